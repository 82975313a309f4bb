"""Tries what a confined engine must not be able to do. Every attempt is harmless where it succeeds."""

import contextlib
import ctypes
import errno
import os
from collections.abc import Callable
from pathlib import Path

from desktop.engine.confinement.kernel import last_error, libc

_REFUSALS = (errno.EPERM, errno.EACCES, errno.EROFS, errno.EAFNOSUPPORT)
_UNIX, _INET, _INET6, _STREAM = 1, 2, 10, 1  # include/linux/socket.h, include/linux/net.h
_PEEK = 2  # PTRACE_PEEKDATA: of a process that is not traced it fails, and changes nothing
_NEW, _WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL, os.O_WRONLY
_TEST_FILE = f".bantam-confinement-{os.getpid()}"


class _UnixAddress(ctypes.Structure):
    _fields_ = (("family", ctypes.c_ushort), ("path", ctypes.c_char * 108))


def leaks(lib: Path, model: Path | None) -> list[str]:
    """What was possible of all that must not be; nothing, when the engine is confined."""
    return [words for words, attempt in attempts(lib, model).items() if _succeeds(attempt)]


def attempts(lib: Path, model: Path | None) -> dict[str, Callable[[], object]]:
    """Every forbidden action: it raises `OSError` when the system refuses."""
    file = model if model is not None and model.exists() else next(lib.glob("*llama*"), lib)
    parent = os.getppid()
    return {
        "read a file outside": lambda: os.close(os.open(_readable_outside(), os.O_RDONLY)),
        "list a home folder": lambda: os.listdir(_homes()),  # noqa: PTH208 - it raises at once
        "create a file in /tmp": lambda: _create(Path("/tmp")),  # noqa: S108 - removed at once
        "write into the engine's folder": lambda: _create(lib),
        "open the model for writing": lambda: os.close(os.open(file, _WRITE)),
        "delete the model": lambda: os.rename(file, file),  # noqa: PTH104 - the same right, and nothing happens
        "open an IPv4 socket": lambda: _socket(_INET),
        "open an IPv6 socket": lambda: _socket(_INET6),
        "connect to another program": _connect,
        "start a program": lambda: _checked(libc().execve(b"", None, None)),
        "start a process": _fork,
        "look into another process": lambda: _checked(libc().ptrace(_PEEK, parent, None, None)),
        "signal another process": lambda: os.kill(parent, 0),
    }


def _succeeds(attempt: Callable[[], object]) -> bool:
    """Whether it went through, or failed for another reason than being forbidden."""
    try:
        attempt()
    except OSError as error:
        return error.errno not in _REFUSALS
    return True


def _readable_outside() -> str:
    return next(filter(os.path.exists, ("/etc/passwd", "/etc/hostname")), "/proc/version")


def _homes() -> str:
    """A folder that this user could list otherwise."""
    own = "/root" if os.getuid() == 0 else "/home"
    return next(filter(os.path.isdir, (own, "/home")), "/")


def _create(folder: Path) -> None:
    path = folder / _TEST_FILE
    os.close(os.open(path, _NEW, 0o600))
    with contextlib.suppress(OSError):
        path.unlink()


def _socket(family: int) -> None:
    os.close(_checked(libc().socket(family, _STREAM, 0)))


def _connect() -> None:
    descriptor = _checked(libc().socket(_UNIX, _STREAM, 0))
    try:
        address = _UnixAddress(_UNIX, b"\0bantam-nobody")
        _checked(libc().connect(descriptor, ctypes.byref(address), ctypes.sizeof(address)))
    finally:
        os.close(descriptor)


def _fork() -> None:
    if (child := os.fork()) == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _checked(result: int) -> int:
    if result < 0:
        raise last_error()
    return result
