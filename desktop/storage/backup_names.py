"""Names of backups, and which of them are kept: one for each of the last days and weeks, and a few special ones."""

import re
import time
from pathlib import Path

from desktop.core.backup import BackupReason

ENDING = ".sqlite3"
DAYS = 7
WEEKS = 4
KEPT = 5  # of those made for another reason than the calendar
ROUTINE = (BackupReason.DAILY, BackupReason.ASKED)
_NAME = re.compile(r"(\d{8}-\d{6})-([\w-]+)\.sqlite3")
_STAMP = "%Y%m%d-%H%M%S"


def backup_name(at: float, label: str) -> str:
    """The name of a copy made at `at`; names sort as their times do."""
    return f"{time.strftime(_STAMP, time.localtime(at))}-{label}{ENDING}"


def time_of(name: str) -> float | None:
    """When a copy was made, None for a file that is none."""
    found = _NAME.fullmatch(name)
    try:
        return time.mktime(time.strptime(found[1], _STAMP)) if found else None
    except (OverflowError, ValueError):
        return None


def reason_of(name: str) -> BackupReason:
    """Why a copy was made."""
    found = _NAME.fullmatch(name)
    label, none = found[2] if found else "", BackupReason.OTHER
    return next((reason for reason in BackupReason if label == reason or label.startswith(f"{reason}-")), none)


def to_be_removed(files: list[Path]) -> list[Path]:
    """Those that are not kept, of copies sorted by name. What is no copy is never among them."""
    dated = [(file, made) for file in files if (made := time_of(file.name)) is not None]
    routine = [(file, made) for file, made in dated if reason_of(file.name) in ROUTINE]
    special = [file for file, _ in dated if reason_of(file.name) not in ROUTINE]
    kept = set(special[-KEPT:]) | _newest_of_each(routine, "%Y-%m-%d", DAYS) | _newest_of_each(routine, "%G-%V", WEEKS)
    return [file for file, _ in dated if file not in kept]


def _newest_of_each(files: list[tuple[Path, float]], period: str, most: int) -> set[Path]:
    """The newest copy of each of the last `most` periods that have one."""
    newest = {time.strftime(period, time.localtime(made)): file for file, made in files}  # later ones replace
    return set(list(newest.values())[-most:])
