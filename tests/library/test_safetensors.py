"""The bounded reader of safetensors, on files that are right, wrong, and random."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library.safetensors import SafetensorsError, SafetensorsFile


def written(path: Path, header: object, data: bytes = b"") -> Path:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data)
    return path


def place(dtype: str = "F32", shape: object = (2,), offsets: object = (0, 8)) -> dict[str, object]:
    return {"dtype": dtype, "shape": shape, "data_offsets": offsets}


def test_tensors_are_read_one_by_one(tmp_path: Path) -> None:
    header = {"__metadata__": {"format": "pt"}, "a": place(), "b": place("BF16", [1, 1], [8, 10])}
    file = SafetensorsFile(written(tmp_path / "m", header, b"abcdefgh" + b"xy"))
    assert sorted(file.tensors) == ["a", "b"]
    assert (file.read("a"), file.read("b")) == (b"abcdefgh", b"xy")


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{nonsense",
        b"[]",
        b"[" * 2000,
        {"a": place(shape=[9])},
        {"a": place(offsets=[0, 80])},
        {"a": place(offsets=[8, 0])},
        {"a": place(offsets=[-8, 0])},
        {"a": place(shape=[1 << 39, 1 << 39], offsets=[0, 8])},
        {"a": place("F8_E4M3")},
        {"a": place(shape=[-1])},
        {"a": 3},
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, header: object) -> None:
    with pytest.raises(SafetensorsError):
        SafetensorsFile(written(tmp_path / "m", header, b"\0" * 8))


@given(st.binary(max_size=200))
def test_anything_is_refused_or_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "random.safetensors"
    path.write_bytes(data)
    try:
        found = SafetensorsFile(path)
    except SafetensorsError:
        return
    for name in found.tensors:
        found.read(name)
