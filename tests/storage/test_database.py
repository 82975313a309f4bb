"""Opening, refusing, migrating and translating."""

import contextlib
import inspect
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from desktop.core.errors import BantamError, BugError, ErrorKind, KnownError
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import OLDEST_SQLITE, Database
from desktop.storage.migrations import Migration, all_migrations
from desktop.storage.translation import translate

ROOT = Path(__file__).parents[2]
NEXT = len(all_migrations()) + 1
SECOND = Migration(NEXT, "0009_more.sql", "CREATE TABLE more (x); INSERT INTO more VALUES (1); CREATE TABLE third (y);")


def opened(folder: Path, steps: list[Migration] | None = None) -> Database:
    database = Database(folder / "chats.sqlite3", folder / "backups", migrations=steps)
    database.open()
    return database


def kind_of(folder: Path, steps: list[Migration] | None = None) -> ErrorKind:
    with pytest.raises(KnownError) as caught:
        opened(folder, steps)
    return caught.value.kind


def test_the_file_is_durable_and_private(tmp_path: Path) -> None:
    database = opened(tmp_path)
    with database.reading() as connection:
        assert connection.pragma("journal_mode") == "wal"
        assert connection.pragma("synchronous") == 2
        assert connection.pragma("foreign_keys") == 1
        assert connection.pragma("user_version") == len(all_migrations())
    assert apsw.SQLITE_VERSION_NUMBER >= OLDEST_SQLITE
    if sys.platform != "win32":
        assert stat.S_IMODE(database.path.stat().st_mode) == 0o600
    database.close()
    database.close()
    with pytest.raises(BugError), database.reading():
        pass


def test_a_newer_file_is_refused_and_stays_byte_for_byte(tmp_path: Path) -> None:
    newer = apsw.Connection(str(tmp_path / "chats.sqlite3"))
    newer.pragma("user_version", 99)
    newer.close()
    before = (tmp_path / "chats.sqlite3").read_bytes()
    assert kind_of(tmp_path) is ErrorKind.DATABASE_NEWER
    assert (tmp_path / "chats.sqlite3").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["chats.sqlite3"]


