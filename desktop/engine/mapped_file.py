"""Lets go of the pages of a model's file that were only read to be copied.

llama.cpp maps the whole file and has the system read all of it. Weights that the processor wants in another order are
then copied (`CPU_REPACK`), and their pages in the map are never looked at again, yet count as memory of this process:
a 4-bit model would seem to take twice its size. What is still needed of the map is in the system's cache, and comes
back page by page at the first token.
"""

import ctypes
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.engine.confinement.policy import parts

_DONTNEED = 4  # madvise: for a map of a file, forget the pages here and keep the file's
_LINE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r--s \S+ \S+ \d+ +(.+)")


def let_go_of_copied(path: Path) -> int:
    """After a load that copied; returns the bytes of address space that it was done for. Linux only."""
    if sys.platform != "linux":
        return 0
    try:
        lines = Path("/proc/self/maps").read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    done = 0
    for start, end in _maps_of(path, lines):
        if not madvise(start, end - start, _DONTNEED):
            done += end - start
    return done


def _maps_of(path: Path, lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where the file, or any of its parts, is mapped for reading."""
    names = {str(part.resolve()) for part in parts(path)}
    found = [match for line in lines if (match := _LINE.fullmatch(line))]
    return [(int(match[1], 16), int(match[2], 16)) for match in found if match[3] in names]
