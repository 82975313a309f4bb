"""Sets a damaged file aside with all that SQLite keeps beside it, before anything can change it."""

import contextlib
import shutil
import time
from pathlib import Path

BESIDE = ("", "-wal", "-shm")  # the newest chats may be in the journal only


def copy_aside(path: Path, folder: Path) -> Path | None:
    """Copy the file and its journal, once for each state of it; returns the copy, None when none could be made."""
    copies: list[Path] = []
    try:
        stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(path.stat().st_mtime))
        target = folder / f"{stamp}-damaged.sqlite3.copy"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for suffix in BESIDE:
            source, copy = path.with_name(path.name + suffix), target.with_name(target.name + suffix)
            if source.exists() and not _is_same(source, copy):
                copies.append(copy)
                shutil.copy2(source, copy)
    except OSError:  # a full disk: half a copy helps nobody, and none must be promised
        for copy in copies:
            with contextlib.suppress(OSError):
                copy.unlink(missing_ok=True)
        return None
    return target


def _is_same(source: Path, copy: Path) -> bool:
    if not copy.exists():
        return False
    one, other = source.stat(), copy.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
