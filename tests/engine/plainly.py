"""Asks the child that evaluates one token a call."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "fixtures" / "one_by_one.py"


def plainly(model: Path, **asked: Any) -> dict[str, Any]:
    """What the child found; fails with its last words when it died."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        input=json.dumps({"model": str(model), **asked}),
        capture_output=True,
        text=True,
        timeout=110,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2000:]}"
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found