@pytest.mark.parametrize("damage", [b"this is no database at all" * 40, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_copied_aside_and_never_erased(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "chats.sqlite3"
    file.write_bytes(damage[:60] + b"\0\0\0\1" + damage[64:])
    before = file.read_bytes()
    assert kind_of(tmp_path) is ErrorKind.DATABASE_DAMAGED
    assert file.read_bytes() == before
    assert [copy.read_bytes() for copy in (tmp_path / "backups").iterdir()] == [before]


def test_the_journal_of_a_damaged_file_stays_too(tmp_path: Path) -> None:
    """As after a crash: what was written last is in the journal only."""
    (tmp_path / "alive").mkdir()
    opened(tmp_path / "alive").close()
    alive = opened(tmp_path / "alive")
    with alive.writing() as connection:
        connection.execute("INSERT INTO conversations (id, title, created_at, updated_at) VALUES ('a', 'Bread', 1, 1)")
    shutil.copytree(tmp_path / "alive", tmp_path / "crashed")
    alive.close()
    file = tmp_path / "crashed" / "chats.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    file.write_bytes(content)
    journal = file.with_name("chats.sqlite3-wal")
    before = (file.read_bytes(), journal.read_bytes())
    assert before[1], "there has to be something in it"
    for _start in range(2):
        assert kind_of(tmp_path / "crashed") is ErrorKind.DATABASE_DAMAGED
        assert (file.read_bytes(), journal.read_bytes()) == before
    copies = sorted((tmp_path / "crashed" / "backups").glob("*.copy*"))
    assert [copy.read_bytes() for copy in copies if not copy.name.endswith("-shm")] == list(before)


def test_titles_are_found_after_the_file_was_rewritten(tmp_path: Path) -> None:
    database = opened(tmp_path)
    with database.writing() as connection:
        for name in ("a", "b", "c"):
            connection.execute(
                "INSERT INTO conversations (id, title, created_at, updated_at) VALUES (?, ?, 1, 1)",
                (name, f"Bread {name}"),
            )
        connection.execute("DELETE FROM conversations WHERE id = 'a'")
    with database.reading() as connection:
        connection.execute("VACUUM")
    store = ConversationStore(database)
    assert [hit.conversation.id for hit in store.search("c")] == ["c"]
    database.close()


def test_a_copy_that_could_not_be_made_is_not_promised(tmp_path: Path) -> None:
    (tmp_path / "chats.sqlite3").write_bytes(b"no database" * 500)
    (tmp_path / "backups").touch()
    with pytest.raises(KnownError) as caught:
        opened(tmp_path)
    assert caught.value.kind is ErrorKind.DATABASE_DAMAGED
    assert caught.value.arguments["copy"] == "–"


def test_a_broken_page_is_found_after_an_unclean_end(tmp_path: Path) -> None:
    database = opened(tmp_path)
    database.close()
    file = tmp_path / "chats.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096 * 2 : 4096 * 3] = os.urandom(4096)
    file.write_bytes(content)
    (tmp_path / "chats.sqlite3.open").touch()
    assert kind_of(tmp_path) is ErrorKind.DATABASE_DAMAGED


def test_a_migration_backs_up_first(tmp_path: Path) -> None:
    opened(tmp_path).close()
    database = opened(tmp_path, [*all_migrations(), SECOND])
    with database.reading() as connection:
        assert connection.execute("SELECT x FROM more").get == 1
    database.close()
    copies = list((tmp_path / "backups").iterdir())
    assert len(copies) == 1
    assert apsw.Connection(str(copies[0])).pragma("user_version") == NEXT - 1


def test_a_migration_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    opened(tmp_path).close()
    broken = Migration(NEXT, "0009_broken.sql", "CREATE TABLE more (x); CREATE TABLE more (x);")
    with pytest.raises(BantamError):
        opened(tmp_path, [*all_migrations(), broken])
    database = opened(tmp_path)
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").get == 0
    database.close()


KILLED = """
import os, signal, sys
from pathlib import Path
import apsw
from desktop.storage.database import Database
from desktop.storage.migrations import Migration, all_migrations
folder, victim = Path(sys.argv[1]), int(sys.argv[2])
count = 0
def trace(cursor, sql, bindings):
    global count
    count += 1
    if count == victim:
        os.kill(os.getpid(), signal.SIGKILL)
    return True
def hook(connection):
    connection.exec_trace = trace
apsw.connection_hooks.append(hook)
steps = all_migrations()
script = "CREATE TABLE more (x); INSERT INTO more VALUES (1); CREATE TABLE third (y);"
second = Migration(len(steps) + 1, "0009_more.sql", script)
Database(folder / "chats.sqlite3", folder / "backups", migrations=[*steps, second]).open()
print(count)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_a_migration_killed_at_each_statement_is_old_or_new(tmp_path: Path) -> None:
    for victim in range(1, 40):
        folder = tmp_path / str(victim)
        folder.mkdir()
        opened(folder).close()
        command = [sys.executable, "-c", KILLED, str(folder), str(victim)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        connection = apsw.Connection(str(folder / "chats.sqlite3"))
        tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_schema")}
        version = connection.pragma("user_version")
        connection.close()
        assert (version, "more" in tables, "third" in tables) in ((NEXT - 1, False, False), (NEXT, True, True))
        if done.returncode == 0:
            assert version == NEXT
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    else:
        pytest.fail("the migration never came to its end")


def test_translation_is_total() -> None:
    kinds = [kind for _, kind in inspect.getmembers(apsw, inspect.isclass) if issubclass(kind, apsw.Error)]
    assert len(kinds) > 30
    for kind in kinds:
        assert isinstance(translate(kind("x"), Path("chats.sqlite3")), BantamError)


def test_a_lock_elsewhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.database.BUSY_TIMEOUT", 50)
    database = opened(tmp_path)
    other = apsw.Connection(str(database.path))
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(KnownError) as caught:
        ConversationStore(database).rename("x", "y")
    other.execute("ROLLBACK")
    other.close()
    database.close()
    assert caught.value.kind is ErrorKind.DATABASE_LOCKED


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs a small file system of its own")
def test_a_full_disk_keeps_everything_and_deleting_works(tmp_path: Path) -> None:
    from desktop.core.chat import Conversation

    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)], check=False).returncode:
        pytest.skip("cannot mount here")
    try:
        database = opened(tmp_path)
        store = ConversationStore(database)
        stored = []

        def store_much() -> None:
            for number in range(10_000):
                made = Conversation(id=str(number), title="x" * 5000, created_at=1.0, updated_at=1.0)
                store.put_conversation(made)
                stored.append(made.id)

        with pytest.raises(KnownError) as caught:
            store_much()
        assert caught.value.kind is ErrorKind.DISK_FULL
        assert {row.id for row in store.conversations()} == set(stored)
        store.mark_deleted(stored[0], 1.0)
        store.purge_deleted()
        assert stored[0] not in {row.id for row in store.conversations()}
        database.close()
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.parametrize("is_nested", [False, True])
def test_a_full_disk_is_a_full_disk_though_sqlite_rolls_back_by_itself(tmp_path: Path, is_nested: bool) -> None:
    database = opened(tmp_path)
    heard: list[bool] = []
    database.on_full_changed(heard.append)
    with database.writing() as connection:
        connection.execute("CREATE TABLE plain (x)")
    with database.reading() as connection:
        connection.pragma("max_page_count", connection.pragma("page_count"))

    def write() -> None:
        with database.writing() as outer:
            outer.execute("INSERT INTO plain VALUES (1)")
            with database.writing() if is_nested else contextlib.nullcontext(outer) as inner:
                inner.execute("INSERT INTO plain VALUES (?)", ("x" * 1_000_000,))

    with pytest.raises(KnownError) as caught:
        write()
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert (heard, database.is_full) == ([True], True)
    with database.reading() as connection:
        connection.pragma("max_page_count", 1 << 30)
        assert connection.execute("SELECT count(*) FROM plain").get == 0
    assert database.look_for_room()
    assert heard == [True, False]
    write()
    database.close()
