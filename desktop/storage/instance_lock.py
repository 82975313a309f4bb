"""Only one Bantam at a time uses a data folder."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError

NAME = "bantam.lock"


class InstanceLock:
    """A lock of the operating system on a file: it goes with its process, so it can never be stale."""

    def __init__(self, data: Path) -> None:
        self._path = data / NAME
        self._file: TextIOWrapper | None = None

    def acquire(self) -> None:
        """Take the lock; raises `KnownError` (DATABASE_LOCKED) naming the holder, or FOLDER_UNUSABLE."""
        try:
            file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            raise KnownError(ErrorKind.FOLDER_UNUSABLE, path=str(self._path.parent), reason=reason) from error
        try:
            _lock(file)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            file.close()
            details = f"held by process {holder}"
            raise KnownError(ErrorKind.DATABASE_LOCKED, path=str(self._path.parent), details=details) from error
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        self._file = file

    def release(self) -> None:
        """Let go; safe to call twice."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    LOCKED_BYTE = 1 << 20  # past the text, which stays readable for the other process

    def _lock(file: TextIOWrapper) -> None:
        file.seek(LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: TextIOWrapper) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
