"""The system libraries that Qt's window needs, looked for the way the loader does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from pip_calls import Say, reason_of
from places import VENV
from steps import StepError, run

MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
# What a window loads under X, and what stands in for one in tests.
LOADED = (
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
)
PROGRAMS = {"xvfb": "Xvfb"}  # package → program, where they differ
# A library's name without its version → the package that holds it. Debian's were tried in an empty chroot.
DEBIAN = {
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libGLX": "libglx0",
    "libOpenGL": "libopengl0",
    "libxkbcommon": "libxkbcommon0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libdbus-1": "libdbus-1-3",
    "libz": "zlib1g",
    "libzstd": "libzstd1",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libxcb": "libxcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render": "libxcb-render0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xkb": "libxcb-xkb1",
}
ARCH = {
    "libglib-2.0": "glib2",
    "libgthread-2.0": "glib2",
    "libEGL": "libglvnd",
    "libGL": "libglvnd",
    "libGLX": "libglvnd",
    "libOpenGL": "libglvnd",
    "libxkbcommon": "libxkbcommon",
    "libxkbcommon-x11": "libxkbcommon-x11",
    "libfontconfig": "fontconfig",
    "libfreetype": "freetype2",
    "libdbus-1": "dbus",
    "libX11": "libx11",
    "libX11-xcb": "libx11",
    "libxcb-cursor": "xcb-util-cursor",
    "libxcb-icccm": "xcb-util-wm",
    "libxcb-image": "xcb-util-image",
    "libxcb-keysyms": "xcb-util-keysyms",
    "libxcb-render-util": "xcb-util-renderutil",
    "libxcb-util": "xcb-util",
}


def ensure(log: Path, say: Say, *, extra: tuple[str, ...] = ()) -> None:
    """Install what is missing as root on Debian or Ubuntu, else say the one line that does; raises `StepError`.

    `extra` are packages of programs that tests use, such as xvfb; without root, tests that need one skip.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries()
    programs = [name for name in extra if shutil.which(PROGRAMS.get(name, name)) is None]
    if (missing or programs) and shutil.which("apt-get") and os.geteuid() == 0:
        _install([*_packages(missing, DEBIAN), *programs], log, say)
        missing = missing_libraries()
    if missing:
        words = ", ".join(sorted(missing))
        raise StepError(f"the window needs system libraries that are missing: {words}", install_line(missing))


def missing_libraries(venv: Path = VENV) -> set[str]:
    """Names such as libxcb-cursor.so.0 that the loader does not find for Qt's window."""
    folders = list(venv.glob("lib/python*/site-packages/PySide6"))
    return {name for folder in folders for loaded in LOADED for name in MISSING.findall(_ldd(folder / loaded))}


def install_line(missing: set[str]) -> str:
    """One exact line for this system's package manager."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    # Fedora's and SUSE's managers find a package by the library that it holds.
    held = " ".join(f"'{name}()(64bit)'" for name in sorted(missing))
    lines = {
        "apt-get": f"apt-get install {' '.join(_packages(missing, DEBIAN))}",
        "dnf": f"dnf install {held}",
        "zypper": f"zypper install {held}",
        "pacman": f"pacman -S {' '.join(_packages(missing, ARCH))}",
    }
    for manager, line in lines.items():
        if shutil.which(manager):
            return sudo + line
    return f"install the packages that hold {', '.join(sorted(missing))}"


def _packages(missing: set[str], known: dict[str, str]) -> list[str]:
    bare = [name.partition(".so")[0] for name in missing]
    return sorted({known.get(name) or ("libxcb" if name.startswith("libxcb") else name) for name in bare})


def _ldd(library: Path) -> str:
    if not library.exists() or shutil.which("ldd") is None:
        return ""
    return subprocess.run(["ldd", str(library)], capture_output=True, text=True, check=False).stdout


def _install(packages: list[str], log: Path, say: Say) -> None:
    say("installing " + " ".join(packages))
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update", "-q"], log=log, env=environment)
        run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], log=log, env=environment)
    except subprocess.CalledProcessError as error:
        line = f"apt-get update && apt-get install {' '.join(packages)}"
        raise StepError(f"system packages could not be installed ({reason_of(error)})", line, log) from error
