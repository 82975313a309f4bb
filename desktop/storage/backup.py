"""Copies of the chats, made with SQLite's own online backup so that a copy is always whole."""

import time
from pathlib import Path

import apsw

KEPT = 5


def back_up(connection: apsw.Connection, folder: Path, label: str) -> Path:
    """Copy the open database into `folder`, keep the newest copies, and return the new one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{label}.sqlite3"
    copy = apsw.Connection(str(target))
    try:
        with copy.backup("main", connection, "main") as backup:
            backup.step()
    finally:
        copy.close()
    target.chmod(0o600)
    for old in sorted(folder.glob("*.sqlite3"))[:-KEPT]:
        old.unlink()
    return target
