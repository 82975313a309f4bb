"""The conversion of the embedding model, on a small BERT of random numbers."""

import json
import subprocess
import sys
from pathlib import Path

import gguf
import pytest
from minilm_names import ConversionError, gguf_name, llama_token, wordpiece_token
from minilm_reference import Reference
from minilm_to_gguf import convert

from tests.packaging.tiny_bert import LAYERS, VOCABULARY, make_tiny_bert, shapes, write_json, write_weights

SCRIPT = Path(__file__).parents[2] / "packaging" / "starter_models" / "minilm_to_gguf.py"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return make_tiny_bert(tmp_path / "tiny")


def test_the_same_model_gives_the_same_bytes(tiny: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.gguf", tmp_path / "b.gguf"
    convert(tiny, first)
    subprocess.run([sys.executable, SCRIPT, tiny, second], check=True, timeout=60)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.gguf", "b.gguf", "tiny"]


def test_what_the_file_says(tiny: Path, tmp_path: Path) -> None:
    convert(tiny, tmp_path / "m.gguf")
    reader = gguf.GGUFReader(tmp_path / "m.gguf")
    values = {name: field.contents() for name, field in reader.fields.items()}
    expected = {
        "general.architecture": "bert",
        "general.name": "all-MiniLM-L6-v2",
        "general.license": "apache-2.0",
        "general.file_type": 1,
        "bert.block_count": LAYERS,
        "bert.context_length": 512,
        "bert.attention.causal": False,
        "bert.pooling_type": 1,
        "tokenizer.ggml.model": "bert",
        "tokenizer.ggml.token_type_count": 2,
        "tokenizer.ggml.bos_token_id": VOCABULARY.index("[CLS]"),
        "tokenizer.ggml.seperator_token_id": VOCABULARY.index("[SEP]"),
        "tokenizer.ggml.unknown_token_id": VOCABULARY.index("[UNK]"),
        "tokenizer.ggml.padding_token_id": VOCABULARY.index("[PAD]"),
    }
    assert {name: values[name] for name in expected} == expected
    assert values["tokenizer.ggml.tokens"][:7] == ["[PAD]", "▁[unused0]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "▁the"]
    kinds = {tensor.name: tensor.tensor_type.name for tensor in reader.tensors}
    assert len(kinds) == 5 + 16 * LAYERS
    assert {name for name, kind in kinds.items() if kind == "F32" and name.endswith("weight")} == {
        name for name in kinds if name.endswith("norm.weight") or name in ("position_embd.weight", "token_types.weight")
    }


def test_the_stored_model_computes_what_the_checkpoint_does(tiny: Path, tmp_path: Path) -> None:
    convert(tiny, tmp_path / "m.gguf")
    original, stored = Reference.from_checkpoint(tiny), Reference.from_gguf(tmp_path / "m.gguf")
    for text in ("the cat sat on the mat.", "unlikely", ""):
        assert original.embed(text) @ stored.embed(text) == pytest.approx(1.0, abs=1e-4)
    assert original.embed("the cat") @ original.embed("a mat") < 0.999


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"model_type": "gpt2"}, "does not hold a BERT"),
        ({"vocab_size": 5}, "token_embd.weight is missing or not of shape"),
        ({"num_hidden_layers": 1}, "37 tensors"),
    ],
)
def test_refuses_another_model(tiny: Path, tmp_path: Path, change: dict[str, object], words: str) -> None:
    config = json.loads((tiny / "config.json").read_text())
    write_json(tiny / "config.json", config | change)
    with pytest.raises(ConversionError, match=words):
        convert(tiny, tmp_path / "m.gguf")
    assert not list(tmp_path.glob("m.gguf*"))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True}, "average"),
        ("tokenizer_config.json", {"do_lower_case": False}, "lower-case"),
        ("tokenizer_config.json", [], "not a JSON object"),
    ],
)
def test_refuses_another_tokenizer_or_pooling(tiny: Path, tmp_path: Path, name: str, value: object, words: str) -> None:
    write_json(tiny / name, value)
    with pytest.raises(ConversionError, match=words):
        convert(tiny, tmp_path / "m.gguf")
    assert not list(tmp_path.glob("m.gguf*"))


def test_refuses_a_missing_file_and_odd_tensors(tiny: Path, tmp_path: Path) -> None:
    write_weights(tiny / "model.safetensors", shapes() | {"encoder.layer.0.adapter.weight": (1, 1)}, 1)
    with pytest.raises(ConversionError, match=r"unexpected tensor encoder\.layer\.0\.adapter\.weight"):
        convert(tiny, tmp_path / "m.gguf")
    (tiny / "config.json").unlink()
    with pytest.raises(ConversionError, match=r"config\.json is missing"):
        convert(tiny, tmp_path / "m.gguf")


def test_names() -> None:
    assert gguf_name("encoder.layer.11.output.LayerNorm.bias") == "blk.11.layer_output_norm.bias"
    assert gguf_name("embeddings.word_embeddings.weight") == "token_embd.weight"
    with pytest.raises(ConversionError):
        gguf_name("encoder.layer.0.embeddings.word_embeddings.weight")
    assert [llama_token(token) for token in ("[CLS]", "cat", "##like")] == ["[CLS]", "▁cat", "like"]
    assert [wordpiece_token(llama_token(token)) for token in ("[CLS]", "cat", "##like")] == ["[CLS]", "cat", "##like"]
