"""macOS and Windows: what the system lets a process give up by itself. Untested: no such computer was at hand.

Both forbid less than Linux does, so that an untested rule can hardly break an engine, and both say that they are
untested. macOS: network, programs and writing. Windows: programs, and writing to what belongs to the person.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

UNTESTED = "confinement is untested on this system"

# Seatbelt's own language; `sandbox_init` is deprecated, and is what browsers' helpers still use.
MAC_PROFILE = """
(version 1)
(allow default)
(deny network*)
(deny file-write*)
(allow file-write-data (literal "/dev/null"))
(deny process-exec*)
(deny process-fork)
(deny signal (target others))
"""

# winnt.h
_JOB_BASIC_LIMITS, _JOB_ACTIVE_PROCESS = 2, 0x8  # JobObjectBasicLimitInformation, JOB_OBJECT_LIMIT_ACTIVE_PROCESS
_TOKEN_ADJUST_DEFAULT, _TOKEN_QUERY, _TOKEN_INTEGRITY = 0x80, 0x8, 25  # TokenIntegrityLevel
_LOW_INTEGRITY, _SE_GROUP_INTEGRITY = "S-1-16-4096", 0x20


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
    )


class _Label(ctypes.Structure):
    _fields_ = (("sid", ctypes.c_void_p), ("attributes", wintypes.DWORD))


def confine_elsewhere() -> tuple[bool, list[str]]:
    """Whether at least one layer holds, and what did not go as planned."""
    if sys.platform == "darwin":
        return _result([_seatbelt])
    if sys.platform == "win32":
        return _result([_no_other_process, _low_integrity])
    return False, ["there is no confinement for this system"]


def _result(layers: list[Callable[[], None]]) -> tuple[bool, list[str]]:
    holds, words = False, [UNTESTED]
    for layer in layers:
        try:
            layer()
            holds = True
        except (OSError, AttributeError) as error:  # AttributeError: the system does not have the function
            words.append(str(error))
    return holds, words


def _seatbelt() -> None:
    system = ctypes.CDLL("/usr/lib/libSystem.dylib")
    complaint = ctypes.c_char_p()
    if system.sandbox_init(MAC_PROFILE.encode(), ctypes.c_uint64(0), ctypes.byref(complaint)):
        raise OSError((complaint.value or b"sandbox_init failed").decode("utf-8", "replace"))


def _no_other_process() -> None:
    """A job of one process: it can start no second one."""
    kernel = _library("kernel32")
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))  # stays open for the process's life
    limits = _BasicLimits(flags=_JOB_ACTIVE_PROCESS, active_processes=1)
    _must(kernel.SetInformationJobObject(job, _JOB_BASIC_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)))
    _must(kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess())))


def _low_integrity() -> None:
    """What belongs to the person has medium integrity, and nothing low may change it."""
    kernel, rights = _library("kernel32"), _library("advapi32")
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    token, sid = wintypes.HANDLE(), ctypes.c_void_p()
    process = wintypes.HANDLE(kernel.GetCurrentProcess())
    _must(rights.OpenProcessToken(process, _TOKEN_ADJUST_DEFAULT | _TOKEN_QUERY, ctypes.byref(token)))
    try:
        _must(rights.ConvertStringSidToSidW(_LOW_INTEGRITY, ctypes.byref(sid)))
        label = _Label(sid, _SE_GROUP_INTEGRITY)
        size = ctypes.sizeof(label) + rights.GetLengthSid(sid)
        _must(rights.SetTokenInformation(token, _TOKEN_INTEGRITY, ctypes.byref(label), size))
        kernel.LocalFree(sid)
    finally:
        kernel.CloseHandle(token)


def _library(name: str) -> ctypes.CDLL:
    loader = getattr(ctypes, "WinDLL")  # noqa: B009 - exists on Windows only
    library = loader(name, use_last_error=True)
    assert isinstance(library, ctypes.CDLL)
    return library


def _must(succeeded: int) -> None:
    if not succeeded:
        code = getattr(ctypes, "get_last_error")()  # noqa: B009 - exists on Windows only
        raise OSError(f"Windows error {code}")
