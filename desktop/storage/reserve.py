"""A megabyte kept back: when the disk is full, even deleting needs room to write."""

import contextlib
import os
import shutil
from pathlib import Path

SIZE = 1 << 20  # bytes
NAME = "reserve"


def keep_reserve(folder: Path) -> None:
    """Fill the reserve file; a disk that has no room for it is met when it matters, not here."""
    file = folder / NAME
    if has_reserve(folder):
        return
    try:
        with file.open("wb") as handle:
            handle.write(os.urandom(SIZE))  # random: a file system that packs zeros would reserve nothing
    except OSError:
        file.unlink(missing_ok=True)


def has_reserve(folder: Path) -> bool:
    """Whether the room is kept."""
    try:
        return (folder / NAME).stat().st_size >= SIZE
    except OSError:
        return False


def has_room(folder: Path) -> bool:
    """Whether there is room for the reserve and for some work beside it; without some, it would be full at once."""
    try:
        return shutil.disk_usage(folder).free >= 4 * SIZE
    except OSError:
        return False


def is_cramped(folder: Path) -> bool:
    """Whether there is too little room for SQLite to work at all."""
    try:
        return shutil.disk_usage(folder).free < SIZE // 4
    except OSError:
        return False


def free_reserve(folder: Path) -> None:
    """Give the room back."""
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
