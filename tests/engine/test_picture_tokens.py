"""Images among tokens: they compare as images do, take the places they take, and never pass for words."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.picture_tokens import picture_marks, position_after, words_only
from desktop.engine.snapshots import common_length

NAMES = st.sampled_from(["a", "b", "c"])
PIECES = st.lists(st.one_of(st.integers(0, 9).map(lambda token: (token,)), NAMES), max_size=12)
SIZES = {"a": (4, 2), "b": (4, 4), "c": (9, 3)}  # places and positions


def tokens_of(pieces: list[tuple[int] | str]) -> tuple[list[int], set[int]]:
    """The tokens, and where parts end."""
    tokens: list[int] = []
    ends = {0}
    for piece in pieces:
        tokens += picture_marks(piece, *SIZES[piece]) if isinstance(piece, str) else piece
        ends.add(len(tokens))
    return tokens, ends


@given(PIECES, PIECES)
def test_a_common_beginning_never_ends_within_an_image(
    left: list[tuple[int] | str], right: list[tuple[int] | str]
) -> None:
    one, ends = tokens_of(left)
    other, other_ends = tokens_of(right)
    common = common_length(one, other)
    assert common in ends
    assert common in other_ends


@given(PIECES)
def test_positions_are_added_up(pieces: list[tuple[int] | str]) -> None:
    tokens, _ = tokens_of(pieces)
    expected = sum(SIZES[piece][1] if isinstance(piece, str) else 1 for piece in pieces)
    assert position_after(tokens) == expected


@given(st.text(max_size=20), st.integers(1, 5000), st.integers(1, 5000))
def test_marks_are_numbers_that_can_be_stored(name: str, places: int, positions: int) -> None:
    marks = picture_marks(name, places, positions)
    assert len(marks) == places
    assert all(-(2**63) <= mark < 0 for mark in marks)
    assert position_after(marks) == min(places, positions)


def test_another_image_another_size_and_another_place_are_other_numbers() -> None:
    first = picture_marks("a 0", 4, 4)[0]
    assert (
        len({first, picture_marks("b 0", 4, 4)[0], picture_marks("a 0", 5, 4)[0], picture_marks("a 1", 4, 4)[0]}) == 4
    )


def test_words_before_an_image() -> None:
    assert words_only([1, 2, -5, 3]) == [1, 2]
    assert words_only([1, 2]) == [1, 2]
    assert words_only([]) == []
