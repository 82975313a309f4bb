"""Brings files to another place, whole or not at all and over no other, so that a kill in between costs nothing."""

import contextlib
import hashlib
import os
import time
from pathlib import Path

from desktop.core.ids import new_id
from desktop.core.library import CHANGED_MEANWHILE, COPY_DIFFERS
from desktop.library.hashing import PIECE, Told, hash_of

PART_START, PART_END = ".bantam-", ".part"  # hidden, so that no list shows half a file


class TransferError(Exception):
    """It could not be brought there; `reason` is the end of a sentence."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def copy_part(source: Path, folder: Path, told: Told, *, verify: bool = True) -> tuple[Path, str] | None:
    """Copy into a hidden file of `folder`, on the disk when this returns; its path and hash. None when stopped.

    With `verify` it is read once more. Raises `OSError` and `TransferError`, and leaves nothing then.
    """
    part = folder / f"{PART_START}{new_id()}{PART_END}"
    is_done = False
    try:
        digest = _written(source, part, told)
        if digest is None:
            return None
        if verify and (again := hash_of(part, lambda _count: told(0))) != digest:
            if again is None:
                return None
            raise TransferError(COPY_DIFFERS)
        is_done = True
        return part, digest
    finally:
        if not is_done:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _written(source: Path, part: Path, told: Told) -> str | None:
    digest = hashlib.sha256()
    buffer = memoryview(bytearray(PIECE))
    with source.open("rb", buffering=0) as read, part.open("xb", buffering=0) as written:
        before = os.fstat(read.fileno())
        while count := read.readinto(buffer):
            digest.update(buffer[:count])
            _write_all(written.fileno(), buffer[:count])
            if not told(count):
                return None
        os.fsync(written.fileno())
        _forget_cached(written.fileno())  # so that reading it again asks the disk
        after = os.fstat(read.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise TransferError(CHANGED_MEANWHILE)
    return digest.hexdigest()


def remove_file(path: Path) -> None:
    """Delete a file that may be read-only; one that is gone is gone. Raises `OSError`."""
    try:
        path.unlink(missing_ok=True)
    except (
        PermissionError
    ):  # Windows deletes no read-only file; elsewhere the folder forbids it, and the file stays as is
        if os.name != "nt":
            raise
        path.chmod(0o600)
        path.unlink(missing_ok=True)


def remove_parts(folder: Path, older_than: float = 86_400.0) -> None:
    """Delete what a kill left of copies: halves that nobody has written to for so many seconds."""
    with contextlib.suppress(OSError):
        for path in folder.rglob(f"{PART_START}*{PART_END}"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > older_than:
                    path.unlink()


def _write_all(descriptor: int, data: memoryview) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _forget_cached(descriptor: int) -> None:
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
