"""A backup is whole, private, and one of the newest few."""

import stat
import sys
import time
from pathlib import Path

import apsw
import pytest

from desktop.core.backup import BackupReason
from desktop.storage.backup import back_up
from desktop.storage.backup_names import KEPT, backup_name
from desktop.storage.database import STAGED, Database


def test_it_holds_what_is_not_in_the_main_file_yet(database: Database, tmp_path: Path) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO conversations (id, title, created_at, updated_at) VALUES ('a', 'Bread', 1, 1)")
    with database.reading() as connection:
        made = back_up(connection, tmp_path / "copies", "test")
    copy = apsw.Connection(str(made), flags=apsw.SQLITE_OPEN_READONLY)
    assert copy.execute("SELECT title FROM conversations").get == "Bread"
    assert copy.pragma("integrity_check") == "ok"
    copy.close()


def test_only_the_newest_are_kept(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for day in range(1, KEPT + 3):
        (folder / f"2020010{day}-000000-old.sqlite3").touch()
    with database.reading() as connection:
        made = back_up(connection, folder, "test")
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == KEPT
    assert left[-1] == made.name
    assert left[0] == "20200104-000000-old.sqlite3"


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX's")
def test_it_is_this_persons_alone(database: Database, tmp_path: Path) -> None:
    with database.reading() as connection:
        made = back_up(connection, tmp_path / "copies", "test")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_what_a_crash_left_of_a_copy_goes(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in ("20200101-000000-daily.sqlite3.part", "20200101-000000-daily.sqlite3.part-journal", "mine.txt"):
        (folder / name).touch()
    staged = database.path.with_name(f"{database.path.name}{STAGED}")
    staged.touch()
    with database.reading() as connection:
        made = back_up(connection, folder, "test")
    assert {file.name for file in folder.iterdir()} == {made.name, "mine.txt"}
    database.close()
    database.open()
    assert not staged.exists()


def test_one_from_a_clock_that_was_ahead_does_not_cost_the_newest(database: Database, tmp_path: Path) -> None:
    """Of several on a day the latest is kept; the one that was made just now is there all the same."""
    folder = tmp_path / "copies"
    folder.mkdir()
    later = time.mktime((*time.localtime()[:3], 23, 59, 59, 0, 0, -1))
    (folder / backup_name(later, BackupReason.ASKED)).touch()
    with database.reading() as connection:
        assert back_up(connection, folder, BackupReason.ASKED).exists()
        assert back_up(connection, folder, BackupReason.ASKED).exists()
