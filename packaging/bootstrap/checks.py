"""What has to hold before anything lands: lint, format, types, tests."""

import os
import subprocess

from places import ROOT, venv_python
from steps import StepError, Steps

BEFORE_TESTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Lint", ("ruff", "check", "."), "ruff found something above; “.venv/bin/ruff check --fix .” repairs most of it"),
    ("Format", ("ruff", "format", "--check", "."), "“.venv/bin/ruff format .” puts it right"),
    ("Types", ("mypy",), "mypy's lines above say where"),
)
STEPS = len(BEFORE_TESTS) + 1
WORKERS = "3"  # on two cores: half of the time a test waits for a child, a timer or a disk


def run_checks(steps: Steps, arguments: list[str]) -> int:
    """Run everything; the last words are pytest's own summary. Returns pytest's exit code or raises `StepError`."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for words, command, next_step in BEFORE_TESTS:
        with steps.step(words):
            done = subprocess.run([str(venv_python()), "-m", *command], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            raise StepError(f"the step “{words}” failed", next_step)
    steps.begin("Tests")
    pytest = [str(venv_python()), "-m", "pytest", "-n", WORKERS, "--dist", "loadgroup", *arguments]
    return subprocess.run(pytest, cwd=ROOT, env=environment, check=False).returncode
