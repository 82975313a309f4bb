"""Asks macOS and Windows for single facts. Not tested on either; every failure is an empty answer, none waits long."""

import ctypes
import subprocess
import sys

SYSCTL = "/usr/sbin/sysctl"
PATIENCE = 1.0  # seconds


def sysctl(name: str) -> str:
    """Return a kernel value of macOS."""
    try:
        done = subprocess.run(
            [SYSCTL, "-n", name],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def mac_flag(name: str) -> bool:
    """Whether the kernel of macOS has a number of that name, and it is not 0. Starts no program."""
    value, length = ctypes.c_uint64(0), ctypes.c_size_t(8)  # it may be 4 bytes long; both processors are little-endian
    try:
        ask = ctypes.CDLL(None).sysctlbyname
    except (OSError, TypeError, AttributeError):  # it is another system
        return False
    return ask(name.encode(), ctypes.byref(value), ctypes.byref(length), None, 0) == 0 and value.value != 0


def windows_value(key: str, name: str) -> str:
    """Return a value of the local machine's registry, numbers in decimal."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
                value, _ = winreg.QueryValueEx(opened, name)
        except OSError:
            return ""
        return str(value)
    return ""


def windows_feature(number: int) -> bool:
    """Whether the processor has a feature, by the number in winnt.h."""
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(number))
    return False
