"""Headers of model files that were read before, kept between two runs.

A vocabulary of 150,000 words takes some 40 ms to walk over, and every start would do it again for every model.
"""

import contextlib
import os
import threading
from pathlib import Path

import msgspec

from desktop.library.gguf_header import GgufHeader

FORMAT = 6  # raise it when a header tells more than before, or tells it otherwise
MOST = 2_000  # files that are remembered; more than anybody's folders hold


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What tells that a file is still the one that was read."""

    changed: int  # nanoseconds
    size: int  # bytes
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> "Stamp":
        """That of a file as it is now."""
        return cls(found.st_mtime_ns, found.st_size, found.st_ino)


class _Kept(msgspec.Struct, frozen=True):
    stamp: Stamp
    header: GgufHeader


class _File(msgspec.Struct):
    format: int
    headers: dict[str, _Kept]


class HeaderCache:
    """One file in the cache folder. Any thread. What cannot be read or written is only slower."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] | None = None  # not read yet
        self._is_new = False

    def get(self, path: Path, stamp: Stamp) -> GgufHeader | None:
        """The header of this very file; None when it was never read or has changed since."""
        with self._lock:
            kept = self._read().get(str(path))
        return kept.header if kept is not None and kept.stamp == stamp else None

    def put(self, path: Path, stamp: Stamp, header: GgufHeader) -> None:
        """Remember it; `save` writes it down."""
        with self._lock:
            known = self._read()
            known.pop(str(path), None)
            known[str(path)] = _Kept(stamp, header)
            while len(known) > MOST:
                del known[next(iter(known))]  # the oldest
            self._is_new = True

    def save(self) -> None:
        """Write down what is new; another Bantam that does the same at this moment wins or loses whole."""
        with self._lock:
            if not self._is_new:
                return
            self._is_new = False
            data = msgspec.json.encode(_File(FORMAT, self._read()))
        half = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            half.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(data)
            half.replace(self._path)

    def _read(self) -> dict[str, _Kept]:
        if self._kept is None:
            self._kept = {}
            with contextlib.suppress(OSError, msgspec.MsgspecError, RecursionError):
                found = msgspec.json.decode(self._path.read_bytes(), type=_File)
                if found.format == FORMAT:
                    self._kept = found.headers
        return self._kept
