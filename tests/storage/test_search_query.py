"""Whatever a person types becomes a query that SQLite can run."""

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.search_query import SearchQuery, fts_query, search_query


def matches(text: str, query: str) -> bool:
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES (?)", (text,))
    found = connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (fts_query(query),)).get
    connection.close()
    return bool(found)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("rye bread", '"rye" "bread"*'),
        ('say "hi"', '"say" "hi"*'),
        ("a-b:c", '"a" "b" "c"*'),
        ("NOT x OR", '"NOT" "x" "OR"*'),
        ("", ""),
        ("  -*\"'() ", ""),
    ],
)
def test_every_word_is_quoted(typed: str, query: str) -> None:
    assert fts_query(typed) == query


@pytest.mark.parametrize(
    ("typed", "words", "pieces"),
    [
        ("rye bread", '"rye" "bread"*', ()),
        ("面包", "", ("面包",)),
        ("rye 面包 bread", '"rye" "bread"*', ("面包",)),
        ("「面包」、水", "", ("面包", "水")),
        ("🍞", "", ("🍞",)),
        ("❤\ufe0f", "", ("❤",)),
        ("👩\u200d🍳 👍🏽", "", ("👩\u200d🍳", "👍🏽")),
        ("rye面包", "", ("rye面包",)),
        ("ขนมปัง", "", ("ขนมปัง",)),
        ("?! + $", "", ()),
    ],
)
def test_what_the_index_has_not_got_is_looked_for_letter_by_letter(
    typed: str, words: str, pieces: tuple[str, ...]
) -> None:
    assert search_query(typed) == SearchQuery(words, pieces)


@given(st.text())
def test_no_text_is_an_error(typed: str) -> None:
    if fts_query(typed):
        matches("anything", typed)


@given(st.lists(st.text("abcäß日本0123", min_size=1, max_size=6), min_size=1, max_size=5))
def test_a_text_is_found_by_its_own_words(words: list[str]) -> None:
    assert matches(" ".join(words), " ".join(words))
