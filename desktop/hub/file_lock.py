"""One process at a time fetches a file; the lock ends with the process that holds it."""

import contextlib
import errno
import os
import sys
import time
from pathlib import Path

LOOK_EVERY = 0.2  # seconds
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # anything else: a disk that knows no locks, and has none


class FileLock:
    """A lock on a file of its own. One thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def acquire(self, *, wait: bool) -> bool:
        """Take it, and say whether it was free; with `wait` it always ends so. Raises `OSError`."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if _lock(descriptor) and _is_same(descriptor, self._path):
                self._descriptor = descriptor
                return True
            os.close(descriptor)  # taken, or deleted by whoever held it
            if not wait:
                return False
            time.sleep(LOOK_EVERY)

    def release(self) -> None:
        """Give it back and leave no file."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(self._descriptor)
            self._descriptor = -1


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":  # not tested on Windows
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True
