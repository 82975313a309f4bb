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
        raise translate(error, path) from error
