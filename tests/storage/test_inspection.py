"""The doctor's look at the chats changes nothing and says what is wrong."""

from pathlib import Path

import apsw
import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.storage.database import Database
from desktop.storage.inspection import inspect_database


def kind_of(path: Path) -> ErrorKind:
    with pytest.raises(KnownError) as caught:
        inspect_database(path)
    return caught.value.kind


def test_no_chats_yet_and_none_are_made(tmp_path: Path) -> None:
    assert inspect_database(tmp_path / "none.sqlite3") == "no chats yet"
    assert list(tmp_path.iterdir()) == []


def test_it_counts_while_a_window_writes(database: Database) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO conversations (id, title, created_at, updated_at) VALUES ('a', 'Bread', 1, 1)")
    words = inspect_database(database.path)
    assert "sound, 1 conversations, 0 messages" in words
    assert "Bread" not in words


def test_what_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite3"
    path.write_bytes(b"no database" * 500)
    assert kind_of(path) is ErrorKind.DATABASE_DAMAGED
    assert path.read_bytes() == b"no database" * 500


def test_a_newer_file_is_named(database: Database) -> None:
    database.close()
    connection = apsw.Connection(str(database.path))
    connection.pragma("user_version", 99)
    connection.close()
    assert kind_of(database.path) is ErrorKind.DATABASE_NEWER
