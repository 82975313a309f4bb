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


class Clocks:
    """The wall's clock and the processor's, which the test turns: how busy this computer is does not matter."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall = self.used = 100.0
        monkeypatch.setattr(time, "perf_counter", lambda: self.wall)
        monkeypatch.setattr(time, "process_time", lambda: self.used)

    def call(self, wall: float, used: float) -> int:
        """A call that takes this long, and so much of the processor."""
        self.wall += wall
        self.used += used
        return 7


def test_they_come_back_when_there_is_room_for_a_while(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    clocks, governor = Clocks(monkeypatch), ThreadGovernor(2, told.append)
    governor.watched(lambda: clocks.call(0.4, 0.4))
    assert told == [1]
    machine.busy(3)
    for _ in range(5):
        governor.watched(lambda: clocks.call(0.4, 0.4))
    assert told == [1], "no room"
    machine.busy(0)
    governor.watched(lambda: clocks.call(0.4, 0.4))
    assert told == [1], "room, but only just now"
    governor.watched(lambda: clocks.call(0.4, 0.4))
    assert told == [1, 2]


def test_threads_that_are_kept_are_not_others(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """They look for the next call when the governor looks, and the kernel counts them as running."""
    told: list[int] = []
    clocks, governor = Clocks(monkeypatch), ThreadGovernor(4, told.append, kept=True)
    machine.busy(3)  # these are ours
    governor.watched(lambda: clocks.call(0.4, 0.4))
    assert told == [3], "one less, and not what would be free if ours were others"
    machine.busy(2)
    for _ in range(2):
        governor.watched(lambda: clocks.call(0.4, 1.2))
    assert told == [3, 4]
    machine.busy(0)
    governor.begin()
    assert governor.current == 4, "between requests they sleep"


def test_threads_that_really_run_stay(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    clocks, governor = Clocks(monkeypatch), ThreadGovernor(2, told.append)
    for _ in range(100):
        assert governor.watched(lambda: clocks.call(0.010, 0.018)) == 7
    assert told == []


def test_a_moment_changes_nothing_and_a_neighbour_who_stays_does(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something runs for two milliseconds in every system, and a thread less costs a third of the speed."""
    told: list[int] = []
    clocks, governor = Clocks(monkeypatch), ThreadGovernor(2, told.append)
    for _ in range(30):
        governor.watched(lambda: clocks.call(0.010, 0.012))
        governor.watched(lambda: clocks.call(0.006, 0.012))
    assert told == [], "what one call lost, the next made up for"
    calls = 0
    while not told:
        governor.watched(lambda: clocks.call(0.012, 0.012))
        calls += 1
    assert calls * 0.012 < 0.1, "seconds until a program that takes a whole core is noticed"
    assert told == [1]


def test_one_thread_is_never_measured(machine: Machine) -> None:
    told: list[int] = []
    governor = ThreadGovernor(1, told.append)
    assert governor.watched(waiting) == 7
    assert told == []


def test_reading_and_writing_may_have_numbers_of_their_own(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The most that either may use is told; a call is judged by the number that it has."""
    told: list[int] = []
    clocks, governor = Clocks(monkeypatch), ThreadGovernor(2, told.append, reading=4)
    assert governor.current == 4
    governor.watched(lambda: clocks.call(0.4, 0.8))
    assert told == [], "two threads of two were running"
    governor.watched(lambda: clocks.call(0.4, 0.8), reads=True)
    assert told == [3], "two threads of four were running"
    governor.watched(lambda: clocks.call(0.4, 0.4))
    assert told == [3, 1], "one thread of two was running"


def test_other_numbers_hold_from_the_next_work_on(machine: Machine) -> None:
    told: list[int] = []
    governor = ThreadGovernor(4, told.append)
    governor.want(1, 3)
    governor.begin()
    governor.want(2)
    governor.begin()
    assert told == [3, 2]
