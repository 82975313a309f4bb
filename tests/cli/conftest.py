"""The command line as a shell sees it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Bantam, Ran

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bantam(tmp_path: Path) -> Bantam:
    """Run `bantam` with these words in a data folder of its own."""

    def run(*words: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path / "data"), *words],
            input=stdin if stdin is not None else "",
            capture_output=True,
            text=True,
            timeout=110,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
