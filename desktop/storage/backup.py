"""Copies of the chats, made with SQLite's own online backup so that a copy is always whole, and checked when made."""

import contextlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.storage.backup_names import ENDING, backup_name, to_be_removed

PAGES = 2048  # copied at a time; between two times it can be told to stop
PART = ".part"  # ending of a copy that is being made
SPARE = 16 << 20  # bytes that stay free on the disk
STEPS = 100_000  # of SQLite's machine between two looks whether to stop


def back_up(
    connection: apsw.Connection,
    folder: Path,
    label: str,
    *,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Copy the open database into `folder`, check the copy, let old ones go, and return the new one.

    Raises `KnownError` (BACKUP_FAILED) without room or when the copy is not sound, `apsw.Error`, and
    `apsw.InterruptError` when cancelled; nothing is left then.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError(ErrorKind.BACKUP_FAILED, reason=reason, path=str(folder), details=repr(error)) from error
    for left in folder.glob(f"*{ENDING}{PART}*"):  # of copies that were cut short by a crash
        with contextlib.suppress(OSError):
            left.unlink()
    _refuse_without_room(connection, folder)
    target = _free_target(folder, label)
    part = target.with_name(target.name + PART)
    try:
        _copy(connection, part, is_cancelled)
        sync(part)
        part.replace(target)
    except (OSError, apsw.FullError, apsw.IOError, apsw.CantOpenError) as error:
        raise KnownError(
            ErrorKind.BACKUP_FAILED, reason=_reason(error), path=str(folder), details=repr(error)
        ) from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                part.with_name(part.name + suffix).unlink(missing_ok=True)
    sync(folder)
    for old in to_be_removed(sorted(folder.glob("*" + ENDING))):
        if old != target:  # whatever a clock said when others were made
            with contextlib.suppress(OSError):
                old.unlink()
    return target


def check(connection: apsw.Connection) -> None:
    """Raises `apsw.CorruptError` when the database is not sound throughout."""
    if (found := connection.pragma("integrity_check")) != "ok":
        raise apsw.CorruptError(str(found))


def sync(path: Path) -> None:
    """What the file or folder holds is on the disk itself; systems that cannot open folders do that by themselves."""
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_without_room(folder: Path, size: int) -> None:
    """Raises `KnownError` (BACKUP_FAILED) when `size` bytes more would fill the disk."""
    free = shutil.disk_usage(folder).free
    if free < size + SPARE:
        reason = f"it needs {(size + SPARE) / 1e6:,.0f} MB and {free / 1e6:,.0f} MB are free"
        raise KnownError(ErrorKind.BACKUP_FAILED, reason=reason, path=str(folder))


def _reason(error: OSError | apsw.Error) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, apsw.FullError):
        return QT_TRANSLATE_NOOP("errors", "the disk is full")
    return QT_TRANSLATE_NOOP("errors", "the disk did not take the copy")


def _refuse_without_room(connection: apsw.Connection, folder: Path) -> None:
    size = int(connection.pragma("page_count")) * int(connection.pragma("page_size"))
    refuse_without_room(folder, size)


def _free_target(folder: Path, label: str) -> Path:
    """Two within a second do not get in each other's way."""
    at = time.time()
    while (target := folder / backup_name(at, label)).exists():
        at += 1
    return target


def _copy(connection: apsw.Connection, part: Path, is_cancelled: Callable[[], bool]) -> None:
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    copy = apsw.Connection(str(part))
    try:
        with copy.backup("main", connection, "main") as backup:
            while not backup.done:
                if is_cancelled():
                    raise apsw.InterruptError("cancelled")
                backup.step(PAGES)
        copy.pragma("journal_mode", "delete")  # one file, which can be opened where nothing can be written
        copy.set_progress_handler(is_cancelled, STEPS)
        check(copy)
    finally:
        copy.close()
