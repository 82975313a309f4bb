"""Lets processes take turns at a file that each reads, changes and writes whole, so that none undoes another's work."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def file_turn(path: Path) -> Iterator[None]:
    """Wait for others in a turn at `path`; the lock ends with its process. Where nothing can be locked nobody waits."""
    descriptor = _locked(path.with_name(f".{path.name}.lock"))
    try:
        yield
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _locked(path: Path) -> int:
    """A descriptor that holds the lock; -1 for none: a read-only folder, or a disk that knows no locks."""
    descriptor = -1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if sys.platform == "win32":  # not tested on Windows; gives up after 10 seconds
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        if descriptor >= 0:
            os.close(descriptor)
        return -1
    return descriptor
