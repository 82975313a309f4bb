"""A few of the plans that `tests/benchmarks/transfer.py` carries out by the thousand."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.loopback_hub import faults
from tests.fixtures.transfers.plans import Plan, plan
from tests.fixtures.transfers.runner import NAME, OLD, Runner

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are of POSIX")


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    before = set(threading.enumerate())
    runner = Runner(tmp_path)
    yield runner
    runner.close()
    for thread in set(threading.enumerate()) - before:
        thread.join(5)


def test_whatever_goes_wrong_what_is_in_the_place_is_right(runner: Runner, thorough: bool) -> None:
    for seed in range(7_000, 7_000 + (200 if thorough else 12)):
        runner.run(seed)
    assert runner.tally.is_clean, runner.tally
    assert runner.tally.installed + runner.tally.refused == runner.tally.schedules


def test_the_runner_sees_a_wrong_file(runner: Runner, tmp_path: Path) -> None:
    """One that an evil child put there before the right one came."""
    runner.hub.on_sent = lambda _place: None
    seed = next(number for number in range(100) if _is_calm(plan(number, has_small_disk=False)))
    final = tmp_path / "folder" / str(seed) / "model.gguf"
    carried = runner.carried(seed)
    final.write_bytes(OLD[:-1])
    carried.look()
    assert runner.tally.wrong == 1
    assert not runner.tally.is_clean
    assert NAME in runner.hub.files


def test_plans_are_the_same_each_time_and_have_everything_in_them() -> None:
    plans = [plan(seed, has_small_disk=True) for seed in range(500)]
    assert plans == [plan(seed, has_small_disk=True) for seed in range(500)]
    deeds = {deed.kind for one in plans for deed in one.deeds}
    assert deeds == {"kill", "freeze", "vanish", "twin", "clock", "full", "filled"}
    kinds = {fault.kind for one in plans for fault in [*one.faults, *one.front]}
    known = {value.kind for value in vars(faults).values() if isinstance(value, faults.Fault)}
    assert kinds >= known | {"cut", "reset", "stall", "drip", "flip", "longer", "status", "redirect"}


def _is_calm(one: Plan) -> bool:
    return not (one.faults or one.front or one.deeds or one.has_old)
