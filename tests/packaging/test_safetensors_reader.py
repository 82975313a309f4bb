"""The safetensors reader: what it reads, and that a damaged file is refused in words."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors_reader import SafetensorsError, read_tensors


def written(path: Path, header: object, data: bytes = b"") -> Path:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data)
    return path


def test_reads_floats_and_leaves_integers_out(tmp_path: Path) -> None:
    data = np.array([1.5, -2.0], "<f4").tobytes() + np.array([[3.0]], "<f2").tobytes() + np.array([7], "<i8").tobytes()
    header = {
        "__metadata__": {"format": "pt"},
        "a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
        "b": {"dtype": "F16", "shape": [1, 1], "data_offsets": [8, 10]},
        "ids": {"dtype": "I64", "shape": [1], "data_offsets": [10, 18]},
    }
    tensors = read_tensors(written(tmp_path / "m.safetensors", header, data))
    assert sorted(tensors) == ["a", "b"]
    assert tensors["a"].tolist() == [1.5, -2.0]
    assert tensors["b"].dtype == np.float32
    assert tensors["b"].tolist() == [[3.0]]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (b"", "no safetensors header"),
        (b"{nonsense", "not JSON"),
        ({"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4]}}, "does not fit"),
        ({"a": {"dtype": "F32", "shape": [9], "data_offsets": [0, 36]}}, "does not fit"),
        ({"a": {"dtype": "F8_E4M3", "shape": [1], "data_offsets": [0, 1]}}, "not expected"),
    ],
)
def test_refuses_a_damaged_file(tmp_path: Path, header: object, words: str) -> None:
    path = written(tmp_path / "m.safetensors", header, b"\0" * 8)
    with pytest.raises(SafetensorsError, match=words):
        read_tensors(path)


def test_refuses_a_header_longer_than_the_file(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes((1 << 62).to_bytes(8, "little") + b"{}")
    with pytest.raises(SafetensorsError):
        read_tensors(path)
