"""A file of every past version, killed at every statement of today's migrations."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IN_MEMORY = Path("/dev/shm")  # a process is killed, not the computer: fsync would only take its time


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_every_past_version_killed_at_every_statement_is_old_or_new(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else tmp_path) as folder:
        command = [sys.executable, str(ROOT / "tests/fixtures/killed_migrations.py"), folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10, "there has to be something to kill"
