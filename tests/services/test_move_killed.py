"""A move of the model folder is killed at each of its steps: every model is there, whole, and the next try ends it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.paths import Paths
from tests.library.other_programs.stores import gguf, write

ROOT = Path(__file__).parents[2]
NAMES = ("a.gguf", "b/b.gguf", "c.gguf")


@pytest.mark.parametrize("step", ["copying", "naming", "switching", "switched", "removing"])
def test_nothing_is_lost(tmp_path: Path, step: str) -> None:
    paths, target = Paths.under(tmp_path / "data"), tmp_path / "other"
    paths.create()
    contents = {name: gguf(name, data=50_000) for name in NAMES}
    for name, content in contents.items():
        write(paths.models / name, content)
    command = [sys.executable, "-m", "tests.fixtures.moves_and_dies", str(paths.data), str(target), step]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == -signal.SIGKILL
    composition = Composition(paths)
    try:
        assert read(composition) == contents, "what is in force is whole"
        assert composition.models.folder == (target if step in ("switched", "removing") else paths.models)
        assert composition.library.move_folder(target) is not None
        composition.library.tidy()
        assert composition.models.folder == target
        assert read(composition) == contents
        assert not [path for path in paths.models.rglob("*") if path.is_file()]
        assert not paths.models_move.exists()
    finally:
        composition.close()


def read(composition: Composition) -> dict[str, bytes]:
    folder = composition.models.folder
    found = [one.path for one in composition.models.models() if one.path.is_relative_to(folder)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
