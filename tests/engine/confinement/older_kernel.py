"""Plays a kernel that lacks some calls, with a filter of our own in front of the engine's."""

import ctypes
import errno
import platform
from collections.abc import Sequence

from desktop.engine.confinement.bpf import ALLOW, ERRNO, LOAD, NUMBER_AT, RETURN, Instruction, Program, one_of, only
from desktop.engine.confinement.kernel import gain_no_privileges, libc

_NUMBERS = {"landlock": {"x86_64": 444, "aarch64": 444}, "seccomp": {"x86_64": 317, "aarch64": 277}}
_PRCTL = {"x86_64": 157, "aarch64": 167}
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_MISSING = ERRNO | errno.ENOSYS


def forget(layers: Sequence[str]) -> None:
    """From now on these layers answer as on a kernel that was built without them."""
    if not layers:
        return
    machine = platform.machine()
    program = [Instruction(LOAD, NUMBER_AT)]
    for layer in layers:
        program += only(_NUMBERS[layer][machine], [Instruction(RETURN, _MISSING)])
    if "seccomp" in layers:
        program += only(_PRCTL[machine], one_of(0, [_PR_SET_SECCOMP], _MISSING, ALLOW))
    gain_no_privileges()
    filtering = ctypes.byref(Program.of([*program, Instruction(RETURN, ALLOW)]))
    assert libc().prctl(_PR_SET_SECCOMP, _MODE_FILTER, filtering, 0, 0) == 0
