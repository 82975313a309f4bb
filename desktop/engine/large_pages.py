"""Has the system keep a model's file in large pieces, before llama.cpp maps it.

Weights that are used where they lie in a mapped file are walked faster where that file is in pages of 2 MB and not of
4 kB: a Llama of 1B writes 1.08 to 1.09 times as fast (`tests/benchmarks/pages`), and how fast can be foretold. Linux
keeps a file so where its file system can (XFS, ext4 since 6.16, btrfs) and whoever reads it first asks for it
(`MADV_HUGEPAGE`); bytes that were written or read in small portions stay as they are until they are forgotten. A file
that lies there so, as it may after a download, is therefore read once more from the disk, unless the disk would take
long for it.
"""

import contextlib
import ctypes
import mmap
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.engine.confinement.policy import parts

_HUGE_PAGE, _POPULATE, _FORGET = 14, 22, 4  # man 2 madvise: MADV_HUGEPAGE, MADV_POPULATE_READ, MADV_DONTNEED
_PIECE = 16 << 20  # bytes that are read between two looks at the clock and at the wish to stop
_SMALLEST = 32 << 20  # bytes of a file below which nothing is gained
_PATIENCE = 4.0  # seconds that reading once more may take
_ROOM = 1.25  # times the file's size that memory must have left, as it is read as a whole
_LARGE = re.compile(r"^FilePmdMapped:\s+(\d+) kB$", re.MULTILINE)
_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB$", re.MULTILINE)

OnProgress = Callable[[float], bool]


def read_in_large_pages(path: Path, on_progress: OnProgress) -> bool:
    """Bring the file, with all its parts, into the system's cache; False when `on_progress` says to stop.

    Nothing is done where the system knows no such pages, where the file does not fit into free memory, or where
    anything fails: llama.cpp reads it all the same.
    """
    if sys.platform != "linux":
        return True
    with contextlib.suppress(OSError):
        files = [(part, part.stat().st_size) for part in parts(path)]
        total = sum(size for _, size in files)
        if total * _ROOM > _kilobytes("/proc/meminfo", _AVAILABLE):
            return True
        done = 0
        for part, size in files:
            if size >= _SMALLEST and not _Reader(part, size).read(_share(on_progress, done, size, total)):
                return False
            done += size
    return True


class _Reader:
    """One file."""

    def __init__(self, path: Path, size: int) -> None:
        self._path, self._size = path, size

    def read(self, on_progress: OnProgress) -> bool:
        """Raises OSError."""
        with self._path.open("rb", buffering=0) as file, _mapped(file.fileno(), self._size) as start:
            _advise(start, self._size, _HUGE_PAGE)
            before = self._large()
            for at, length in self._pieces():
                _advise(start + at, length, _POPULATE)
                if not on_progress((at + length) / self._size):
                    return False
            if self._large() - before > self._size // 2:
                return True
            return self._read_once_more(file.fileno(), start, on_progress)

    def _read_once_more(self, descriptor: int, start: int, on_progress: OnProgress) -> bool:
        began, before = time.monotonic(), self._large()
        for at, length in self._pieces():
            _advise(start + at, length, _FORGET)
            os.posix_fadvise(descriptor, at, length, os.POSIX_FADV_DONTNEED)
            _advise(start + at, length, _POPULATE)
            done = (at + length) / self._size
            if not on_progress(done):
                return False
            if (time.monotonic() - began) / done > _PATIENCE or self._large() <= before:
                break  # slow, or a file system that has no large pages
        return True

    @staticmethod
    def _large() -> int:
        """Bytes of files that this process sees in large pages."""
        return _kilobytes("/proc/self/smaps_rollup", _LARGE)

    def _pieces(self) -> Iterator[tuple[int, int]]:
        return ((at, min(_PIECE, self._size - at)) for at in range(0, self._size, _PIECE))


@contextlib.contextmanager
def _mapped(descriptor: int, size: int) -> Iterator[int]:
    """Where the file is mapped; not by Python's own map, which keeps every other thread waiting while the disk reads.

    Raises OSError.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
    libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    start = libc.mmap(None, size, mmap.PROT_READ, mmap.MAP_SHARED, descriptor, 0)
    if start in (None, ctypes.c_void_p(-1).value):
        raise OSError(ctypes.get_errno(), "mmap")
    try:
        yield start
    finally:
        libc.munmap(start, size)


def _advise(start: int, length: int, advice: int) -> None:
    """Raises OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    if libc.madvise(start, length, advice):
        raise OSError(ctypes.get_errno(), "madvise")


def _kilobytes(name: str, line: re.Pattern[str]) -> int:
    """A figure of the kernel's, in bytes; raises OSError."""
    found = line.search(Path(name).read_text("ascii"))
    return int(found[1]) * 1024 if found else 0


def _share(on_progress: OnProgress, done: int, size: int, total: int) -> OnProgress:
    """What one part tells as a share of all."""
    return lambda fraction: on_progress((done + fraction * size) / total)
