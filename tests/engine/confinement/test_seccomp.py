"""The system call filter, run by an interpreter of its own for both kinds of processors."""

import errno
import functools
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.confinement import syscalls
from desktop.engine.confinement.bpf import ALLOW, ERRNO, Instruction
from desktop.engine.confinement.policy import Profile
from desktop.engine.confinement.seccomp import ARCHITECTURES, REFUSED, UNKNOWN, X32, filter_for
from tests.engine.confinement.interpreter import Call, verdict

PID = 4321
THREAD = 0x3D0F00  # what glibc's pthread_create gives to clone
FORK = 0x01200011  # what glibc's fork gives: CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID, SIGCHLD
VFORK = 0x4111  # posix_spawn: CLONE_VM, CLONE_VFORK, SIGCHLD
TABLES = {
    "network": syscalls.NETWORK,
    "programs": syscalls.PROGRAMS,
    "others": syscalls.OTHERS,
    "kernel": syscalls.KERNEL,
    "mounts": syscalls.MOUNTS,
    "changes": syscalls.CHANGES,
}
# What Python and llama.cpp live on.
NEEDED = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "fstat": (5, 80), "mmap": (9, 222), "mprotect": (10, 226),
    "munmap": (11, 215), "brk": (12, 214), "futex": (202, 98), "exit_group": (231, 94), "madvise": (28, 233),
    "sched_getaffinity": (204, 123), "sched_yield": (24, 124), "rt_sigaction": (13, 134), "setitimer": (38, 103),
    "pread64": (17, 67), "pwrite64": (18, 68), "ftruncate": (77, 46), "fsync": (74, 82), "getdents64": (217, 61),
    "dup3": (292, 24), "getrandom": (318, 278), "memfd_create": (319, 279),
}  # fmt: skip
both = pytest.mark.parametrize("machine", ARCHITECTURES)


@functools.cache
def _program(machine: str, profile: Profile) -> list[Instruction]:
    return filter_for(machine, PID, profile)


class Filtered:
    """One profile's filter on one kind of processor."""

    def __init__(self, machine: str, profile: Profile = Profile.CPU) -> None:
        self.machine = machine
        self.program = _program(machine, profile)

    def call(self, number: int, *arguments: int) -> int:
        """The verdict on a call by its number."""
        given = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
        return verdict(self.program, Call(ARCHITECTURES[self.machine], number, given))

    def special(self, name: str, *arguments: int) -> int:
        """The verdict on a call by its name."""
        return self.call(number_of(syscalls.SPECIAL[name], self.machine), *arguments)


def number_of(number: syscalls.Number, machine: str) -> int:
    return int(getattr(number, machine))


@both
@pytest.mark.parametrize("table", TABLES)
def test_what_an_engine_never_needs_is_refused(machine: str, table: str) -> None:
    filtered = Filtered(machine)
    for name, numbers in TABLES[table].items():
        if (number := number_of(numbers, machine)) >= 0:
            assert filtered.call(number) == REFUSED, name
            assert filtered.call(number, *[0xFFFFFFFFFFFFFFFF] * 6) == REFUSED, name


@both
def test_what_an_engine_lives_on_passes(machine: str) -> None:
    filtered = Filtered(machine)
    for name, numbers in NEEDED.items():
        assert filtered.call(numbers[list(ARCHITECTURES).index(machine)]) == ALLOW, name


@both
def test_threads_start_and_processes_do_not(machine: str) -> None:
    filtered = Filtered(machine)
    assert filtered.special("clone", THREAD) == ALLOW
    assert filtered.special("clone", FORK) == REFUSED
    assert filtered.special("clone", VFORK) == REFUSED
    assert filtered.special("clone3") == UNKNOWN == ERRNO | errno.ENOSYS  # makes glibc ask `clone`


@both
def test_signals_reach_this_process_only(machine: str) -> None:
    filtered = Filtered(machine)
    for name in ("kill", "tgkill"):
        assert filtered.special(name, PID) == ALLOW
        for other in (1, 0, PID + 1, -1 & 0xFFFFFFFF, -PID & 0xFFFFFFFF):
            assert filtered.special(name, other) == REFUSED, other


