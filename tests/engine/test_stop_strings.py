"""Stop strings: the same end wherever the pieces are cut, nothing after it, and nothing lost without one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.stop_strings import MAX_LENGTH, MAX_STOPS, StopStrings

FEW = st.text("ab\n", max_size=30)  # few letters: stops begin, overlap and fail all the time
STOPS = st.lists(st.text("ab\n", min_size=1, max_size=4), max_size=5)
PLACES = st.lists(st.integers(0, 30), max_size=10)


def pieces_of(text: str, places: list[int]) -> list[str]:
    borders = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [text[start:end] for start, end in zip(borders, borders[1:], strict=False)]  # noqa: RUF007


def cut_at_stop(text: str, stops: list[str]) -> tuple[str, bool]:
    """The slow way: the end that comes first, and of several stops there the longest."""
    for end in range(1, len(text) + 1):
        lengths = [len(stop) for stop in stops if text[:end].endswith(stop)]
        if lengths:
            return text[: end - max(lengths)], True
    return text, False


def streamed(pieces: list[str], stops: list[str]) -> tuple[str, bool]:
    matcher = StopStrings(stops)
    written, stopped = "", False
    for piece in pieces:
        safe, stopped = matcher.feed(piece)
        written += safe
    return written + matcher.finish(), stopped


@given(FEW, STOPS, PLACES)
def test_any_cut_gives_what_the_whole_gives(text: str, stops: list[str], places: list[int]) -> None:
    assert streamed(pieces_of(text, places), stops) == cut_at_stop(text, stops)


@given(FEW, STOPS)
def test_no_more_is_held_back_than_may_become_a_stop(text: str, stops: list[str]) -> None:
    matcher, sent = StopStrings(stops), ""
    for number, character in enumerate(text, 1):
        safe, stopped = matcher.feed(character)
        sent += safe
        if stopped:
            break
        held = text[len(sent) : number]
        assert not held or any(stop.startswith(held) for stop in stops)


@given(st.text(), PLACES)
def test_without_stops_the_text_passes_at_once(text: str, places: list[int]) -> None:
    matcher = StopStrings([])
    for piece in pieces_of(text, places):
        assert matcher.feed(piece) == (piece, False)
    assert matcher.finish() == ""


def test_nothing_comes_after_the_stop() -> None:
    matcher = StopStrings(["\nUser:"])
    assert matcher.feed("Yes.\nUs") == ("Yes.", False)
    assert matcher.feed("er: and more") == ("", True)
    assert matcher.feed("even more") == ("", True)
    assert matcher.finish() == ""


def test_what_did_not_become_a_stop_is_given_back() -> None:
    matcher = StopStrings(["</s>"])
    assert matcher.feed("a </") == ("a ", False)
    assert matcher.finish() == "</"


def test_a_stop_inside_a_longer_beginning() -> None:
    assert streamed(["ab", "c"], ["abcd", "bc"]) == ("a", True)


@pytest.mark.parametrize("stops", [[""], ["x"] * (MAX_STOPS + 1), ["x" * (MAX_LENGTH + 1)]])
def test_too_much_is_refused(stops: list[str]) -> None:
    with pytest.raises(ValueError, match="at most 16 stops"):
        StopStrings(stops)


def test_the_worst_stops_cost_no_more_per_character_than_one() -> None:
    worst = ["a" * (MAX_LENGTH - number) + "b" for number in range(1, MAX_STOPS + 1)]
    spent = []
    for stops in (["b"], worst):
        matcher, started = StopStrings(stops), time.process_time()
        for _ in range(20_000):
            matcher.feed("aaaaa")
        spent.append(time.process_time() - started)
    assert spent[1] < 10 * spent[0] + 0.1, spent
