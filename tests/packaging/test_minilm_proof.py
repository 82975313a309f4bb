"""The proof of the embedding model: what it compares, and that it refuses what is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from minilm_proof import LONG_TEXT, LOWEST_COSINE, TEXTS, ProofError, lowest_cosine, prove
from minilm_reference import Reference, gelu
from minilm_to_gguf import convert

from tests.packaging.tiny_bert import make_tiny_bert

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "packaging" / "starter_models" / "prove_minilm.py"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = make_tiny_bert(tmp_path / "tiny")
    convert(folder, tmp_path / "tiny.gguf")
    return folder


def test_twenty_texts_one_of_them_long() -> None:
    assert len(set(TEXTS)) == 20
    assert len(LONG_TEXT.split()) > 200


def test_accepts_the_right_vectors_in_any_length(tiny: Path) -> None:
    reference = Reference.from_checkpoint(tiny)
    lowest = prove(tiny, tiny.with_suffix(".gguf"), lambda texts: [(3 * reference.embed(t)).tolist() for t in texts])
    assert 0.9999 < lowest <= 1.0


@pytest.mark.engine
def test_as_a_program_with_the_installed_engine(tiny: Path, tmp_path: Path) -> None:
    other = make_tiny_bert(tmp_path / "other", seed=8)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    gguf = str(tiny.with_suffix(".gguf"))
    right, wrong, missing = (
        subprocess.run(
            [sys.executable, str(PROGRAM), str(model), file], capture_output=True, text=True, timeout=60, env=env
        )
        for model, file in ((tiny, gguf), (other, gguf), (tiny, str(tmp_path / "none.gguf")))
    )
    assert right.returncode == 0, right.stderr
    assert float(right.stdout.split()[-1]) > LOWEST_COSINE
    assert wrong.returncode == missing.returncode == 1
    assert "ProofError: cosine" in wrong.stderr
    assert "none.gguf is not there" in missing.stderr


def test_refuses_one_wrong_vector_among_twenty(tiny: Path) -> None:
    reference = Reference.from_checkpoint(tiny)
    vectors = [reference.embed(text).tolist() for text in TEXTS]
    vectors[7] = np.roll(vectors[7], 1).tolist()
    with pytest.raises(ProofError, match="In 2024 the company"):
        lowest_cosine(reference, vectors)


def test_refuses_what_is_no_number_and_too_few_vectors(tiny: Path) -> None:
    reference = Reference.from_checkpoint(tiny)
    with pytest.raises(ProofError, match="nan"):
        lowest_cosine(reference, [[float("nan")] * 32] * 20)
    with pytest.raises(ValueError, match="zip"):
        lowest_cosine(reference, [])


def test_gelu_against_known_values() -> None:
    x = np.array([-3.0, -1.0, 0.0, 0.5, 2.0], np.float32)
    assert gelu(x) == pytest.approx([-0.00404951, -0.15865525, 0.0, 0.34573123, 1.95449974], abs=1e-6)
