"""The virtual environment: made once, stamped with the lock it holds, made again when that changes."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from places import LOCKS, ROOT, VENV, WINDOWS, venv_python
from steps import StepError, run

STAMP = "bantam-stamp.json"
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--require-hashes", "--no-deps")


def lock_hash(name: str) -> str:
    """Of one lock file."""
    return hashlib.sha256((LOCKS / f"{name}.txt").read_bytes()).hexdigest()


def is_current(name: str) -> bool:
    """Whether the environment holds this lock; the test lock holds the runtime's too."""
    try:
        stamp = json.loads((VENV / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return venv_python().exists() and stamp.get(name) == lock_hash(name)


def sync(name: str, python: Callable[[], Path], log: Path, on_line: Callable[[str], None]) -> None:
    """Bring `.venv` to this lock; raises `StepError`."""
    locks = {"runtime": ["runtime"], "test": ["runtime", "test"]}[name]
    if VENV.exists() and not is_current("runtime"):
        shutil.rmtree(VENV)
    try:
        if not VENV.exists():
            run([python(), "-m", "venv", VENV], log=log)
        install(VENV, name, log, on_line)
    except (OSError, subprocess.CalledProcessError) as error:
        raise StepError(
            f"the Python packages could not be installed ({reason_of(error)})", advice(error), log
        ) from error
    _write_launchers()
    (VENV / STAMP).write_text(json.dumps({lock: lock_hash(lock) for lock in locks}), "utf-8")


def install(venv: Path, lock: str, log: Path, on_line: Callable[[str], None]) -> None:
    """Install one lock into an environment; every file is checked against its hash."""
    run([venv_python(venv), *PIP, "-r", LOCKS / f"{lock}.txt"], log=log, on_line=on_line)


def reason_of(error: Exception) -> str:
    """The line of a failed command that says most."""
    lines = (getattr(error, "output", None) or str(error)).strip().splitlines() or [str(error)]
    telling = [line for line in lines if "ERROR" in line or "error" in line]
    return (telling or lines)[-1].strip()[:300]


def advice(error: Exception) -> str:
    """What a person can do about it."""
    words = (getattr(error, "output", None) or str(error)).lower()
    if "hash" in words:
        return "a package differs from the lock: try again, and if it stays, tell us"
    if "no space" in words:
        return "free some disk space and start again; what is done is kept"
    if "permission" in words or "read-only" in words:
        return "make this folder writable and start again"
    return "check the connection to the package index and start again; what is done is kept"


def _write_launchers() -> None:
    """`bantam` inside the environment, and the program on its path from every folder."""
    site = next(iter(VENV.glob("Lib/site-packages" if WINDOWS else "lib/python*/site-packages")))
    (site / "bantam.pth").write_text(f"{ROOT}\n", "utf-8")
    if WINDOWS:
        (VENV / "Scripts" / "bantam.cmd").write_text(f'@"{venv_python()}" -m desktop %*\n', "utf-8")
        return
    launcher = VENV / "bin" / "bantam"
    launcher.write_text(f'#!/bin/sh\nexec "{venv_python()}" -m desktop "$@"\n', "utf-8")
    launcher.chmod(0o755)
