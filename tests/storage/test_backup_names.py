"""Which backups are kept: one for each of the last seven days and four weeks, and a few made for other reasons."""

import time
from datetime import datetime, timedelta
from pathlib import Path

from desktop.core.backup import BackupReason
from desktop.storage.backup_names import backup_name, reason_of, time_of, to_be_removed

NOON = datetime(2026, 11, 26, 12, 0, 0)


def names(reason: BackupReason, *days_ago: float) -> list[Path]:
    return [Path(backup_name((NOON - timedelta(days=day)).timestamp(), reason.value)) for day in days_ago]


def kept(files: list[Path]) -> list[str]:
    files = sorted(files)
    gone = to_be_removed(files)
    return [file.name for file in files if file not in gone]


def test_a_year_of_days_leaves_seven_days_and_four_weeks() -> None:
    files = names(BackupReason.DAILY, *range(365))
    left = kept(files)
    days = [time.strftime("%m-%d", time.localtime(time_of(name))) for name in left]
    assert days == ["11-08", "11-15", "11-20", "11-21", "11-22", "11-23", "11-24", "11-25", "11-26"]


def test_of_one_day_the_newest_is_kept() -> None:
    files = [*names(BackupReason.ASKED, 0.3, 0.2, 0.1), *names(BackupReason.DAILY, 0)]
    assert kept(files) == [files[-1].name]


def test_days_without_the_program_do_not_count() -> None:
    files = names(BackupReason.DAILY, 0, 40, 80, 120, 160, 200)
    assert len(kept(files)) == 6


def test_special_ones_are_counted_apart() -> None:
    special = [*names(BackupReason.RESTORE, *range(1, 9)), Path("20200101-000000-version-1.sqlite3")]
    daily = names(BackupReason.DAILY, 0)
    left = kept([*special, *daily])
    assert len(left) == 6
    assert daily[0].name in left
    assert "20200101-000000-version-1.sqlite3" not in left


def test_what_is_no_backup_is_never_removed() -> None:
    files = [Path("mine.sqlite3"), Path("20261399-999999-daily.sqlite3")]
    assert to_be_removed(sorted(files)) == []


def test_names_tell_time_and_reason() -> None:
    (file,) = names(BackupReason.RESTORE, 0)
    assert file.name == "20261126-120000-before-restore.sqlite3"
    assert time_of(file.name) == NOON.timestamp()
    assert reason_of(file.name) is BackupReason.RESTORE
    assert reason_of("20261126-120000-version-3.sqlite3") is BackupReason.VERSION
    assert reason_of("20261126-120000-whatever.sqlite3") is BackupReason.OTHER
    assert time_of("backup.sqlite3") is None
