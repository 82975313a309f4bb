"""Guessing from what was said: drafts are true quotations, and drafts that do not pay fall silent."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.prompt_lookup import FIRST_PAUSE, GRAM, LONGEST, Pace, PromptLookup


def allowed(pace: Pace) -> bool:
    """Asked anew each time."""
    return pace.allows


@given(st.lists(st.integers(0, 2), max_size=60), st.integers(1, 8))
def test_a_draft_is_what_followed_the_last_time(tokens: list[int], limit: int) -> None:
    found = list(PromptLookup(tokens).draft(limit))
    places = [
        end for end in range(GRAM, len(tokens)) if len(tokens) >= GRAM and tokens[end - GRAM : end] == tokens[-GRAM:]
    ]
    assert found == (tokens[places[-1] : places[-1] + limit] if places else [])


def test_something_new_has_no_draft() -> None:
    assert list(PromptLookup(range(50)).draft(4)) == []
    assert list(PromptLookup([]).draft(4)) == []


def test_drafts_grow_while_they_are_right_and_shrink_when_not() -> None:
    pace = Pace()
    assert not allowed(pace), "nothing is known of the price of one token"
    pace.single(0.010)
    assert allowed(pace)
    for _ in range(4):
        pace.drafted(pace.length, pace.length, 0.012)
    assert pace.length == LONGEST
    pace.drafted(LONGEST, 1, 0.012)
    assert pace.length == 2


def test_drafts_that_cost_more_than_they_bring_fall_silent_for_longer_each_time() -> None:
    pace = Pace()
    quiet: list[int] = []
    for _ in range(3):
        pace.single(0.010)
        while not allowed(pace):
            pace.single(0.010)
        while allowed(pace):
            pace.drafted(4, 0, 0.020)
        waited = 0
        while not allowed(pace):
            pace.single(0.010)
            waited += 1
        quiet.append(waited)
    assert quiet == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]


def test_drafts_that_pay_go_on() -> None:
    pace = Pace()
    pace.single(0.010)
    for _ in range(50):
        pace.drafted(4, 3, 0.020)
        assert allowed(pace)
