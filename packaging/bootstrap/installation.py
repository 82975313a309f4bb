"""Tells the program where the engine and the starter models lie, and puts the engine's bindings beside it."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

from environment import advice, reason_of
from places import VENV, venv_python
from starter_models import starter_folder
from steps import StepError, run

NOTE = VENV / "bantam.json"


def is_current(engine: Path) -> bool:
    """Whether the note names this engine and these models."""
    return _read() == _wanted(engine)


def write(engine: Path, log: Path) -> None:
    """Install the bindings of this engine and write the note; raises `StepError`."""
    record = json.loads((engine / "build.json").read_text("utf-8"))
    wheel = engine / record["wheel"]
    try:
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != record["wheel_sha256"]:
            raise OSError(f"{wheel.name} differs from its hash; delete {engine} and start again")
        pip = ["-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-index", "--force-reinstall"]
        run([venv_python(), *pip, wheel], log=log)
    except (OSError, subprocess.CalledProcessError) as error:
        raise StepError(
            f"the engine's bindings could not be installed ({reason_of(error)})", advice(error), log
        ) from error
    NOTE.write_text(json.dumps(_wanted(engine), indent=2), "utf-8")


def _wanted(engine: Path) -> dict[str, str]:
    return {"engine": str(engine), "starter": str(starter_folder())}


def _read() -> dict[str, str] | None:
    try:
        return dict(json.loads(NOTE.read_text("utf-8")))
    except (OSError, ValueError):
        return None
