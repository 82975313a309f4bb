"""A copy of all chats that was made, checked and kept."""

from enum import StrEnum
from pathlib import Path

import msgspec


class BackupReason(StrEnum):
    """Why a copy was made; it is part of the name of the file."""

    DAILY = "daily"
    ASKED = "asked"  # a person wanted it
    RESTORE = "before-restore"
    VERSION = "version"  # before a newer Bantam changed the file
    OTHER = "other"


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """One copy. `chats` is None when it cannot be read."""

    name: str
    path: Path
    made_at: float  # seconds since the epoch
    reason: BackupReason
    size: int  # bytes
    chats: int | None
