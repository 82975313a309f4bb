"""Tells the program where the engine and the starter models lie, and puts the engine's bindings beside it."""

import hashlib
import json
import subprocess
from pathlib import Path

from pip_calls import advice, install_wheel, reason_of
from places import ROOT, VENV, site_packages, venv_python
from starter_models import starter_folder
from steps import StepError, run

NOTE = "bantam.json"


def is_current(engine: Path, venv: Path = VENV) -> bool:
    """Whether the note names this engine and these models, and the bindings are there."""
    try:
        found = json.loads((venv / NOTE).read_text("utf-8"))
        return bool(found == _wanted(engine)) and (site_packages(venv) / "llama_cpp" / "__init__.py").exists()
    except (OSError, ValueError, StopIteration):
        return False


def write(engine: Path, log: Path, venv: Path = VENV) -> None:
    """Install the bindings of this engine and write the note; raises `StepError`."""
    try:
        install_wheel(venv, _checked_wheel(engine), log)
        # So that the first start does not have to, nor those of a person whose Python keeps no compiled files.
        run([venv_python(venv), "-m", "compileall", "-q", ROOT / "desktop"], log=log)
    except (OSError, KeyError, ValueError, subprocess.CalledProcessError) as error:
        raise StepError(
            f"the engine's bindings could not be installed ({reason_of(error)})", advice(error), log
        ) from error
    (venv / NOTE).write_text(json.dumps(_wanted(engine), indent=1), "utf-8")


def _checked_wheel(engine: Path) -> Path:
    record = json.loads((engine / "build.json").read_text("utf-8"))
    wheel = engine / str(record["wheel"])
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != record["wheel_sha256"]:
        raise StepError(f"{wheel.name} in the cache differs from its hash", f"delete {engine} and start again")
    return wheel


def _wanted(engine: Path) -> dict[str, str]:
    return {"engine": str(engine), "starter": str(starter_folder())}
