"""What macOS and Windows tell about performance and efficiency cores.

Only the reading of Windows' answer is tested; neither call has been seen by a test.
"""

import ctypes
import os
import struct
from typing import Any

from desktop.engine.core_count import Cores

_CORES = 0  # RelationProcessorCore, LOGICAL_PROCESSOR_RELATIONSHIP in winnt.h
_HEAD = struct.Struct("<II")  # Relationship, Size
# PROCESSOR_RELATIONSHIP: Flags, EfficiencyClass, Reserved, GroupCount; then GROUP_AFFINITY: Mask, Group, Reserved
_CORE, _GROUP = struct.Struct("<BB20xH"), struct.Struct("<QH6x")


def mac_cores() -> Cores:
    """Ask the kernel by `sysctlbyname`. Untested: no Mac was at hand."""
    logical = max(_sysctl("hw.logicalcpu"), 1)
    physical = max(_sysctl("hw.physicalcpu"), 1)
    return Cores(_sysctl("hw.perflevel0.physicalcpu") or physical, physical, logical, logical)


def windows_cores() -> Cores:
    """Ask `GetLogicalProcessorInformationEx`. Untested: no Windows was at hand."""
    library: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    length = ctypes.c_ulong(0)
    library.GetLogicalProcessorInformationEx(_CORES, None, ctypes.byref(length))
    buffer = ctypes.create_string_buffer(max(length.value, 1))
    if not library.GetLogicalProcessorInformationEx(_CORES, buffer, ctypes.byref(length)):
        return read_windows_cores(b"", 0)
    mine, all_of_them = ctypes.c_size_t(0), ctypes.c_size_t(0)
    library.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(library.GetCurrentProcess())
    library.GetProcessAffinityMask(process, ctypes.byref(mine), ctypes.byref(all_of_them))
    return read_windows_cores(buffer.raw[: length.value], mine.value)


def read_windows_cores(answer: bytes, allowed: int) -> Cores:
    """Count the cores of an answer, of the first group those with a processor in the mask `allowed`; 0 allows all.

    The higher its efficiency class, the faster a core is, and the more it takes.
    """
    classes: list[int] = []
    logical = at = 0
    while at + _HEAD.size + _CORE.size <= len(answer):
        kind, size = _HEAD.unpack_from(answer, at)
        _flags, efficiency, groups = _CORE.unpack_from(answer, at + _HEAD.size)
        first = at + _HEAD.size + _CORE.size
        threads = 0
        for number in range(groups if first + groups * _GROUP.size <= len(answer) else 0):
            mask, group = _GROUP.unpack_from(answer, first + number * _GROUP.size)
            threads += (mask & allowed if allowed and group == 0 else mask).bit_count()
        if kind == _CORES and threads:
            classes.append(efficiency)
            logical += threads
        at += max(size, _HEAD.size)
    if not classes:
        logical = os.cpu_count() or 1
        return Cores(logical, logical, logical, logical)
    return Cores(classes.count(max(classes)), len(classes), logical, logical)


def _sysctl(name: str) -> int:
    """A number of the kernel's, 0 when it has none of that name. They are 32 or 64 bits long; this is little-endian."""
    library = ctypes.CDLL(None)
    value, length = ctypes.c_uint64(0), ctypes.c_size_t(8)
    failed = library.sysctlbyname(name.encode(), ctypes.byref(value), ctypes.byref(length), None, 0)
    return 0 if failed else int(value.value)
