"""One bootstrap at a time: two that build the same engine or fill the same environment would be in each other's way."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

if sys.platform == "win32":  # untested
    import msvcrt

    def _take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def alone(lock: Path, on_wait: Callable[[str], None], pause: float = 0.5) -> Iterator[None]:
    """Hold the lock; it falls with this process, however that ends."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        waited = False
        while not _taken(file):
            if not waited:
                on_wait("another start is preparing Bantam; waiting for it")
            waited = True
            time.sleep(pause)
        yield


def _taken(file: IO[str]) -> bool:
    try:
        _take(file)
    except (BlockingIOError, PermissionError):
        return False
    return True
