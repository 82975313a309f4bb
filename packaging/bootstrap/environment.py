"""The virtual environment: made once, stamped with the lock it holds, made again when that changes."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from pip_calls import advice, install, reason_of
from places import LOCKS, ROOT, VENV, WINDOWS, site_packages, venv_python
from steps import StepError, run
from supported import check_platform

STAMP = "bantam-stamp.json"
HOLDS = {"runtime": ("runtime",), "test": ("runtime", "test")}  # the test lock pins all of the runtime's too


def lock_hash(name: str) -> str:
    """Of one lock file."""
    return hashlib.sha256((LOCKS / f"{name}.txt").read_bytes()).hexdigest()


def is_current(name: str, venv: Path = VENV) -> bool:
    """Whether the environment holds this lock, still has its Python, and was not moved."""
    try:
        stamp = json.loads((venv / STAMP).read_text("utf-8"))
        return bool(stamp["place"] == str(venv) and stamp["locks"].get(name) == lock_hash(name)) and _has_python(venv)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def sync(name: str, choose: Callable[[], Path], log: Path, say: Callable[[str], None], venv: Path = VENV) -> None:
    """Bring the environment to this lock; raises `StepError`. Without its stamp, an unfinished one is made again."""
    check_platform()
    try:
        if not is_current("runtime", venv):
            if venv.exists():
                shutil.rmtree(venv)
            python = choose()
            say(f"with {python}")
            run([python, "-m", "venv", venv], log=log)
        install(venv, name, log, say)
        _write_launchers(venv)
        stamp = {"place": str(venv), "locks": {lock: lock_hash(lock) for lock in HOLDS[name]}}
        (venv / f"{STAMP}.part").write_text(json.dumps(stamp, indent=1), "utf-8")
        (venv / f"{STAMP}.part").replace(venv / STAMP)
    except (OSError, subprocess.CalledProcessError) as error:
        raise StepError(
            f"the Python packages could not be installed ({reason_of(error)})", advice(error), log
        ) from error


def _has_python(venv: Path) -> bool:
    """False as well when the Python it was made from is gone: then the name leads nowhere."""
    return venv_python(venv).exists()


def _write_launchers(venv: Path) -> None:
    """`bantam` inside the environment, and the program on its path from every folder."""
    (site_packages(venv) / "bantam.pth").write_text(f"{ROOT}\n", "utf-8")
    if WINDOWS:
        (venv / "Scripts" / "bantam.cmd").write_text(f'@"{venv_python(venv)}" -P -m desktop %*\n', "utf-8")
        return
    launcher = venv / "bin" / "bantam"
    launcher.write_text(f'#!/bin/sh\nexec "{venv_python(venv)}" -P -m desktop "$@"\n', "utf-8")
    launcher.chmod(0o755)
