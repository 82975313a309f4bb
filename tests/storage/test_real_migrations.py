"""A file of every past version, killed at every statement of today's migrations."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_every_past_version_killed_at_every_statement_is_old_or_new(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tests/fixtures/killed_migrations.py"), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10, "there has to be something to kill"
