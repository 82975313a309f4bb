"""The C library's `syscall` and `prctl`, and an error instead of -1."""

import ctypes
import errno
import os

_PR_SET_NO_NEW_PRIVS = 38  # include/uapi/linux/prctl.h


def libc() -> ctypes.CDLL:
    """The C library of this process, which remembers `errno` for us."""
    return ctypes.CDLL(None, use_errno=True)


def system_call(number: int, *arguments: object) -> int:
    """Make a system call; raises `OSError`."""
    result = int(libc().syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        raise last_error()
    return result


def last_error() -> OSError:
    """What the last call through `libc()` complained about."""
    code = ctypes.get_errno()
    return OSError(code, os.strerror(code))


def gain_no_privileges() -> None:
    """Neither this process nor a child gets more rights by starting a program; both filters ask for it."""
    if libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise last_error()


def words_of(error: OSError) -> str:
    """Why the kernel refused to confine."""
    if error.errno in (errno.ENOSYS, errno.EOPNOTSUPP):
        return "this system's kernel does not have it, or it is switched off"
    return error.strerror or str(error)
