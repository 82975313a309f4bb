"""The backups of one database: listed, made beside its work, and put back in its place."""

import contextlib
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import apsw

from desktop.core.backup import Backup, BackupReason
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.storage.backup import back_up, check, refuse_without_room, sync
from desktop.storage.backup_names import ENDING, ROUTINE, reason_of, time_of
from desktop.storage.damaged import copy_aside
from desktop.storage.database import STAGED
from desktop.storage.migrations import all_migrations, migrate, version_of
from desktop.storage.translation import translated

TIMEOUT = 5000  # ms
JOURNALS = ("-wal", "-shm", "-journal")


class BackupStore:
    """Any thread; one work at a time. Needs no open database. Raises `KnownError`."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self.folder = folder
        self._lock = threading.Lock()

    def backups(self) -> list[Backup]:
        """All that are there, the newest first."""
        found = []
        with contextlib.suppress(OSError):
            for file in sorted(self.folder.glob("*" + ENDING), reverse=True):
                made = time_of(file.name)
                if made is not None:
                    found.append(self._describe(file, made))
        return found

    def newest_routine(self) -> float | None:
        """When the last daily or wished copy was made."""
        names = [file.name for file in self.folder.glob("*" + ENDING)] if self.folder.is_dir() else []
        times = [made for name in names if reason_of(name) in ROUTINE and (made := time_of(name)) is not None]
        return max(times, default=None)

    def make(self, reason: BackupReason, is_cancelled: Callable[[], bool] = lambda: False) -> Path:
        """Copy the database as it is now, while others go on writing; the copy is checked and on disk."""
        with self._lock, translated(self.path):
            source = apsw.Connection(str(self.path), flags=apsw.SQLITE_OPEN_READONLY)
            try:
                source.set_busy_timeout(TIMEOUT)
                source.execute("BEGIN")  # one moment of the file, however long the copying takes
                source.execute("SELECT count(*) FROM sqlite_schema").fetchall()
                return back_up(source, self.folder, reason.value, is_cancelled=is_cancelled)
            except apsw.InterruptError as error:
                raise KnownError(
                    ErrorKind.BACKUP_FAILED, reason=QT_TRANSLATE_NOOP("errors", "it was stopped"), path=str(self.folder)
                ) from error
            finally:
                source.close()

    def stage(self, name: str) -> Path:
        """A copy of a backup beside the database: sound, of today's version, on disk.

        Raises `KnownError` (BACKUP_UNUSABLE, BACKUP_FAILED without room).
        """
        with self._lock:
            backup = next((backup for backup in self.backups() if backup.name == name), None)
            if backup is None:
                raise KnownError(
                    ErrorKind.BACKUP_UNUSABLE,
                    name=name,
                    reason=QT_TRANSLATE_NOOP("errors", "there is none of that name"),
                )
            refuse_without_room(self.path.parent, 2 * backup.size)
            staged = self.path.with_name(self.path.name + STAGED)
            try:
                shutil.copyfile(backup.path, staged)
                staged.chmod(0o600)
                _bring_up_to_date(staged)
                sync(staged)
            except (apsw.Error, OSError) as error:
                _remove(staged)
                raise KnownError(
                    ErrorKind.BACKUP_UNUSABLE, name=name, reason=str(error), details=repr(error)
                ) from error
            return staged

    def set_aside(self) -> Path:
        """Copy a damaged file with its journal, once for each state of it; raises `KnownError` (BACKUP_FAILED)."""
        copy = copy_aside(self.path, self.folder)
        if copy is None:
            reason = QT_TRANSLATE_NOOP("errors", "the damaged file could not be copied aside")
            raise KnownError(ErrorKind.BACKUP_FAILED, reason=reason, path=str(self.folder))
        return copy

    def put_in_place(self, staged: Path) -> None:
        """Replace a database that nobody has open. Its journal goes first: it belongs to the old file."""
        with self._lock:
            try:
                for suffix in JOURNALS:
                    self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
                staged.replace(self.path)
            except OSError as error:
                reason = error.strerror or str(error)
                raise KnownError(ErrorKind.FOLDER_UNUSABLE, path=str(self.path.parent), reason=reason) from error
            sync(self.path.parent)

    def _describe(self, file: Path, made: float) -> Backup:
        size = 0
        with contextlib.suppress(OSError):
            size = file.stat().st_size
        reason = reason_of(file.name)
        return Backup(name=file.name, path=file, made_at=made, reason=reason, size=size, chats=_chats_in(file))


def _chats_in(file: Path) -> int | None:
    """How many chats a copy holds; it is only looked at, nothing is made beside it."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    try:
        connection = apsw.Connection(f"{file.absolute().as_uri()}?immutable=1", flags=flags)
        try:
            return int(connection.execute("SELECT count(*) FROM conversations WHERE deleted_at IS NULL").get)
        finally:
            connection.close()
    except apsw.Error:
        return None


def _bring_up_to_date(staged: Path) -> None:
    """Raises `apsw.Error` when it is not sound or newer than this program."""
    connection = apsw.Connection(str(staged), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        check(connection)
        steps = all_migrations()
        if version_of(connection) > len(steps):
            raise apsw.SchemaChangeError("a newer Bantam made it")
        migrate(connection, steps)
        connection.pragma("journal_mode", "delete")
    finally:
        connection.close()


def _remove(staged: Path) -> None:
    for suffix in ("", *JOURNALS):
        with contextlib.suppress(OSError):
            staged.with_name(staged.name + suffix).unlink(missing_ok=True)
