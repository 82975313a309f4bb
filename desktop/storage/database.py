"""One SQLite file, one connection, one lock: opened, checked, migrated and closed here."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw

from desktop.core.errors import BugError, ErrorKind, KnownError
from desktop.storage.backup import back_up
from desktop.storage.damaged import copy_aside
from desktop.storage.migrations import Migration, all_migrations, migrate, version_of
from desktop.storage.reserve import free_reserve, has_reserve, has_room, is_cramped, keep_reserve
from desktop.storage.signs import know_signs
from desktop.storage.translation import translated

OLDEST_SQLITE = 3_051_003  # earlier ones may damage a WAL file when it is reset (sqlite.org/wal.html, walresetbug)
BUSY_TIMEOUT = 5000  # ms
STAGED = ".restoring"  # ending of a backup on its way into this place


class Database:
    """Owns the connection. Any thread; one at a time inside `reading` or `writing`."""

    def __init__(self, path: Path, backups: Path, *, migrations: list[Migration] | None = None) -> None:
        self.path = path
        self._backups = backups
        self._steps = all_migrations() if migrations is None else migrations
        self._lock = threading.RLock()
        self._connection: apsw.Connection | None = None
        self._open_mark = path.with_name(path.name + ".open")
        self._is_full = False
        self._listeners: list[Callable[[bool], object]] = []

    def open(self) -> None:
        """Open, check and migrate; raises `KnownError` and leaves the file as it was when it cannot be used."""
        if apsw.SQLITE_VERSION_NUMBER < OLDEST_SQLITE:
            raise BugError(f"SQLite {apsw.sqlite_lib_version()} may damage chats; 3.51.3 or later is needed")
        if is_cramped(self.path.parent) and has_reserve(self.path.parent):
            free_reserve(self.path.parent)  # even reading needs some room, for SQLite's index of the journal
            self._is_full = True
        try:
            with translated(self.path):
                self._refuse_newer()
                self._connect()
                self._migrate()
        except KnownError as error:
            if error.kind is not ErrorKind.DATABASE_DAMAGED:
                self._disconnect()
                if (full := self._as_full(error)) is not None:
                    raise full from error
                raise
            copied = self._copied_aside(error)  # while the journal is there
            self._disconnect(fold=False)
            raise copied from error
        with contextlib.suppress(OSError):
            self._open_mark.touch(mode=0o600)
            for left in self.path.parent.glob(f"{self.path.name}{STAGED}*"):  # of a way back that was cut short
                left.unlink()
        if not self._is_full:
            keep_reserve(self.path.parent)

    def close(self) -> None:
        """Write everything into the file itself and let go; safe to call twice."""
        with self._lock:
            if self._connection is not None:
                self._disconnect()
                self._open_mark.unlink(missing_ok=True)

    def replace_by(self, put_in_place: Callable[[], None]) -> None:
        """Close the file, let `put_in_place` put another one there, and open that; nobody else works meanwhile.

        What `put_in_place` raises is raised again, with the old file open.
        """
        with self._lock, translated(self.path):
            self._disconnect()
            try:
                put_in_place()
            finally:
                self._connect()
                self._migrate()

    @property
    def is_full(self) -> bool:
        """Whether the last write found no room on the disk."""
        return self._is_full

    def on_full_changed(self, listener: Callable[[bool], object]) -> Callable[[], None]:
        """Tell when writing begins or ceases to be impossible for lack of room. Called on the thread that wrote.

        What comes back ends the telling.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def look_for_room(self) -> bool:
        """Whether there is room again: the reserve, which was given back, could be filled anew."""
        if has_room(self.path.parent):
            keep_reserve(self.path.parent)
        self._set_full(not has_reserve(self.path.parent))
        return not self._is_full

    def _set_full(self, is_full: bool) -> None:
        if is_full != self._is_full:
            self._is_full = is_full
            for listener in list(self._listeners):
                listener(is_full)

    @contextlib.contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """The connection, for queries."""
        with self._lock, translated(self.path):
            yield self._open_connection()

    @contextlib.contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """The connection inside one transaction, on disk when the block ends."""
        with self._lock:
            try:
                with translated(self.path), self._open_connection() as connection:
                    yield connection
            except KnownError as error:
                if error.kind is ErrorKind.DISK_FULL:
                    free_reserve(self.path.parent)
                    self._set_full(True)
                raise

    def _open_connection(self) -> apsw.Connection:
        if self._connection is None:
            raise BugError("the database is closed")
        return self._connection

    def _connect(self) -> None:
        self.path.touch(mode=0o600, exist_ok=True)
        connection = self._connection = apsw.Connection(str(self.path))
        connection.set_busy_timeout(BUSY_TIMEOUT)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")  # a chat turn takes seconds, an fsync milliseconds
        connection.pragma("foreign_keys", True)
        connection.pragma("mmap_size", 0)
        know_signs(connection)
        if self._open_mark.exists() and (found := connection.pragma("quick_check")) != "ok":
            raise apsw.CorruptError(str(found))

    def _refuse_newer(self) -> None:
        """Read the version from the file's header (offset 60, SQLite file format §1.3) before SQLite touches it."""
        try:
            with self.path.open("rb") as file:
                header = file.read(64)
        except FileNotFoundError:
            return
        except OSError as error:
            reason = error.strerror or str(error)
            raise KnownError(ErrorKind.FOLDER_UNUSABLE, path=str(self.path.parent), reason=reason) from error
        if header.startswith(b"SQLite format 3\0") and len(header) == 64:
            self._refuse(int.from_bytes(header[60:64], "big"))

    def _refuse(self, found: int) -> None:
        if found > len(self._steps):
            raise KnownError(ErrorKind.DATABASE_NEWER, path=str(self.path), found=found, known=len(self._steps))

    def _migrate(self) -> None:
        connection = self._open_connection()
        before = version_of(connection)
        self._refuse(before)  # the newer version may have been in the journal only
        if before < len(self._steps):
            if before:
                back_up(connection, self._backups, f"version-{before}")
            migrate(connection, self._steps)

    def _disconnect(self, *, fold: bool = True) -> None:
        """Close; without `fold` the journal is left beside the file, as it is."""
        if self._connection is not None:
            with contextlib.suppress(apsw.Error):
                self._connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0 if fold else 1)
                self._connection.close()
            self._connection = None

    def _as_full(self, error: KnownError) -> KnownError | None:
        """SQLite says of a full disk, while it opens a file, that it cannot be written to."""
        folder = self.path.parent
        if error.kind is not ErrorKind.FOLDER_UNUSABLE or not is_cramped(folder):
            return None
        return KnownError(ErrorKind.DISK_FULL, details=error.details, what=self.path.name, path=str(folder))

    def _copied_aside(self, error: KnownError) -> KnownError:
        copy = copy_aside(self.path, self._backups)
        arguments = {**error.arguments, "copy": str(copy or "–"), "backups": str(self._backups)}
        return KnownError(error.kind, details=error.details, **arguments)
