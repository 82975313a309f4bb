"""Threads that give way: fewer while the processor is taken, and back when it is free."""

import os
import time
from pathlib import Path

import pytest

from desktop.engine import thread_governor
from desktop.engine.thread_governor import ThreadGovernor, free_cores


class Machine:
    """A computer with four cores whose load the test writes."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._load = folder / "loadavg"
        monkeypatch.setattr(thread_governor, "_LOAD", self._load)
        monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2, 3}, raising=False)
        monkeypatch.setattr(os, "cpu_count", lambda: 4)
        self.busy(0)

    def busy(self, others: int) -> None:
        """As the kernel writes it: the one that reads is running too."""
        self._load.write_text(f"0.50 0.40 0.30 {others + 1}/500 12345\n", "ascii")

    def forget(self) -> None:
        """A system that does not tell."""
        self._load.unlink()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def waiting() -> int:
    """A call whose threads did not get the processor."""
    time.sleep(0.02)
    return 7


def test_free_cores(machine: Machine) -> None:
    assert free_cores() == 4
    machine.busy(3)
    assert free_cores() == 1
    machine.busy(40)
    assert free_cores() == 1
    machine.forget()
    assert free_cores() == 4


@pytest.mark.parametrize("words", ["", "nonsense", "1 2 3 x/y 5"])
def test_a_load_that_nobody_understands_counts_as_none(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Machine(tmp_path, monkeypatch)
    (tmp_path / "loadavg").write_text(words, "ascii")
    assert free_cores() == 4


def test_work_begins_with_what_is_free(machine: Machine) -> None:
    told: list[int] = []
    governor = ThreadGovernor(4, told.append)
    machine.busy(2)
    governor.begin()
    machine.busy(9)
    governor.begin()
    machine.busy(0)
    governor.begin()
    governor.begin()
    assert told == [2, 1, 4], "only changes are told"


def test_threads_that_wait_for_the_processor_become_fewer(machine: Machine) -> None:
    told: list[int] = []
    governor = ThreadGovernor(4, told.append)
    assert [governor.watched(waiting) for _ in range(5)] == [7] * 5
    assert told == [3, 2, 1]
    assert governor.current == 1


def test_they_come_back_when_there_is_room_for_a_while(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread_governor, "_LOOK_AGAIN", 0.01)
    told: list[int] = []
    governor = ThreadGovernor(2, told.append)
    governor.watched(waiting)
    assert told == [1]
    machine.busy(3)
    for _ in range(5):
        governor.watched(busily)
    assert told == [1], "no room"
    machine.busy(0)
    for _ in range(5):
        governor.watched(busily)
    assert told[:2] == [1, 2]


def busily() -> int:
    """A call that uses its one thread fully, longer than the governor waits between two looks."""
    end = time.thread_time() + 0.02
    while time.thread_time() < end:
        pass
    return 0


def test_threads_that_really_run_stay(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    # Two clocks that the test turns: both threads of a call of 10 ms were running for 9 of them.
    wall, used = iter([1.0, 1.010, 1.010, 1.010]), iter([5.0, 5.018])
    told: list[int] = []
    governor = ThreadGovernor(2, told.append)
    monkeypatch.setattr(time, "perf_counter", lambda: next(wall))
    monkeypatch.setattr(time, "process_time", lambda: next(used))
    assert governor.watched(lambda: 7) == 7
    monkeypatch.undo()
    assert told == []


def test_one_thread_is_never_measured(machine: Machine) -> None:
    told: list[int] = []
    governor = ThreadGovernor(1, told.append)
    assert governor.watched(waiting) == 7
    assert told == []