@both
def test_files_are_opened_for_reading_only(machine: str) -> None:
    filtered = Filtered(machine)
    at = {"openat": 2, "open": 1} if machine == "x86_64" else {"openat": 2}
    for name, place in at.items():
        before = [0] * place
        for flags in (os.O_RDONLY, os.O_CLOEXEC | os.O_NONBLOCK | os.O_DIRECTORY, os.O_PATH):
            assert filtered.special(name, *before, flags) == ALLOW
        for flags in (
            os.O_WRONLY,
            os.O_RDWR,
            os.O_CREAT,
            os.O_TRUNC,
            os.O_TMPFILE | os.O_RDWR,
            os.O_RDWR | os.O_APPEND,
        ):
            assert filtered.special(name, *before, flags) == REFUSED
    assert filtered.special("openat2") == UNKNOWN


@both
def test_limits_are_changed_for_this_process_only(machine: str) -> None:
    filtered = Filtered(machine)
    assert filtered.special("prlimit64", 0) == filtered.special("prlimit64", PID) == ALLOW
    assert filtered.special("prlimit64", PID + 1) == REFUSED


@both
def test_nobody_types_for_the_person(machine: str) -> None:
    filtered = Filtered(machine)
    assert filtered.special("ioctl", 1, 0x5412) == filtered.special("ioctl", 1, 0x541C) == REFUSED
    assert filtered.special("ioctl", 1, 0x5401) == ALLOW  # TCGETS: is it a terminal?


@both
def test_other_calling_conventions_lead_nowhere(machine: str) -> None:
    filtered = Filtered(machine)
    other = {"x86_64": 0x40000003, "aarch64": 0x40000028}[machine]  # i386, arm
    for number in (0, 11, 59, 221, 431):
        assert verdict(filtered.program, Call(other, number)) == REFUSED
    if machine == "x86_64":
        assert filtered.call(X32) == filtered.call(X32 | 520) == filtered.call(-1) == REFUSED


@both
@settings(deadline=None)  # a busy computer is no failure
@given(number=st.integers(syscalls.NEWEST + 1, X32 - 1))
def test_calls_of_the_future_do_not_exist(machine: str, number: int) -> None:
    assert Filtered(machine).call(number) == UNKNOWN


@pytest.mark.parametrize("profile", Profile)
@both
@settings(deadline=None)  # a busy computer is no failure
@given(number=st.integers(0, 2**32 - 1), arguments=st.lists(st.integers(0, 2**64 - 1), min_size=6, max_size=6))
def test_every_call_gets_one_of_three_answers(
    machine: str, profile: Profile, number: int, arguments: list[int]
) -> None:
    assert Filtered(machine, profile).call(number, *arguments) in (ALLOW, REFUSED, UNKNOWN)


@both
def test_other_profiles_open_what_they_need_and_no_more(machine: str) -> None:
    graphics, remote = Filtered(machine, Profile.GPU), Filtered(machine, Profile.RPC)
    connect = number_of(syscalls.NETWORK["connect"], machine)
    execve = number_of(syscalls.PROGRAMS["execve"], machine)
    assert graphics.special("openat", 0, 0, os.O_RDWR) == remote.call(connect) == ALLOW
    assert remote.special("openat", 0, 0, os.O_RDWR) == graphics.call(connect) == REFUSED
    assert graphics.call(execve) == remote.call(execve) == REFUSED


def test_a_processor_without_a_table_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        filter_for("riscv64", PID, Profile.CPU)


@pytest.mark.parametrize(
    ("header", "index"),
    [("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", 0), ("/usr/include/asm-generic/unistd.h", 1)],
)
def test_the_numbers_are_the_kernels(header: str, index: int) -> None:
    path = Path(header)
    if not path.exists():
        pytest.skip("the kernel's headers are not installed")
    defined = dict(re.findall(r"^#define __NR(?:3264)?_(\w+)\s+(\d+)\s*$", path.read_text("ascii"), re.MULTILINE))
    newest = max(map(int, defined.values()))
    for table in (*TABLES.values(), syscalls.SPECIAL):
        for name, numbers in table.items():
            if numbers[index] >= 0 and numbers[index] <= newest:
                assert defined.get(name) == str(numbers[index]), name
            elif numbers[index] < 0:
                assert name not in defined, name
