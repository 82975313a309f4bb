"""Finds the newest Python that Bantam can use, by starting each one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from steps import StepError

VERSIONS = ("3.14", "3.13", "3.12", "3.11")  # newest first; those the lock has wheels for
CHECK = "import venv, ensurepip, ctypes, ssl, sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"


def choose_python() -> Path:
    """Return an interpreter that starts and has all it needs; raises `StepError`."""
    found: dict[str, Path] = {}
    for candidate in _candidates():
        answer = _ask(candidate)
        if answer and answer[0] in VERSIONS:
            found.setdefault(answer[0], Path(answer[1]))
            if answer[0] == VERSIONS[0]:
                break
    for version in VERSIONS:
        if version in found:
            return found[version]
    raise StepError("no Python 3.11 or later with its venv module was found", how_to_get_python())


def how_to_get_python() -> str:
    """One exact line for this system."""
    lines = {
        "apt-get": "sudo apt-get install python3 python3-venv",
        "dnf": "sudo dnf install python3.12",
        "pacman": "sudo pacman -S python",
        "zypper": "sudo zypper install python312",
        "brew": "brew install python@3.12",
    }
    for tool, line in lines.items():
        if shutil.which(tool):
            return line
    return "install Python 3.12 or later and start again"


def _candidates() -> list[str]:
    names = [f"python{version}" for version in VERSIONS] + ["python3", "python"]
    on_path = [path for path in map(shutil.which, names) if path]
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    by_pyenv = [
        str(path) for version in VERSIONS for path in sorted(root.glob(f"versions/{version}.*/bin/python"))[-1:]
    ]
    launcher = [f"py -{version}" for version in VERSIONS] if shutil.which("py") else []
    return [*on_path, *by_pyenv, *launcher, sys.executable]


def _ask(candidate: str) -> list[str] | None:
    command = candidate.split(" ") if candidate.startswith("py -") else [candidate]
    try:
        done = subprocess.run([*command, "-c", CHECK], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.split("\n")[:2] if done.returncode == 0 else None
