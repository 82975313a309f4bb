"""The one line where SQLite's errors become Bantam's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from desktop.core.errors import BantamError, BugError, ErrorKind, KnownError

DAMAGED = (apsw.CorruptError, apsw.NotADBError, apsw.FormatError)
LOCKED = (apsw.BusyError, apsw.LockedError, apsw.ProtocolError)
FULL = (apsw.FullError,)
UNUSABLE = (
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.PermissionsError,
    apsw.AuthError,
    apsw.IOError,
    apsw.NoLFSError,
)
MEMORY = (apsw.NoMemError,)
NOTHING_TO_ROLL_BACK = ("no transaction is active", "no such savepoint")


def translate(error: apsw.Error, path: Path) -> BantamError:
    """The world's faults become `KnownError`; whatever is left is ours."""
    details = f"{type(error).__name__}: {error}"
    if isinstance(error, DAMAGED):
        return KnownError(
            ErrorKind.DATABASE_DAMAGED,
            details=details,
            reason=str(error),
            copy="–",
            backups=str(path.parent / "backups"),
        )
    if isinstance(error, LOCKED):
        return KnownError(ErrorKind.DATABASE_LOCKED, details=details, path=str(path))
    if isinstance(error, FULL):
        return KnownError(ErrorKind.DISK_FULL, details=details, what=path.name, path=str(path.parent))
    if isinstance(error, UNUSABLE):
        return KnownError(ErrorKind.FOLDER_UNUSABLE, details=details, path=str(path.parent), reason=str(error))
    if isinstance(error, MEMORY):
        return KnownError(ErrorKind.OUT_OF_MEMORY, details=details, name=path.name)
    return BugError(details)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Everything SQLite raises inside leaves as a `BantamError`."""
    try:
        yield
    except apsw.Error as error:
        first = _first(error)
        raise (translate(first, path) if isinstance(first, apsw.Error) else first) from error


def _first(error: apsw.Error) -> apsw.Error | BantamError:
    """A full disk makes SQLite itself roll back; apsw then finds nothing to roll back, which is not what went wrong."""
    before = error.__context__
    if isinstance(error, apsw.SQLError) and any(words in str(error) for words in NOTHING_TO_ROLL_BACK):
        if isinstance(before, apsw.Error):
            return _first(before)
        if isinstance(before, BantamError):
            return before
    return error
