"""In German and in the pseudo-locale nothing is cut, and nothing is left in English, at 100 % and at 200 %."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "tests" / "fixtures" / "every_screen.py"


@pytest.mark.parametrize("language", ["de", "pseudo"])
def test_nothing_is_cut_or_left_in_english(language: str, tmp_path: Path, thorough: bool) -> None:
    for scale in ["1", "2"] if thorough else ["2"]:
        _show_every_screen(language, scale, tmp_path)


def _show_every_screen(language: str, scale: str, folder: Path) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(SCRIPT), language, str(folder)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False)
    lines = ran.stdout.splitlines()
    assert lines[-1:] == ["done"], ran.stderr
    assert lines[:-1] == []
