"""Whether there is a screen to draw on: without one Qt ends a program with an abort, before a word can be said."""

import os
import sys
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP

_NEED_ONE = ("xcb", "wayland")  # Qt's platforms that need a screen, and those it chooses from
_X11 = "/tmp/.X11-unix/X"  # noqa: S108 - where X11 keeps its sockets


def missing_display() -> KnownError | None:
    """Why no window can be shown here, NO_DISPLAY; None where one can be, or where only Qt itself can tell."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or (platform and not platform.startswith(_NEED_ONE)):
        return None
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", "")
    if not wayland and not x11:
        return _error(QT_TRANSLATE_NOOP("errors", "neither DISPLAY nor WAYLAND_DISPLAY is set"))
    if (wayland and _wayland_answers(wayland)) or (x11 and _x11_answers(x11)):
        return None
    return _error(QT_TRANSLATE_NOOP("errors", "the one that DISPLAY or WAYLAND_DISPLAY names does not answer"))


def _error(reason: str) -> KnownError:
    return KnownError(ErrorKind.NO_DISPLAY, reason=reason)


def _wayland_answers(name: str) -> bool:
    return (Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name).is_socket()  # an absolute name wins


def _x11_answers(name: str) -> bool:
    """A screen of another computer is believed: to ask it would be to use the network."""
    host, _, number = name.partition(":")
    if host not in ("", "unix"):
        return True
    path = Path(_X11 + number.partition(".")[0])
    return path.is_socket() or f"@{path}\n" in _listening()


def _listening() -> str:
    """The sockets of this computer, those without a file among them."""
    try:
        return Path("/proc/net/unix").read_text("utf-8", "replace")
    except OSError:
        return ""
