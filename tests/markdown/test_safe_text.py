"""Hidden characters cannot reorder, hide or smuggle text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.markdown.safe_text import REPLACEMENT, displayable


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    shown = displayable(text)
    assert all(unicodedata.category(character) not in ("Cc", "Cs") for character in shown if character not in "\t\n")
    assert displayable(shown) == shown


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x1b", "\x00", "\U000e0041", "\ufdd0", "\ufffc"]
)
def test_hidden_characters_become_a_mark(character: str) -> None:
    assert displayable(f"a{character}b") == f"a{REPLACEMENT}b"


@pytest.mark.parametrize(
    "text", ["👩\u200d🚀", "\u0644\u200c\u0627", "שלום \u200fabc", "e\u0301", "10\u202f000", "a\tb\nc"]
)
def test_what_languages_need_stays(text: str) -> None:
    assert displayable(text) == text


def test_line_ends_are_newlines() -> None:
    assert displayable("a\r\nb\rc\u2028d\u2029e\x85f") == "a\nb\nc\nd\ne\nf"
