"""Whether Qt has packages for this computer: pip would only say that it finds none, as if the network were at fault."""

import platform

from places import platform_tag
from steps import StepError

# The oldest C library for the locked packages of Qt, and systems that have it; Windows and macOS need none.
GLIBC = {
    "linux-x86_64": ((2, 34), "Debian 12, Ubuntu 22.04, Fedora 35 or RHEL 9"),
    "linux-aarch64": ((2, 39), "Debian 13, Ubuntu 24.04, Fedora 40 or RHEL 10"),
}
OTHERS = ("windows-x86_64", "windows-aarch64", "macos-x86_64", "macos-aarch64")


def check_platform() -> None:
    """Raise `StepError` when the window cannot run on this kind of computer or this old a system."""
    tag = platform_tag()
    if tag in OTHERS:
        return
    if tag not in GLIBC:
        known = ", ".join([*GLIBC, *OTHERS])
        raise StepError(f"Qt, which draws the window, is not made for this computer ({tag})", f"use one of: {known}")
    needed, systems = GLIBC[tag]
    name, version = platform.libc_ver()
    words = "glibc " + ".".join(map(str, needed))
    if name != "glibc":
        found = f"this system's C library is {name or 'not glibc'}, and Qt, which draws the window, needs {words}"
        raise StepError(found, f"use a Linux with {words} or later, such as {systems}")
    if _numbers(version) < needed:
        raise StepError(
            f"this system's C library is too old for Qt, which draws the window ({words} is needed, this is {version})",
            f"update the system to {systems}, or a later one",
        )


def _numbers(version: str) -> tuple[int, ...]:
    """For 2.36: (2, 36). Distributions may add words of their own."""
    parts = version.split(".")[:2]
    return tuple(int("".join(filter(str.isdigit, part)) or 0) for part in parts)
