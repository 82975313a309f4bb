"""The index of signs leaves out nothing that is looked for letter by letter."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
from desktop.storage.migrations import all_migrations
from desktop.storage.search_query import search_query
from desktop.storage.signs import signs_of, signs_query

PARTS = st.text("我吃面包🍞🥐가나คำ、a 1-\u200d", max_size=20)
BEFORE = """
INSERT INTO conversations (id, title, created_at, updated_at) VALUES ('chat', 'Bread', 1, 1);
INSERT INTO messages (id, conversation_id, role, text, created_at, model_name)
    VALUES ('q', 'chat', 'user', '我喜欢吃面包🍞', 1, ''), ('r', 'chat', 'user', 'rye', 1, '');
INSERT INTO recaps (conversation_id, message_id, text, model_name, edited, tokens, created_at)
    VALUES ('chat', 'q', 'About baking', 'M', 1, 7, 2.0), ('chat', '', '', '', 0, 0, 1.0);
"""


@pytest.fixture(scope="module")
def connection() -> Iterator[apsw.Connection]:
    made = apsw.Connection(":memory:")
    made.execute("CREATE VIRTUAL TABLE t USING fts5 (x, content = '', detail = 'none', tokenize = 'ascii')")
    yield made
    made.close()


def test_pairs_and_the_last_one_alone() -> None:
    assert signs_of("吃面包, rye 面包🍞") == "吃面 面包 包 包🍞 🍞"
    assert signs_of("rye, bread: 1 + 1 = 2 °") == ""
    assert signs_query(("吃面包", "🍞")) == '"吃面" AND "面包" AND "🍞"*'
    assert signs_query(("20°",)) == ""
    assert signs_query(("面包" * 500 + "完",)).count("AND") == 2


@given(text=PARTS, typed=PARTS)
def test_no_text_with_the_pieces_is_left_out(connection: apsw.Connection, text: str, typed: str) -> None:
    pieces = search_query(typed).pieces
    query = signs_query(pieces)
    if query:
        connection.execute("INSERT INTO t (t) VALUES ('delete-all')")
        connection.execute("INSERT INTO t (x) VALUES (?)", (signs_of(text),))
        is_there = connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).get
        assert is_there or not all(piece in text for piece in pieces)


@given(text=PARTS, start=st.integers(0, 20), length=st.integers(1, 6))
def test_every_stretch_of_a_text_finds_it(connection: apsw.Connection, text: str, start: int, length: int) -> None:
    query = signs_query(tuple(text[start : start + length].split()))
    if query:
        connection.execute("INSERT INTO t (t) VALUES ('delete-all')")
        connection.execute("INSERT INTO t (x) VALUES (?)", (signs_of(text),))
        assert connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).get


def test_chats_of_an_earlier_version_are_found(tmp_path: Path) -> None:
    path, backups = tmp_path / "chats.sqlite3", tmp_path / "backups"
    old = Database(path, backups, migrations=all_migrations()[:7])
    old.open()
    with old.writing() as connection:
        connection.execute(BEFORE)
    old.close()
    database = Database(path, backups)
    database.open()
    store = ConversationStore(database)
    assert [hit.conversation.id for hit in store.search("欢吃")] == ["chat"]
    (hit,) = store.search("baking")
    assert hit.in_summary
    kept = store.recaps.recaps("chat")
    assert list(kept) == ["", "q"]
    assert (kept["q"].text, kept["q"].model_name, kept["q"].edited, kept["q"].tokens) == ("About baking", "M", True, 7)
    database.close()
