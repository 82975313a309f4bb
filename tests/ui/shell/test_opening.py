"""What the system has the program open, as macOS tells it: before there is a window, beside a dialog, many at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.gguf_maker import Gguf

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("case", ["early", "dialog", "renewed", "startup-error"])
def test_a_file_open_event_reaches_the_import_dialog(tmp_path: Path, case: str) -> None:
    names = ["first.gguf", "zwei ü.gguf"]
    for name in names:
        (tmp_path / name).write_bytes(Gguf().bytes() + bytes(1000))
    done = subprocess.run(
        [sys.executable, "-m", "tests.fixtures.opens_files", case, str(tmp_path / "data"), *map(str, names)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "GIVEN_FROM": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [", ".join(names), "models", "1"], done.stderr
