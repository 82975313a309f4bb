"""The proof of the embedding model: what it compares, and that it refuses what is wrong."""

from pathlib import Path

import numpy as np
import pytest
from minilm_proof import LONG_TEXT, TEXTS, ProofError, lowest_cosine, prove
from minilm_reference import Reference, gelu
from minilm_to_gguf import convert

from tests.packaging.tiny_bert import make_tiny_bert


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
