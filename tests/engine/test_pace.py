"""Drafts that pay go on and grow; drafts that do not cost no more than the account says, whatever comes."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.pace import CREDIT, LONGEST, SHARE, SHORTEST, Pace

ALONE = 0.010  # seconds


def length(pace: Pace) -> int:
    """Asked anew each time; a type checker takes a property for something that stays."""
    return pace.length


def seconds(offered: int, price: float) -> float:
    """Of a draft."""
    return (1 + offered * price) * ALONE


def test_nothing_is_drafted_before_the_price_of_one_token_is_known() -> None:
    pace = Pace()
    assert not length(pace)
    pace.single(ALONE)
    assert length(pace) >= SHORTEST


def test_drafts_grow_while_they_are_right_and_shrink_when_not() -> None:
    pace = Pace()
    pace.single(ALONE)
    for _ in range(5):
        pace.drafted(length(pace), length(pace), seconds(length(pace), 0.1))
    assert length(pace) == LONGEST
    pace.drafted(LONGEST, 0, seconds(LONGEST, 0.1))
    assert length(pace) == SHORTEST


@given(st.floats(0.02, 1.0), st.lists(st.integers(0, 4), min_size=50, max_size=600))
def test_no_text_makes_drafts_a_loss(price: float, right: list[int]) -> None:
    """A draft is found at every token; so many of its tokens are right."""
    pace, spent, tokens, singles = Pace(), 0.0, 0, 0
    pace.single(ALONE)
    for some in right:
        if offered := length(pace):
            accepted = min(some, offered)
            pace.drafted(offered, accepted, seconds(offered, price))
            spent, tokens = spent + seconds(offered, price), tokens + accepted + 1
        else:
            pace.single(ALONE)
            spent, tokens, singles = spent + ALONE, tokens + 1, singles + 1
    learning = 2.0  # tokens, while the price is not known yet
    assert spent / ALONE <= tokens + CREDIT + SHARE * singles + learning + 1e-6


def test_drafts_that_pay_go_on() -> None:
    pace = Pace()
    pace.single(ALONE)
    for _ in range(50):
        pace.drafted(4, 3, seconds(4, 0.3))
        assert length(pace)


def test_a_text_that_begins_to_repeat_itself_is_noticed() -> None:
    pace = Pace()
    pace.single(ALONE)
    while offered := length(pace):
        pace.drafted(offered, 0, seconds(offered, 0.5))
    waited = 0
    while not length(pace):
        pace.single(ALONE)
        waited += 1
    assert waited <= 150


def test_a_processor_that_was_taken_away_is_not_the_drafts_fault() -> None:
    pace = Pace()
    pace.single(ALONE)
    pace.drafted(4, 4, 100 * ALONE)
    assert length(pace)
    pace.single(100 * ALONE)
    pace.drafted(4, 0, seconds(4, 0.3))
    assert length(pace) <= 4
