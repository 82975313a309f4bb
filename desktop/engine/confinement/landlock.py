"""Landlock: this thread, and those it starts, can open the listed files only, and change none.

Numbers and structures: include/uapi/linux/landlock.h of Linux 6.18. Older kernels know less, and get what they know.
"""

import contextlib
import ctypes
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.engine.confinement.kernel import system_call
from desktop.engine.confinement.policy import Rule

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # alike on all processors
_VERSION = 1  # LANDLOCK_CREATE_RULESET_VERSION
_PATH_BENEATH = 1  # LANDLOCK_RULE_PATH_BENEATH
_REMOVE_FILE, _MAKE_FILE = 1 << 5, 1 << 8
WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL_DEVICE = 1 << 1, 1 << 2, 1 << 3, 1 << 14, 1 << 15
_FIRST_RIGHTS = (1 << 13) - 1  # what ABI 1 knows about files
_LATER_RIGHTS = {2: 1 << 13, 3: TRUNCATE, 5: IOCTL_DEVICE}  # the ABI that brought them
_TCP = 0b11  # bind and connect, ABI 4
_SCOPES = 0b11  # abstract sockets and signals to processes outside, ABI 6
_PROC = Path("/proc")

# A rule belongs to an inode, and /proc makes a new one after it forgot the old: as long as these are open it does not.
_pinned: list[int] = []


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"  # what _pack_ means everywhere; Python 3.14 wants to be told
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The kernel's ABI; raises `OSError` when it has no Landlock."""
    return system_call(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))


def rights(abi: int) -> int:
    """All that this ABI can forbid about files."""
    return _FIRST_RIGHTS | sum(right for since, right in _LATER_RIGHTS.items() if since <= abi)


def restrict(rules: Iterable[Rule], *, uses_network: bool = False) -> None:
    """Forbid everything but `rules`, for good; raises `OSError`."""
    abi = version()
    handled = rights(abi)
    wanted = _Ruleset(handled, 0 if uses_network else _TCP, _SCOPES)
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    ruleset = system_call(_CREATE_RULESET, ctypes.byref(wanted), ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        for rule in rules:
            _add(ruleset, rule, handled)
        system_call(_RESTRICT_SELF, ruleset, ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def allowed(rule: Rule, mode: int, handled: int) -> int:
    """The rights a rule gives to a file of this mode."""
    wanted = READ_FILE
    if rule.writable:
        wanted |= WRITE_FILE | TRUNCATE | IOCTL_DEVICE
    if stat.S_ISDIR(mode):
        wanted |= READ_DIR
        if rule.makes:
            wanted |= _MAKE_FILE | _REMOVE_FILE
    return wanted & handled


def pinned() -> Sequence[int]:
    """The descriptors that stay open for the process's life."""
    return tuple(_pinned)


def _add(ruleset: int, rule: Rule, handled: int) -> None:
    try:
        descriptor = os.open(rule.path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # it went away, or was never ours to read
        return
    try:
        access = allowed(rule, os.fstat(descriptor).st_mode, handled)
        beneath = _PathBeneath(access, descriptor)
        with contextlib.suppress(OSError):  # a file system that takes no rules: one thing less can be opened
            system_call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(beneath), ctypes.c_uint32(0))
    finally:
        if _PROC in rule.path.parents:
            _pinned.append(descriptor)
        else:
            os.close(descriptor)
