"""Which system calls an engine may make: a filter in the kernel that answers the others with an error.

An error and not a death: libraries try things, and go on without.
"""

import contextlib
import ctypes
import errno
import os
import platform
from collections.abc import Sequence

from desktop.engine.confinement import syscalls
from desktop.engine.confinement.bpf import (
    ALLOW,
    ARCH_AT,
    AT_LEAST,
    EQUAL,
    ERRNO,
    GREATER,
    LOAD,
    NUMBER_AT,
    RETURN,
    Instruction,
    Program,
    any_bit,
    one_of,
    only,
    refuse_each,
)
from desktop.engine.confinement.kernel import last_error, libc, system_call
from desktop.engine.confinement.policy import Profile

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # AUDIT_ARCH_*, include/uapi/linux/audit.h
X32 = 0x40000000  # __X32_SYSCALL_BIT: the same kernel with other numbers
REFUSED, UNKNOWN = ERRNO | errno.EPERM, ERRNO | errno.ENOSYS
CLONE_THREAD = 0x00010000  # include/uapi/linux/sched.h
WRITING = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC; alike on both kinds of processors
TERMINAL_INPUT = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX, include/uapi/asm-generic/ioctls.h: typing for a person
_SET_MODE_FILTER, _TSYNC, _SPEC_ALLOW = 1, 1, 4  # include/uapi/linux/seccomp.h
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2  # include/uapi/linux/prctl.h, seccomp.h


def filter_for(machine: str, pid: int, profile: Profile) -> list[Instruction]:
    """The filter of a process `pid`; raises `KeyError` for a processor without a table."""

    def number(name: str) -> int:
        return int(getattr(syscalls.SPECIAL[name], machine))

    foreign = [Instruction(AT_LEAST, X32, otherwise=1), Instruction(RETURN, REFUSED)] if machine == "x86_64" else []
    return [
        Instruction(LOAD, ARCH_AT),
        Instruction(EQUAL, ARCHITECTURES[machine], then=1),
        Instruction(RETURN, REFUSED),
        Instruction(LOAD, NUMBER_AT),
        *foreign,
        Instruction(GREATER, syscalls.NEWEST, otherwise=1),
        Instruction(RETURN, UNKNOWN),
        # A filter cannot look behind a pointer, where these two keep their flags. Libraries fall back to the old calls.
        *refuse_each([number("clone3"), number("openat2")], UNKNOWN),
        *only(number("clone"), any_bit(0, CLONE_THREAD, ALLOW, REFUSED)),
        # A process may end itself, as `abort` does; 0 is a process group and -1 is everybody.
        *only(number("kill"), one_of(0, [pid], ALLOW, REFUSED)),
        *only(number("tgkill"), one_of(0, [pid], ALLOW, REFUSED)),
        *only(number("prlimit64"), one_of(0, [0, pid], ALLOW, REFUSED)),
        *only(number("ioctl"), one_of(1, TERMINAL_INPUT, REFUSED, ALLOW)),
        *([] if profile.opens_for_writing else _no_opening_for_writing(machine)),
        *refuse_each(_refused(machine, profile), REFUSED),
        Instruction(RETURN, ALLOW),
    ]


def install(profile: Profile) -> None:
    """Filter every thread of this process, for good; raises `OSError`."""
    machine = platform.machine()
    if machine not in ARCHITECTURES or ctypes.sizeof(ctypes.c_void_p) != 8:
        raise OSError(errno.ENOSYS, f"there is no table of system calls for {machine}")
    program = Program.of(filter_for(machine, os.getpid(), profile))
    number = int(getattr(syscalls.SPECIAL["seccomp"], machine))
    # Without _SPEC_ALLOW, kernels before 5.16 slow a filtered process down to protect it from its own script code.
    for flags in (_TSYNC | _SPEC_ALLOW, _TSYNC):
        with contextlib.suppress(OSError):
            if system_call(number, _SET_MODE_FILTER, flags, ctypes.byref(program)) == 0:
                return  # else it is the number of a thread that cannot be filtered
    if libc().prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0):
        raise last_error()


def _no_opening_for_writing(machine: str) -> list[Instruction]:
    found = []
    for name, flags_at in (("open", 1), ("openat", 2)):
        number = int(getattr(syscalls.SPECIAL[name], machine))
        if number >= 0:
            found += only(number, any_bit(flags_at, WRITING, REFUSED, ALLOW))
    return found


def _refused(machine: str, profile: Profile) -> Sequence[int]:
    tables = [syscalls.PROGRAMS, syscalls.OTHERS, syscalls.KERNEL, syscalls.MOUNTS, syscalls.CHANGES]
    if not profile.uses_network:
        tables.append(syscalls.NETWORK)
    calls = {name: number for table in tables for name, number in table.items()}
    own = syscalls.OF_ONES_OWN_FILES if profile.writes_files else frozenset()
    numbers = {int(getattr(number, machine)) for name, number in calls.items() if name not in own}
    return sorted(numbers - {-1})
