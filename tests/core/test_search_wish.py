"""Prefixes are read wherever they stand, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.search_wish import SearchWish, search_wish

NAME = st.text("abcäß日0123 ", min_size=1, max_size=12).filter(str.strip)
WORD = st.text("abcdefgäß日", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("rye bread", SearchWish("rye bread")),
        ("in:food rye", SearchWish("rye", ("food",))),
        ('rye in:"Field station" bread', SearchWish("rye   bread", ("Field station",))),
        ('in:"Field st', SearchWish("", ("Field st",))),
        ("MODEL:phi In:x", SearchWish("", ("x",), ("phi",))),
        ("in: rye", SearchWish("rye")),
        ("berlin:east", SearchWish("berlin:east")),
        ("in:a in:b", SearchWish("", ("a", "b"))),
        ("", SearchWish()),
    ],
)
def test_prefixes(typed: str, wish: SearchWish) -> None:
    assert search_wish(typed) == wish


@given(st.lists(WORD, max_size=4), NAME, st.booleans(), st.integers(0, 4))
def test_a_quoted_name_comes_back_whole(words: list[str], name: str, is_model: bool, place: int) -> None:
    prefix = f'{"model" if is_model else "in"}:"{name}"'
    typed = [*words[:place], prefix, *words[place:]]
    wish = search_wish(" ".join(typed))
    assert wish.words.split() == words
    assert (wish.models if is_model else wish.folders) == (name.strip(),)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    wish = search_wish(text)
    assert wish.is_empty == (not wish.words.strip() and not wish.folders and not wish.models)
