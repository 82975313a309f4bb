"""A few rounds of what `tests/benchmarks/kill_rounds.py` does a thousand times."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")


def test_killed_at_any_moment_nothing_is_lost_doubled_or_damaged(tmp_path: Path) -> None:
    command = [sys.executable, "tests/benchmarks/kill_rounds.py", "--rounds", "20", "--full-disk", "10"]
    ran = subprocess.run(
        [*command, "--json", str(tmp_path / "found.json")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = json.loads((tmp_path / "found.json").read_text())
    for tally in found.values():
        assert (tally["lost"], tally["doubled"], tally["corrupt"], tally["faults"]) == (0, 0, 0, [])
    killed = found["killed"]
    assert killed["rounds"] == 20
    assert killed["deeds"] >= 10
    assert len(killed["killed_in"]) >= 5, killed["killed_in"]
