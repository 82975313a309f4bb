"""Log-probabilities against an exact calculation, odd rows, and llama.cpp's samplers on real scores."""

import ctypes
import math
import time
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.log_probabilities import log_probabilities, scores
from tests.engine.constrained import tried

ROWS = st.lists(st.floats(-1000, 1000, width=32), min_size=1, max_size=600)
WORDS = 49_152


def exactly(row: list[float]) -> list[float]:
    highest = max(row)
    total = highest + math.log(math.fsum(math.exp(value - highest) for value in row))
    return [value - total for value in row]


@given(ROWS, st.data(), st.integers(0, 20))
def test_as_an_exact_calculation_has_it(row: list[float], data: st.DataObject, top: int) -> None:
    chosen = data.draw(st.integers(0, len(row) - 1))
    expected, found = exactly(row), log_probabilities(row, chosen, top)
    assert found.chosen.token == chosen
    assert found.chosen.log_probability == pytest.approx(expected[chosen], abs=1e-9)
    best = sorted(range(len(row)), key=lambda token: (-row[token], token))[:top]
    assert [likely.token for likely in found.alternatives] == best
    for likely in found.alternatives:
        assert likely.log_probability == pytest.approx(expected[likely.token], abs=1e-9)


def test_a_row_of_floats_behind_a_pointer() -> None:
    row = (ctypes.c_float * 4)(0.0, 1.0, 2.0, 0.5)
    copy = scores(ctypes.cast(row, ctypes.POINTER(ctypes.c_float)), 4)
    row[0] = 99.0
    assert list(copy) == [0.0, 1.0, 2.0, 0.5]
    assert log_probabilities(copy, 2, 1).alternatives[0].token == 2


@pytest.mark.parametrize("shift", [-5000.0, 0.0, 5000.0])
def test_only_differences_count(shift: float) -> None:
    found = log_probabilities([shift, shift], 0, 2)
    assert found.chosen.log_probability == pytest.approx(-math.log(2))
    assert [likely.token for likely in found.alternatives] == [0, 1]


def test_a_token_that_a_grammar_forbids_is_impossible() -> None:
    found = log_probabilities([0.0, -math.inf, 0.0], 1, 3)
    assert found.chosen.log_probability == -math.inf
    assert [likely.token for likely in found.alternatives] == [0, 2, 1]


def test_a_whole_vocabulary_takes_milliseconds() -> None:
    row = array("f", (math.sin(number) * 12 for number in range(WORDS)))
    spent = []
    for _ in range(5):
        started = time.process_time()
        log_probabilities(row, 7, 10)
        spent.append(time.process_time() - started)
    assert min(spent) < 0.02, spent  # 0.005 on a computer that has nothing else to do


@pytest.mark.engine
def test_llama_says_the_same_and_faster() -> None:
    found = tried(compare=True)["scores"]
    (chosen, chosen_value), best = found["python"]
    (other, other_value), other_best = found["samplers"]
    assert (chosen, other) == (100, 100)
    assert other_value == pytest.approx(chosen_value, abs=1e-4)
    assert [token for token, _ in best] == [token for token, _ in other_best]
    for (_, value), (_, other_one) in zip(best, other_best, strict=True):
        assert other_one == pytest.approx(value, abs=1e-4)
    assert found["samplers_seconds"] < found["python_seconds"]
    assert found["samplers_seconds"] < 0.01
