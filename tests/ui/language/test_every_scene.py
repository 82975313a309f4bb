"""In every state that has a picture nothing is cut, left in English or without a name, in German and pseudo-locale."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "tests" / "fixtures" / "every_scene.py"
PICTURES = ROOT / "packaging" / "pictures"
PART = 4  # of the scenes is looked at in each language, others in the other one


@pytest.mark.parametrize(("language", "scale", "first"), [("pseudo", "2", 0), ("de", "1", 1)])
def test_nothing_is_cut_in_some_scenes(language: str, scale: str, first: int, thorough: bool) -> None:
    if not thorough:
        _look_at(language, scale, _scenes()[first::PART])


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("scale", ["1", "2"])
@pytest.mark.parametrize("language", ["de", "pseudo"])
def test_nothing_is_cut_in_any_scene(language: str, scale: str, thorough: bool) -> None:
    if thorough:
        _look_at(language, scale, _scenes())


def _scenes() -> list[str]:
    """Those that need no engine."""
    chosen = "not scene.needs_engine"
    program = f"from scenes import ALL; print(*(name for name, scene in ALL.items() if {chosen}))"
    path = os.pathsep.join((str(PICTURES), str(ROOT)))
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.split()


def _look_at(language: str, scale: str, scenes: list[str]) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(SCRIPT), language, *scenes]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False)
    lines = ran.stdout.splitlines()
    assert lines[-1:] == ["done"], ran.stderr
    assert lines[:-1] == []
