"""The folder of state files: opened here for an engine, kept small, cleared when a chat is deleted."""

import contextlib
import hashlib
import os
import sys
from pathlib import Path

LIMIT = 2 << 30  # bytes of all files
SUFFIX = ".state"


class StateFiles:
    """Owns the folder. Any thread. A folder that cannot be used costs a slower return to a chat, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, *words: object) -> int | None:
        """A descriptor of the file for what `words` name, this process's alone; None when there can be none.

        Whoever takes it closes it. An engine of another Bantam that has the file keeps it.
        """
        if sys.platform == "win32":  # descriptors cannot be handed down there
            return None
        import fcntl

        name = hashlib.sha256("\0".join(map(str, words)).encode()).hexdigest()[:32] + SUFFIX
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._prune(name)
            descriptor = os.open(self._folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.utime(descriptor)
            except OSError:
                os.close(descriptor)
                raise
            return descriptor
        return None

    def clear(self) -> None:
        """Forget everything: a chat was deleted, and the files do not say which is whose."""
        for path in self._folder.glob(f"*{SUFFIX}"):
            with contextlib.suppress(OSError):
                path.unlink()

    def _prune(self, spared: str) -> None:
        """Remove the files that were not used for the longest time, until the rest fits."""
        files = sorted(self._folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
        total = sum(path.stat().st_size for path in files)
        for path in files:
            if total > LIMIT and path.name != spared:
                total -= path.stat().st_size
                path.unlink()
