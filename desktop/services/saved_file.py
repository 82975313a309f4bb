"""A file that a person asked for, where they said."""

from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.exchange.atomic_file import write_over


def save_as(path: Path, data: bytes) -> None:
    """Write it in the place of what is there; raises `KnownError` (EXPORT_FAILED), and then that is whole."""
    try:
        write_over(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        failed = KnownError(ErrorKind.EXPORT_FAILED, name=path.name, reason=reason, files=0, details=repr(error))
        raise failed from error
