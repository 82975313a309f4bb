"""Who is fastest, decided from times that vary as they do on a real computer."""

import random

import pytest

from desktop.engine.tuning.contest import FEWEST, LEAST, MOST, Contest


def held(gains: list[float], spread: float = 0.0, interrupted: float = 0.0, seed: int = 7) -> Contest[int]:
    """A contest of candidates that are that much faster than the first; some times are up to twice as long."""
    dice, true = random.Random(seed), [0.0, *gains]
    contest = Contest(range(len(true)))
    while not contest.is_decided:
        weather = 1 + abs(dice.gauss(0, 0.03))
        contest.add({one: weather * _time(dice, true[one], spread, interrupted) for one in contest.turn()})
    return contest


def _time(dice: random.Random, gain: float, spread: float, interrupted: float) -> float:
    late = dice.uniform(0.1, 1.0) if dice.random() < interrupted else 0.0
    return (1 + abs(dice.gauss(0, spread)) + late) / (1 + gain)


def test_a_clear_gain_is_found_in_the_fewest_rounds() -> None:
    contest = held([0.0, 0.18, -0.3])
    assert (contest.winner, contest.rounds) == (2, FEWEST)
    assert contest.gain(2) == pytest.approx(0.18)
    assert contest.gain(0) == 0
    assert contest.noise < 0.1


def test_a_gain_that_is_not_worth_a_change_is_none() -> None:
    assert held([LEAST * 0.9]).winner == 0
    assert held([LEAST * 1.1]).winner == 1


def test_who_is_far_behind_leaves_early_and_the_rest_decides() -> None:
    contest = Contest(["used", "slow", "good"])
    for _ in range(2):
        contest.add({"used": 1.0, "slow": 2.0, "good": 0.99})
    assert contest.turn() == ["used", "good"]
    assert not contest.is_decided
    contest.add({"used": 1.0, "good": 2.0})
    assert contest.winner == "used"


def test_alone_it_is_decided() -> None:
    contest = Contest(["used"])
    assert contest.is_decided
    assert contest.says_something
    assert (contest.winner, contest.seconds("used"), contest.noise) == ("used", 0.0, 0.0)


def test_too_few_rounds_change_nothing() -> None:
    contest = Contest(["used", "better"])
    for _ in range(FEWEST - 1):
        contest.add({"used": 1.0, "better": 0.5})
        assert (contest.winner, contest.says_something) == ("used", False)
    contest.add({"used": 1.0, "better": 0.5})
    assert (contest.winner, contest.says_something) == ("better", True)


def test_the_order_changes_from_round_to_round() -> None:
    contest = Contest([1, 2])
    first = contest.turn()
    contest.add({1: 1.0, 2: 1.0})
    assert contest.turn() == first[::-1]


def test_one_interruption_neither_makes_a_winner_nor_hides_one() -> None:
    contest = Contest(["used", "same", "better"])
    contest.add({"used": 3.0, "same": 1.0, "better": 0.9})
    for _ in range(MOST - 1):
        if not contest.is_decided:
            contest.add({one: {"used": 1.0, "same": 1.0, "better": 0.9}[one] for one in contest.turn()})
    assert contest.winner == "better"
    contest = Contest(["used", "better"])
    contest.add({"used": 1.0, "better": 2.0})
    while not contest.is_decided:
        contest.add({"used": 1.0, "better": 0.8})
    assert contest.winner == "better"


@pytest.mark.parametrize(("spread", "interrupted", "wrong"), [(0.01, 0.0, 0), (0.03, 0.05, 6), (0.06, 0.1, 20)])
def test_chance_alone_hardly_ever_makes_a_change(spread: float, interrupted: float, wrong: int) -> None:
    """Of 300 contests among equals; what wins one still has to be faster when all is measured together."""
    changed = sum(held([0.0, 0.0, 0.0], spread, interrupted, seed).winner != 0 for seed in range(300))
    assert changed <= wrong


@pytest.mark.parametrize(("spread", "interrupted", "found"), [(0.01, 0.0, 300), (0.03, 0.05, 285), (0.06, 0.1, 260)])
def test_what_is_a_fifth_faster_is_found(spread: float, interrupted: float, found: int) -> None:
    assert sum(held([0.2, 0.0, -0.2], spread, interrupted, seed).winner == 1 for seed in range(300)) >= found


def test_it_always_ends() -> None:
    assert held([0.03] * 4, 0.2, 0.3).rounds <= MOST
