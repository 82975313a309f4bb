"""What forecasts are worth, and what is learned from them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.fit import Foretold, Outcome
from desktop.core.forecast import LEAST_ERROR, MODEL_ERROR, UNCORRECTED
from desktop.core.track_record import LAST, correction, track_record, within


def outcome(real: float, what: Foretold = Foretold.WRITING, model: str = "m", *, machine: str = "here") -> Outcome:
    """Where 100 were foretold."""
    return Outcome(what=what, model=model, predicted=100, real=real, physical=100, machine=machine)


def test_nothing_says_nothing() -> None:
    assert track_record([]).count == 0
    assert correction([], Foretold.WRITING, "here") == UNCORRECTED


def test_memory_and_speed_are_told_apart() -> None:
    told = track_record(
        [outcome(110, Foretold.MEMORY), outcome(80), outcome(95, Foretold.READING), outcome(104, Foretold.MEMORY)]
    )
    assert (told.count, told.memory_count, told.speed_count) == (4, 2, 2)
    assert told.memory_within == pytest.approx(0.10)
    assert told.speed_within == pytest.approx(0.20)


def test_only_the_last_count() -> None:
    told = track_record([outcome(300)] * 10 + [outcome(105)] * LAST)
    assert told.speed_count == LAST
    assert told.speed_within == pytest.approx(0.05)


def test_nine_of_ten_stay_within() -> None:
    assert within([0.01] * 9 + [0.9]) == 0.01
    assert within([0.01] * 8 + [0.5, 0.9]) == 0.5


def test_the_model_itself_says_most() -> None:
    told = correction([outcome(80)] * 3 + [outcome(200, model="other")], Foretold.WRITING, "here", "m")
    assert told.factor == pytest.approx(0.8)
    assert told.error == LEAST_ERROR
    assert told.runs == 3


def test_one_other_model_moves_it_by_half() -> None:
    told = correction([outcome(81, model="other")], Foretold.WRITING, "here", "m")
    assert told.factor == pytest.approx(0.9)
    assert told.error == MODEL_ERROR


def test_other_computers_and_kinds_are_left_out() -> None:
    others = [outcome(50, machine="there"), outcome(50, Foretold.READING), outcome(50, Foretold.MEMORY)]
    assert correction(others, Foretold.WRITING, "here", "m") == UNCORRECTED


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(1e-3, 1e6)), max_size=60), st.sampled_from("abcd"))
def test_it_stays_between_what_was_seen(runs: list[tuple[str, float]], model: str) -> None:
    found = correction([outcome(real, model=name) for name, real in runs], Foretold.WRITING, "here", model)
    ratios = [real / 100 for _, real in runs] or [1.0]
    assert min(*ratios, 1.0) * 0.999 <= found.factor <= max(*ratios, 1.0) * 1.001
    assert found.error >= LEAST_ERROR
    assert math.isfinite(found.error)
