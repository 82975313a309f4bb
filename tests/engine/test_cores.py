"""Fast and slow cores, containers and affinity, from folders like those of real computers."""

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.core_count import Cores
from desktop.engine.cores import files_read, linux_cores, usable_cores
from desktop.engine.other_cores import read_windows_cores

CPUS = "sys/devices/system/cpu"


class Computer:
    """A folder that imitates /sys and /proc."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, words: object) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{words}\n", "ascii")

    def processors(self, siblings: Mapping[int, str], **files: Mapping[int, int]) -> None:
        for cpu, words in siblings.items():
            self.write(f"{CPUS}/cpu{cpu}/topology/thread_siblings_list", words)
        for name, values in files.items():
            for cpu, value in values.items():
                self.write(f"{CPUS}/cpu{cpu}/{name.replace('__', '/')}", value)

    def look(self, allowed: set[int]) -> Cores:
        return linux_cores(self.root, allowed)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def pairs(count: int) -> dict[int, str]:
    """Cores with two threads each, numbered as Intel does: 0 and 1 are one core."""
    return {cpu: f"{cpu // 2 * 2}-{cpu // 2 * 2 + 1}" for cpu in range(count)}


def test_this_computer_has_cores() -> None:
    found = usable_cores()
    assert 1 <= found.threads <= found.most <= (os.cpu_count() or 1)
    assert found.fast <= found.physical <= found.logical


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="Linux only")
def test_only_processors_that_this_process_may_use_count() -> None:
    before = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(before)})
        assert usable_cores() == Cores(fast=1, physical=1, logical=1, share=1)
    finally:
        os.sched_setaffinity(0, before)


def test_threads_of_a_core_are_one_core(computer: Computer) -> None:
    computer.processors(pairs(8))
    assert computer.look(set(range(8))) == Cores(fast=4, physical=4, logical=8, share=8)
    assert computer.look({0, 1, 2}) == Cores(fast=2, physical=2, logical=3, share=3)


def test_a_system_that_tells_nothing(computer: Computer) -> None:
    assert computer.look({0, 1, 2}) == Cores(fast=3, physical=3, logical=3, share=3)
    assert computer.look(set()) == Cores(fast=1, physical=1, logical=1, share=1)


def test_intel_says_which_cores_are_which(computer: Computer) -> None:
    """An i5-12500H: four cores with two threads each, eight with one."""
    computer.processors({**pairs(8), **{cpu: str(cpu) for cpu in range(8, 16)}})
    computer.write("sys/devices/cpu_core/cpus", "0-7")
    computer.write("sys/devices/cpu_atom/cpus", "8-15")
    found = computer.look(set(range(16)))
    assert found == Cores(fast=4, physical=12, logical=16, share=16)
    assert found.threads == 4
    assert found.most == 16
    assert computer.look(set(range(8, 16))).fast == 8, "where only slow ones are allowed, they are the fast ones"


def test_arm_says_what_each_core_can_do(computer: Computer) -> None:
    """A telephone's chip: four little cores, three big ones, and one more."""
    worth = dict.fromkeys(range(4), 250) | dict.fromkeys(range(4, 7), 760) | {7: 1024}
    computer.processors({cpu: str(cpu) for cpu in range(8)}, cpu_capacity=worth)
    assert computer.look(set(range(8))) == Cores(fast=4, physical=8, logical=8, share=8)


def test_else_the_highest_frequency_tells(computer: Computer) -> None:
    """Favoured cores that may run a little faster do not make the others slow."""
    worth = {0: 5_100_000, 1: 5_100_000, 2: 5_000_000, 3: 4_900_000, 4: 3_500_000, 5: 3_500_000}
    computer.processors({cpu: str(cpu) for cpu in range(6)}, cpufreq__cpuinfo_max_freq=worth)
    assert computer.look(set(range(6))).fast == 4


def test_a_frequency_that_one_core_does_not_tell_tells_nothing(computer: Computer) -> None:
    computer.processors({0: "0", 1: "1"}, cpufreq__cpuinfo_max_freq={0: 2_000_000})
    assert computer.look({0, 1}).fast == 2


@pytest.mark.parametrize(
    ("quota", "share"), [("200000 100000", 2), ("150000 100000", 2), ("50000 100000", 1), ("max 100000", 8), ("", 8)]
)
def test_a_container_has_a_share(computer: Computer, quota: str, share: int) -> None:
    computer.processors(pairs(8))
    computer.write("sys/fs/cgroup/cpu.max", quota)
    found = computer.look(set(range(8)))
    assert found.share == share
    assert found.threads == min(share, 4)
    assert found.most == min(share, 8)


def test_the_smallest_share_of_all_groups_around_counts(computer: Computer) -> None:
    computer.processors(pairs(8))
    computer.write("proc/self/cgroup", "0::/user.slice/app.slice/bantam.service")
    computer.write("sys/fs/cgroup/user.slice/cpu.max", "300000 100000")
    computer.write("sys/fs/cgroup/user.slice/app.slice/cpu.max", "max 100000")
    assert computer.look(set(range(8))).share == 3


@pytest.mark.parametrize(("quota", "share"), [("250000", 3), ("-1", 8)])
def test_the_older_kind_of_groups(computer: Computer, quota: str, share: int) -> None:
    computer.processors(pairs(8))
    computer.write("proc/self/cgroup", "4:memory:/x\n3:cpu,cpuacct:/docker/abc\n0::/")
    computer.write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us", quota)
    computer.write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_period_us", "100000")
    assert computer.look(set(range(8))).share == share
    names = {path.name for path in files_read(computer.root)}
    assert names >= {"cpu.cfs_quota_us", "cpu.cfs_period_us", "cgroup", "cpus"}


@given(st.text(alphabet="0123456789-,: /.\nmaxcpu", max_size=40))
def test_nonsense_in_any_file_is_survived(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    computer = Computer(tmp_path_factory.mktemp("computer"))
    for name in ("sys/devices/cpu_core/cpus", "sys/devices/cpu_atom/cpus", "proc/self/cgroup"):
        computer.write(name, words)
    computer.write("sys/fs/cgroup/cpu.max", words)
    found = computer.look({0, 1})
    assert min(found.fast, found.physical, found.logical, found.share) >= 1


def windows_core(efficiency: int, mask: int, group: int = 0) -> bytes:
    """SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX as winnt.h describes it."""
    return struct.pack("<IIBB20xHQH6x", 0, 48, mask.bit_count() > 1, efficiency, 1, mask, group)


def test_windows_tells_classes_of_efficiency() -> None:
    answer = b"".join(windows_core(1, 3 << (2 * core)) for core in range(4))
    answer += b"".join(windows_core(0, 1 << cpu) for cpu in range(8, 16))
    assert len(answer) == 12 * 48
    assert read_windows_cores(answer, 0) == Cores(fast=4, physical=12, logical=16, share=16)
    assert read_windows_cores(answer, 0b11_0000_0011) == Cores(fast=1, physical=3, logical=4, share=4)
    assert read_windows_cores(answer, 0xFF00) == Cores(fast=8, physical=8, logical=8, share=8)


@given(st.binary(max_size=200), st.integers(0, 2**64 - 1))
def test_windows_may_answer_anything(answer: bytes, allowed: int) -> None:
    found = read_windows_cores(answer, allowed)
    assert min(found.fast, found.physical, found.logical) >= 1


@pytest.mark.skipif(sys.platform == "win32", reason="the others")
def test_an_empty_answer_counts_what_python_counts() -> None:
    assert read_windows_cores(b"", 0).logical == (os.cpu_count() or 1)
