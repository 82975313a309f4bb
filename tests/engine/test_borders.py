"""Where an ending begins: by the tokens of the whole, with a vocabulary that joins letters across the border."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.borders import Ending, after, shared_length, split

PIECES = ["the", "th", " the", " x", "ab", "\n\n"]


def tokenize(text: str) -> list[int]:
    """The longest piece first, else a character."""
    tokens = []
    while text:
        piece = max((one for one in PIECES if text.startswith(one)), key=len, default=text[0])
        tokens.append(PIECES.index(piece) if piece in PIECES else 100 + ord(piece))
        text = text[len(piece) :]
    return tokens


def one(beginning: str, ending: str, *, is_chat: bool = False) -> Ending:
    return split(tokenize, beginning, [ending], is_chat=is_chat)[0]


def test_a_border_between_tokens_is_the_border() -> None:
    assert one("ab", "the") == Ending([4, 0], 1)


def test_a_token_across_the_border_is_scored_whole_only_if_it_is_all_there_is() -> None:
    assert one("th", "e") == Ending([0], 0)
    assert one("th", "ex") == Ending([0, 100 + ord("x")], 1)


@pytest.mark.parametrize("is_chat", [True, False])
def test_spaces_before_an_ending_belong_to_it(is_chat: bool) -> None:
    assert one("ab ", "the", is_chat=is_chat) == Ending([4, 2], 1)


def test_lines_before_an_ending_belong_to_a_chat_but_not_to_a_text() -> None:
    assert one("ab\n\n", "x", is_chat=True).first == 2
    assert one("ab\n\n", "x").first == 1


def test_an_empty_ending_has_nothing_to_score() -> None:
    assert one("ab ", "").scored == 0
    assert one("", "").scored == 0


def test_what_endings_share() -> None:
    endings = split(tokenize, "abth", ["e", " x", "ab"], is_chat=False)
    assert shared_length(endings) == 1
    assert shared_length(after(7, split(tokenize, "", ["x", "ab"], is_chat=False))) == 1


@given(st.text("abthex \n", max_size=20), st.lists(st.text("abthex \n", max_size=10), min_size=1, max_size=6))
def test_every_ending_is_scored_and_what_is_shared_is_not(beginning: str, endings: list[str]) -> None:
    found = split(tokenize, beginning, endings, is_chat=False)
    for text, ending in zip(endings, found, strict=True):
        assert ending.tokens == tokenize(beginning + text)
        assert bool(ending.scored) == bool(text)
    shared = shared_length(found)
    assert all(ending.tokens[:shared] == found[0].tokens[:shared] for ending in found)
    assert all(shared <= ending.first for ending in found)
