"""What has to hold before anything lands: lint, format, types, tests."""

from __future__ import annotations

import os
import subprocess

from places import ROOT, venv_python
from steps import StepError, Steps

QUIET = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
BEFORE_TESTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Lint", ("-m", "ruff", "check", "--no-cache", ".")),
    ("Format", ("-m", "ruff", "format", "--no-cache", "--check", "--quiet", ".")),
    ("Types", ("-m", "mypy", "--cache-dir", os.devnull)),
)


def run_checks(steps: Steps, arguments: list[str]) -> int:
    """Run everything; the last words are pytest's own summary. Returns pytest's exit code or raises `StepError`."""
    for words, command in BEFORE_TESTS:
        with steps.step(words):
            done = subprocess.run([str(venv_python()), *command], cwd=ROOT, env={**os.environ, **QUIET}, check=False)
        if done.returncode:
            raise StepError(f"{words.lower()} found something", "see the lines above")
    with steps.step("Tests"):
        pytest = [str(venv_python()), "-m", "pytest", "-n", "2", "--dist", "loadgroup", *arguments]
        return subprocess.run(pytest, cwd=ROOT, env={**os.environ, **QUIET}, check=False).returncode
