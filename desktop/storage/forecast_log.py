"""What was foretold of models and what came, one JSON object a line.

Not in the database: `bantam ask` and its like let models write without opening the chats, which one Bantam at a time
may do, and their runs count too. A line is written in one piece, so two of them never mix.
"""

import contextlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.core.fit import Outcome

KEPT = 400  # outcomes; the oldest go
_LARGEST = 256 * 1024  # bytes, above which they do


class ForecastLog:
    """Owns the file. Any thread. One that cannot be read or written costs what was learned, and nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()  # of the fields below
        self._known: list[Outcome] = []
        self._stamp: tuple[int, int] = (0, 0)  # of the file when it was read

    def add(self, outcomes: Sequence[Outcome]) -> None:
        """Keep what came."""
        lines = b"".join(msgspec.json.encode(one) + b"\n" for one in outcomes)
        with self._lock, contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._size() > _LARGEST:
                self._shorten()
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, lines)
            finally:
                os.close(descriptor)

    def outcomes(self) -> list[Outcome]:
        """The newest, in their order; read anew only where the file has changed."""
        with self._lock:
            self._read()
            return self._known

    def _read(self) -> None:
        try:
            found = self._path.stat()
            stamp = (found.st_mtime_ns, found.st_size)
            if stamp == self._stamp:
                return
            lines = self._path.read_bytes().splitlines() if found.st_size <= 4 * _LARGEST else []
        except OSError:
            lines, stamp = [], (0, 0)
        self._known = [one for line in lines[-KEPT:] if (one := _outcome(line)) is not None]
        self._stamp = stamp

    def _size(self) -> int:
        with contextlib.suppress(OSError):
            return self._path.stat().st_size
        return 0

    def _shorten(self) -> None:
        """Keep the newest half of what may be kept. Whole or not at all."""
        lines = self._path.read_bytes().splitlines(keepends=True)[-KEPT // 2 :]
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        part.write_bytes(b"".join(lines))
        part.replace(self._path)


def _outcome(line: bytes) -> Outcome | None:
    """A line that is none, such as one that a power cut left half written, is left out."""
    try:
        return msgspec.json.decode(line, type=Outcome)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
