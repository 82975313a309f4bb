"""The system libraries that Qt's window needs, looked for the way the loader does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from environment import reason_of
from places import VENV
from steps import StepError, run

MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)

# The first part of a library's name → the package that holds it, by package manager. Debian's were tried one by one in
# an empty chroot; the others' follow the names those systems list.
PACKAGES: dict[str, dict[str, str]] = {
    "apt-get": {
        "libglib-2.0": "libglib2.0-0",
        "libgthread-2.0": "libglib2.0-0",
        "libEGL": "libegl1",
        "libGL": "libgl1",
        "libxkbcommon": "libxkbcommon0",
        "libfontconfig": "libfontconfig1",
        "libfreetype": "libfreetype6",
        "libdbus-1": "libdbus-1-3",
        "libxcb-cursor": "libxcb-cursor0",
        "libxkbcommon-x11": "libxkbcommon-x11-0",
        "libxcb-icccm": "libxcb-icccm4",
        "libxcb-keysyms": "libxcb-keysyms1",
        "libxcb-shape": "libxcb-shape0",
        "libxcb-xkb": "libxcb-xkb1",
        "libxcb-image": "libxcb-image0",
        "libxcb-render-util": "libxcb-render-util0",
        "libxcb-render": "libxcb-render0",
        "libxcb-randr": "libxcb-randr0",
        "libxcb-shm": "libxcb-shm0",
        "libxcb-sync": "libxcb-sync1",
        "libxcb-xfixes": "libxcb-xfixes0",
        "libxcb": "libxcb1",
        "libX11-xcb": "libx11-xcb1",
        "libX11": "libx11-6",
        "libwayland-cursor": "libwayland-cursor0",
        "libwayland-egl": "libwayland-egl1",
        "libwayland-client": "libwayland-client0",
    },
    "dnf": {
        "libxcb-cursor": "xcb-util-cursor",
        "libxkbcommon-x11": "libxkbcommon-x11",
        "libxcb-icccm": "xcb-util-wm",
        "libxcb-keysyms": "xcb-util-keysyms",
        "libxcb-image": "xcb-util-image",
        "libxcb-render-util": "xcb-util-renderutil",
        "libEGL": "libglvnd-egl",
        "libGL": "libglvnd-glx",
    },
    "pacman": {"libxcb-cursor": "xcb-util-cursor", "libxkbcommon-x11": "libxkbcommon-x11", "libEGL": "libglvnd"},
    "zypper": {"libxcb-cursor": "libxcb-cursor0", "libxkbcommon-x11": "libxkbcommon-x11-0", "libEGL": "Mesa-libEGL1"},
}
INSTALL = {"apt-get": "apt-get install -y", "dnf": "dnf install", "pacman": "pacman -S", "zypper": "zypper install"}


def ensure(log: Path, say: Callable[[str], None], *, extra: tuple[str, ...] = ()) -> None:
    """Install what is missing as root on Debian or Ubuntu, else say the one line that does; raises `StepError`.

    `extra` are programs the tests need, such as Xvfb; without root they are left to the tests, which skip.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries()
    programs = [name for name in extra if shutil.which(name.capitalize() if name == "xvfb" else name) is None]
    may_install = shutil.which("apt-get") is not None and os.geteuid() == 0
    if may_install and (missing or programs):
        _install([*_packages(missing, "apt-get"), *programs], log, say)
        missing = missing_libraries()
    if missing:
        words = ", ".join(sorted(missing))
        raise StepError(f"the window needs system libraries that are missing: {words}", install_line(missing))


def missing_libraries() -> set[str]:
    """Names such as libxcb-cursor.so.0 that the loader does not find for Qt's window."""
    found: set[str] = set()
    for folder in VENV.glob("lib/python*/site-packages/PySide6"):
        libraries = ["QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so", "QtSvg.abi3.so"]
        plugins = ["Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqoffscreen.so"]
        for library in [*libraries, *plugins]:
            found |= set(MISSING.findall(_ldd(folder / library)))
    return found


def install_line(missing: set[str]) -> str:
    """One exact line for this system's package manager."""
    for manager, command in INSTALL.items():
        if shutil.which(manager):
            sudo = "" if os.geteuid() == 0 else "sudo "
            return f"{sudo}{command} {' '.join(_packages(missing, manager))}"
    return f"install the packages that hold {', '.join(sorted(missing))}"


def _packages(missing: set[str], manager: str) -> list[str]:
    known = PACKAGES[manager]
    return sorted({known.get(name.split(".so")[0], name.split(".so")[0]) for name in missing})


def _ldd(library: Path) -> str:
    if not library.exists() or shutil.which("ldd") is None:
        return ""
    return subprocess.run(["ldd", str(library)], capture_output=True, text=True, check=False).stdout


def _install(packages: list[str], log: Path, say: Callable[[str], None]) -> None:
    say("installing " + " ".join(packages))
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update", "-q"], log=log, env=environment)
        run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], log=log, env=environment)
    except subprocess.CalledProcessError as error:
        line = "apt-get update; apt-get install " + " ".join(packages)
        raise StepError(f"system packages could not be installed ({reason_of(error)})", line, log) from error
