"""Finds the newest Python that Bantam can use, by starting each one. Written for Python 3.8."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from steps import StepError, tell

VERSIONS = ("3.14", "3.13", "3.12", "3.11")  # newest first; those the locks have wheels for
# A Python without threads' big lock, or for 32 bits, finds no wheels either.
CHECK = """
import sys, sysconfig, venv, ensurepip, ctypes, ssl, sqlite3
assert sys.maxsize > 2**32 and not sysconfig.get_config_var("Py_GIL_DISABLED")
print("%d.%d" % sys.version_info[:2])
print(sys.executable)
"""
INSTALL_LINES = {
    "dnf": "sudo dnf install python3.12",
    "pacman": "sudo pacman -S python",
    "zypper": "sudo zypper install python312",
    "brew": "brew install python@3.12",
    "winget": "winget install Python.Python.3.12",
}


def choose_python() -> Path:
    """Return an interpreter that starts and has all it needs; raises `StepError`."""
    found: dict[str, Path] = {}
    for candidate in _candidates():
        version, path = _ask(candidate)
        if version in VERSIONS:
            found.setdefault(version, path)
            if version == VERSIONS[0]:
                break
    for version in VERSIONS:
        if version in found:
            return found[version]
    raise StepError("no Python 3.11 or later with its venv module was found", how_to_get_python())


def start_again(program: str, arguments: list[str]) -> int:
    """Run this program with a Python that is new enough; returns only where that cannot be done in place."""
    try:
        python = str(choose_python())
    except StepError as failure:
        return tell(failure)
    folder = str(Path(program).resolve().parent)
    if sys.platform == "win32":
        return subprocess.run([python, folder, *arguments], check=False).returncode
    return os.execv(python, [python, folder, *arguments])  # noqa: S606


def how_to_get_python() -> str:
    """One exact line for this system."""
    if shutil.which("apt-get"):
        # Debian 12 and Ubuntu 24.04 bring a Python that is new enough; where theirs is older, 3.11 lies beside it.
        name = "python3" if sys.version_info >= (3, 11) or not shutil.which("python3") else "python3.11"
        return f"sudo apt-get install {name} {name}-venv"
    for tool, line in INSTALL_LINES.items():
        if shutil.which(tool):
            return line
    return "install Python 3.12 or later and start again"


def _candidates() -> list[list[str]]:
    """Commands that may start a Python, the likely best first."""
    names = [f"python{version}" for version in VERSIONS] + ["python3", "python"]
    on_path = [[path] for path in map(shutil.which, names) if path]
    launcher = [["py", f"-{version}"] for version in VERSIONS] if shutil.which("py") else []
    return [*on_path, *([path] for path in _by_pyenv()), *launcher, [sys.executable]]


def _by_pyenv() -> list[str]:
    """pyenv's own: its names on the path start only what is chosen for this folder."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    newest = []
    for version in VERSIONS:
        patches = sorted(root.glob(f"{version}.*/bin/python"), key=lambda path: _numbers(path.parts[-3]))
        newest += [str(path) for path in patches[-1:]]
    return newest


def _numbers(words: str) -> list[int]:
    """3.12.10 comes after 3.12.9."""
    return [int(number) for number in re.findall(r"\d+", words)]


def _ask(command: list[str]) -> tuple[str, Path]:
    """The version and the place of an interpreter; an empty version when it is of no use."""
    try:
        done = subprocess.run(
            [*command, "-c", CHECK],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return "", Path()
    lines = done.stdout.splitlines()
    return (lines[0], Path(lines[1])) if done.returncode == 0 and len(lines) == 2 else ("", Path())
