"""Runs a system call filter as the kernel would, instruction by instruction."""

import operator
from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.engine.confinement.bpf import (
    ANY_BIT,
    ARCH_AT,
    ARGUMENTS_AT,
    AT_LEAST,
    EQUAL,
    GREATER,
    LOAD,
    NUMBER_AT,
    RETURN,
    SKIP,
    Instruction,
)

_COMPARISONS: dict[int, Callable[[int, int], object]] = {
    EQUAL: operator.eq,
    GREATER: operator.gt,
    AT_LEAST: operator.ge,
    ANY_BIT: operator.and_,
}


class Call(NamedTuple):
    """One system call as a filter sees it."""

    architecture: int
    number: int
    arguments: tuple[int, ...] = (0, 0, 0, 0, 0, 0)

    def word(self, offset: int) -> int:
        """Four bytes of struct seccomp_data."""
        if offset == NUMBER_AT:
            return self.number & 0xFFFFFFFF
        if offset == ARCH_AT:
            return self.architecture
        index, half = divmod(offset - ARGUMENTS_AT, 8)
        assert half in (0, 4)
        return (self.arguments[index] >> (8 * half)) & 0xFFFFFFFF


def verdict(program: Sequence[Instruction], call: Call) -> int:
    """What the filter says; fails on anything that the kernel would refuse to load."""
    accumulator, at = 0, 0
    while True:
        code, value, then, otherwise = program[at]
        at += 1
        if code == RETURN:
            return value
        if code == LOAD:
            accumulator = call.word(value)
        elif code == SKIP:
            at += value
        else:
            assert 0 <= then < 256
            assert 0 <= otherwise < 256
            at += then if _COMPARISONS[code](accumulator, value) else otherwise
