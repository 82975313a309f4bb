"""Classic BPF, as much of it as a system call filter needs: instructions, and jumps to one of three ends.

Sources: include/uapi/linux/bpf_common.h, filter.h and seccomp.h.
"""

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

LOAD, EQUAL, GREATER, AT_LEAST, ANY_BIT, SKIP, RETURN = 0x20, 0x15, 0x25, 0x35, 0x45, 0x05, 0x06
NUMBER_AT, ARCH_AT, ARGUMENTS_AT = 0, 4, 16  # offsets in struct seccomp_data
ALLOW = 0x7FFF0000  # SECCOMP_RET_ALLOW
ERRNO = 0x00050000  # SECCOMP_RET_ERRNO; the error's number is in the low half


class Instruction(NamedTuple):
    """One struct sock_filter: on a comparison, how many instructions to skip when it holds and when it does not."""

    code: int
    value: int
    then: int = 0
    otherwise: int = 0


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("jt", ctypes.c_uint8),
        ("jf", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class Program(ctypes.Structure):
    """struct sock_fprog: what the kernel takes."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))

    @classmethod
    def of(cls, instructions: Sequence[Instruction]) -> "Program":
        """Lay the instructions out for the kernel."""
        laid_out = (_Instruction * len(instructions))(
            *(_Instruction(one.code, one.then, one.otherwise, one.value) for one in instructions)
        )
        return cls(len(instructions), laid_out)


def argument(index: int) -> Instruction:
    """Load the low half of an argument; the kernel itself reads no more of those that are compared here."""
    return Instruction(LOAD, ARGUMENTS_AT + 8 * index)


def refuse_each(numbers: Sequence[int], verdict: int) -> list[Instruction]:
    """`verdict` for each of these calls; at most 254 of them, for a jump is one byte long."""
    count = len(numbers)
    tests = [Instruction(EQUAL, number, then=count - at) for at, number in enumerate(numbers)]
    return [*tests, Instruction(SKIP, 1), Instruction(RETURN, verdict)]


def only(number: int, decision: Sequence[Instruction]) -> list[Instruction]:
    """`decision`, which must end in a verdict, for one call."""
    return [Instruction(EQUAL, number, otherwise=len(decision)), *decision]


def one_of(index: int, values: Sequence[int], verdict: int, otherwise: int) -> list[Instruction]:
    """`verdict` when an argument is one of `values`, else the other one."""
    tests = [Instruction(EQUAL, value, then=len(values) - at) for at, value in enumerate(values)]
    return [argument(index), *tests, Instruction(RETURN, otherwise), Instruction(RETURN, verdict)]


def any_bit(index: int, mask: int, verdict: int, otherwise: int) -> list[Instruction]:
    """`verdict` when an argument has any of these bits, else the other one."""
    return [
        argument(index),
        Instruction(ANY_BIT, mask, otherwise=1),
        Instruction(RETURN, verdict),
        Instruction(RETURN, otherwise),
    ]
