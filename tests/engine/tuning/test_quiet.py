"""A computer that has other work is not measured."""

import os
from pathlib import Path

import pytest

from desktop.engine import thread_governor
from desktop.engine.tuning import quiet
from desktop.engine.tuning.quiet import BusyError, Quiet


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which a computer with four cores says how many processes run."""
    path = tmp_path / "loadavg"
    monkeypatch.setattr(thread_governor, "_LOAD", path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(quiet, "_WAIT", 0.3)
    return path


def running(load: Path, others: int) -> None:
    load.write_text(f"0.50 0.40 0.30 {others + 1}/500 12345\n", "ascii")


def test_room_for_all_threads_is_waited_for(load: Path) -> None:
    running(load, 0)
    Quiet(4).wait(4, lambda: False)
    running(load, 2)
    Quiet(4).wait(2, lambda: False)
    with pytest.raises(BusyError):
        Quiet(4).wait(3, lambda: False)


def test_who_stops_waits_no_longer(load: Path) -> None:
    running(load, 9)
    Quiet(4).wait(4, lambda: True)


def test_threads_that_did_not_run_are_a_disturbance() -> None:
    watch = Quiet(4)
    states = [watch.was_disturbed]
    assert not watch.is_disturbed(wall=1.0, used=1.95, threads=2, calls=10)
    states.append(watch.was_disturbed)
    assert watch.is_disturbed(wall=1.0, used=1.4, threads=2, calls=10)
    states.append(watch.was_disturbed)
    assert states == [False, False, True]
    assert not watch.is_disturbed(wall=0.001, used=0.001, threads=2, calls=10), "waiting for each other, no more"


def test_a_few_disturbances_are_borne_and_many_are_not() -> None:
    watch = Quiet(4)
    for _ in range(40):
        watch.is_disturbed(1.0, 2.0, 2, 1)
    for _ in range(10):
        watch.is_disturbed(1.0, 1.0, 2, 1)
    watch = Quiet(4)
    for _ in range(3):
        watch.is_disturbed(1.0, 1.0, 2, 1)
    with pytest.raises(BusyError):
        watch.is_disturbed(1.0, 1.0, 2, 1)


def test_more_threads_than_there_are_processors_are_not_waited_for(load: Path) -> None:
    running(load, 0)
    watch = Quiet(4)
    watch.wait(9, lambda: False)
    assert not watch.is_disturbed(wall=1.0, used=3.9, threads=9, calls=1)
