"""Proves the engine once for each build and computer: every processor backend writes in a child of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from environment import reason_of
from places import ROOT, venv_python
from steps import StepError, run

ADVICE = "start again with a newer Bantam, or send us what “.venv/bin/bantam doctor” prints"


def is_done(engine: Path) -> bool:
    """The verdicts lie beside the build."""
    return (engine / "proof.json").exists()


def prove(log: Path, say: Callable[[str], None]) -> None:
    """Let the program prove its backends; raises `StepError` when none works."""
    try:
        run([venv_python(), "-m", "desktop", "doctor", "--prove"], log=log, on_line=say, cwd=ROOT)
    except subprocess.CalledProcessError as error:
        raise StepError(f"the self-test found a fault ({reason_of(error)})", ADVICE, log) from error
