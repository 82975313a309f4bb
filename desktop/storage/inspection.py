"""Looks at the chats for the doctor without changing anything."""

from pathlib import Path

import apsw

from desktop.core.errors import ErrorKind, KnownError
from desktop.storage.migrations import all_migrations, version_of
from desktop.storage.translation import translated


def inspect_database(path: Path) -> str:
    """Version, size, soundness and counts; raises `KnownError` when the file is damaged or newer."""
    if not path.exists() or not path.stat().st_size:
        return "no chats yet"
    with translated(path):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            return _words(connection, path)
        finally:
            connection.close()


def _words(connection: apsw.Connection, path: Path) -> str:
    version, known = version_of(connection), len(all_migrations())
    if version > known:
        raise KnownError(ErrorKind.DATABASE_NEWER, path=path.name, found=version, known=known)
    if (found := connection.pragma("quick_check")) != "ok":
        raise apsw.CorruptError(str(found))
    counts = [connection.execute(f"SELECT count(*) FROM {table}").get for table in ("conversations", "messages")]  # noqa: S608
    size = path.stat().st_size / 1e6
    return f"version {version}, {size:.1f} MB, sound, {counts[0]} conversations, {counts[1]} messages"
