"""Converting and proving in one step, with a real engine on a small BERT of random numbers."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.paths import Installation
from tests.packaging.tiny_bert import make_tiny_bert, shapes, write_weights

SCRIPT = Path(__file__).parents[2] / "packaging" / "starter_models" / "make_minilm.py"


def make(model_dir: Path, out: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(SCRIPT), str(model_dir), str(out), str(Installation.find().engine)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.engine
def test_a_model_that_the_engine_computes_rightly_is_kept(tmp_path: Path) -> None:
    done = make(make_tiny_bert(tmp_path / "tiny"), tmp_path / "out" / "tiny.gguf")
    assert done.returncode == 1
    assert "No such file" in done.stderr
    (tmp_path / "out").mkdir()
    done = make(tmp_path / "tiny", tmp_path / "out" / "tiny.gguf")
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[-1]) > 0.999
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tiny.gguf"]


@pytest.mark.engine
def test_a_model_that_cannot_be_right_is_not(tmp_path: Path) -> None:
    folder = make_tiny_bert(tmp_path / "tiny")
    out = tmp_path / "tiny.gguf"
    out.write_bytes(b"the old one")
    write_weights(
        folder / "model.safetensors", {name: shape for name, shape in shapes().items() if "query" not in name}, 1
    )
    done = make(folder, out)
    assert done.returncode == 1
    assert "could not be made" in done.stderr
    assert out.read_bytes() == b"the old one"
    assert len(list(tmp_path.iterdir())) == 2
