"""What runs this program: operating system, kernel, Python and C library."""

import os
import platform
import sys
from pathlib import Path

OS_RELEASE = (Path("/etc/os-release"), Path("/usr/lib/os-release"))


def os_name() -> str:
    """Return the system's own name for itself, such as "Debian GNU/Linux 12 (bookworm)"."""
    if sys.platform == "win32":  # not tested on Windows
        version = sys.getwindowsversion()
        return f"Windows {11 if version.build >= 22000 else version.major} (build {version.build})"
    if sys.platform == "darwin":  # not tested on macOS
        return f"macOS {platform.mac_ver()[0]}"
    return next((name for name in map(_pretty_name, OS_RELEASE) if name), sys.platform)


def kernel() -> str:
    """Return kernel and release, such as "Linux 6.1.0"."""
    return f"{platform.system()} {platform.release()}"


def python() -> str:
    """Return the interpreter and its version."""
    return f"{platform.python_implementation()} {platform.python_version()}"


def glibc() -> str:
    """Return the C library's version, "" where it is not glibc."""
    if sys.platform == "win32":
        return ""
    try:
        name, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
    except (OSError, ValueError):  # no such value in musl and on macOS
        return ""
    return version if name == "glibc" else ""


def _pretty_name(path: Path) -> str:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    values = [line.partition("=")[2].strip().strip("\"'") for line in lines if line.startswith("PRETTY_NAME=")]
    return values[0] if values else ""
