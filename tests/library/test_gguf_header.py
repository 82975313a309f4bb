"""The header reader: what it reads, what it refuses and why, and that nothing else ever comes out of it."""

import os
import struct
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.library.gguf_header import GgufError, read_header
from tests.library.gguf_maker import ARRAY, CHAT_MODEL, STRING, U32, U64, Gguf, Tensor, number, text, word, words

GOOD = Gguf().bytes()
HUGE = struct.pack("<Q", 1 << 63)


@contextmanager
def frugal() -> Iterator[None]:
    """Fail when more than a second of processor time or 64 MB are spent."""
    tracemalloc.start()
    started = time.process_time()
    try:
        yield
        spent, peak = time.process_time() - started, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert spent < 1.0
    assert peak < 64 * 1024 * 1024


def refusal(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(GgufError) as caught:
        read_header(path)
    return caught.value.reason


def test_reads_what_a_chat_model_says(tmp_path: Path) -> None:
    header = read_header(Gguf().write(tmp_path / "m.gguf"))
    assert (header.architecture, header.name, header.licence, header.tokenizer) == ("llama", "Tiny Chat", "mit", "gpt2")
    assert (header.file_type, header.context_length, header.block_count) == (2, 4096, 2)
    assert (header.embedding_length, header.pooling_type, header.has_chat_template) == (64, None, True)
    assert (header.tensor_count, header.parameters, header.split_count, header.version) == (1, 256, 0, 3)


def test_reads_version_2_and_another_alignment(tmp_path: Path) -> None:
    keys = CHAT_MODEL | {"general.alignment": number(128)}
    assert read_header(Gguf(keys=keys, version=2, alignment=128).write(tmp_path / "m.gguf")).version == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"GG", "does not begin"),
        (b"GGUF", "ends in the middle"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\n  <html><body>404</body>", "web page"),
        (b"PK\x03\x04" + b"\0" * 60, "ZIP"),
        (b"version https://git-lfs.github.com/spec/v1", "Git LFS"),
        (b"tjgg\3\0\0\0", "older than GGUF"),
        ((100).to_bytes(8, "little") + b'{"a":1}', "safetensors"),
        (b"\0" * 4096, "zeros"),
        (b"FUGG" + GOOD[4:], "does not begin"),
        (Gguf(version=1).bytes(), "version 1"),
        (Gguf(version=4).bytes(), "version 4"),
        (Gguf(version=0x03000000).bytes(), "byte order"),
        (Gguf(tensor_count=1 << 63).bytes(), "claims to have 9223372036854775808 tensors"),
        (Gguf(key_count=1 << 63).bytes(), "claims to have 9223372036854775808 keys"),
        (Gguf(key_count=40).bytes(), ""),
        (GOOD[:-1], "cut off: 1 bytes"),
        (GOOD[:200], "ends in the middle"),
        (Gguf(keys={}).bytes(), "architecture"),
        (Gguf(keys={"general.architecture": word("../../etc")}).bytes(), "architecture"),
        (Gguf(keys=CHAT_MODEL | {"general.alignment": number(0)}).bytes(), "alignment"),
        (Gguf(keys=CHAT_MODEL | {"general.alignment": number(1 << 31)}).bytes(), "alignment"),
        (Gguf(keys=CHAT_MODEL | {"x": struct.pack("<I", 13)}).bytes(), "unknown type 13"),
        (Gguf(keys=CHAT_MODEL | {"x": struct.pack("<IIQ", ARRAY, ARRAY, 1)}).bytes(), "list of the unknown type"),
        (Gguf(keys=CHAT_MODEL | {"x": struct.pack("<II", ARRAY, STRING) + HUGE}).bytes(), "pieces of text"),
        (Gguf(keys=CHAT_MODEL | {"x": struct.pack("<II", ARRAY, U64) + HUGE}).bytes(), "ends in the middle"),
        (Gguf(keys=CHAT_MODEL | {"x": struct.pack("<I", STRING) + HUGE}).bytes(), "ends in the middle"),
        (Gguf(keys=CHAT_MODEL | {"general.name": struct.pack("<I", STRING) + HUGE}).bytes(), "general.name is said"),
        (Gguf(keys=CHAT_MODEL | {"k" * 300: number(1)}).bytes(), "name of a key"),
        (Gguf(tensors=(Tensor(shape=(64, 4, 1, 1, 1)),)).bytes(), "5 dimensions"),
        (Gguf(tensors=(Tensor(shape=()),)).bytes(), "0 dimensions"),
        (Gguf(tensors=(Tensor(shape=(64, 0)),)).bytes(), "impossible shape"),
        (Gguf(tensors=(Tensor(shape=(1 << 62, 1 << 62)),)).bytes(), "impossible shape"),
        (Gguf(tensors=(Tensor(shape=(1 << 40,)),)).bytes(), "cut off"),
        (Gguf(tensors=(Tensor(shape=(33, 4), kind=2),)).bytes(), "whole number of blocks"),
        (Gguf(tensors=(Tensor(offset=1 << 61),)).bytes(), "cut off"),
        (Gguf(tensors=(Tensor(offset=1 << 63),)).bytes(), "impossible"),
        (Gguf(tensors=(Tensor(), Tensor())).bytes(), "twice"),
        (Gguf(tensors=(Tensor(name="x" * 300),)).bytes(), "name of a tensor"),
    ],
)
def test_refuses_and_says_why(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refusal(tmp_path / "m.gguf", content)


def test_refuses_a_key_that_is_there_twice(tmp_path: Path) -> None:
    keys = text("general.name") + word("x")
    content = Gguf(key_count=len(CHAT_MODEL) + 1).bytes()
    place = content.index(text("general.license"))
    assert "twice" in refusal(tmp_path / "m.gguf", content[:place] + keys + content[place:])


def test_a_reason_holds_no_control_characters(tmp_path: Path) -> None:
    keys = CHAT_MODEL | {"\u202eevil\n\x1b[2J": struct.pack("<I", 99)}
    assert refusal(tmp_path / "m.gguf", Gguf(keys=keys).bytes()) == "the key ·evil··[2J is of the unknown type 99"


def test_refuses_a_folder_and_a_pipe_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    for path, reason in ((tmp_path, "folder"), (tmp_path / "pipe.gguf", "ordinary file")):
        with pytest.raises(GgufError, match=reason):
            read_header(path)
    with pytest.raises(FileNotFoundError):
        read_header(tmp_path / "none.gguf")


def test_values_of_an_unexpected_type_count_as_unsaid(tmp_path: Path) -> None:
    keys = CHAT_MODEL | {
        "general.name": number(7),
        "llama.context_length": word("long"),
        "general.file_type": words([]),
    }
    header = read_header(Gguf(keys=keys).write(tmp_path / "m.gguf"))
    assert (header.name, header.context_length, header.file_type) == ("", 0, None)


def test_a_vocabulary_of_152_000_words_is_passed_over_quickly(tmp_path: Path) -> None:
    vocabulary = [f"token-{number}" for number in range(152_000)]
    keys = CHAT_MODEL | {"tokenizer.ggml.tokens": words(vocabulary), "tokenizer.ggml.merges": words(vocabulary)}
    path = Gguf(keys=keys).write(tmp_path / "m.gguf")
    read_header(path)
    started = time.process_time()
    assert read_header(path).parameters == 256
    assert time.process_time() - started < 0.25  # 0.03 s on a quiet machine; this only catches another order of growth


@pytest.mark.parametrize("pieces", [2_999_000, 10_000_000])
def test_the_worst_list_of_texts_costs_little(tmp_path: Path, pieces: int) -> None:
    """A sparse file of zeros is a list of empty texts that costs its maker nothing."""
    path = tmp_path / "m.gguf"
    head = Gguf(keys={"x": struct.pack("<IIQ", ARRAY, STRING, pieces)}, key_count=2, tensors=(), data=0)
    path.write_bytes(head.bytes())
    os.truncate(path, 1 << 40)
    started = time.process_time()
    with pytest.raises(GgufError):
        read_header(path)
    assert time.process_time() - started < 1.5


def test_the_worst_files_cost_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    strides = struct.pack("<IIQ", ARRAY, STRING, 100_000) + struct.pack("<Q", 600_000)
    for value in (strides, struct.pack("<IIQ", ARRAY, U32, 1 << 30), struct.pack("<IQ", STRING, 1 << 39)):
        path.write_bytes(Gguf(keys={"x": value}, key_count=2, data=0, alignment=1).bytes())
        os.truncate(path, 1 << 40)
        with frugal(), pytest.raises(GgufError):
            read_header(path)


OVERWRITES = st.lists(
    st.tuples(
        st.integers(0, len(GOOD) - 1),
        st.one_of(
            st.binary(min_size=1, max_size=8),
            st.sampled_from([0, 1, 255, 1 << 31, (1 << 32) - 1, 1 << 40, 1 << 62, 1 << 63, (1 << 64) - 1]).map(
                lambda value: value.to_bytes(8, "little")
            ),
        ),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(overwrites=OVERWRITES, length=st.integers(0, len(GOOD) + 64), inserted=st.binary(max_size=16))
def test_no_mutation_gets_anything_but_a_header_or_a_refusal(
    tmp_path: Path, overwrites: list[tuple[int, bytes]], length: int, inserted: bytes
) -> None:
    content = bytearray(GOOD)
    for place, value in overwrites:
        content[place : place + len(value)] = value
    middle = len(content) // 2
    content[middle:middle] = inserted
    path = tmp_path / "m.gguf"
    path.write_bytes(bytes(content[: max(length, 24)]))
    with frugal(), suppress(GgufError):
        read_header(path)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rest=st.binary(max_size=300), keys=st.integers(0, 20), tensors=st.integers(0, 20))
def test_random_bytes_after_the_counts(tmp_path: Path, rest: bytes, keys: int, tensors: int) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, tensors, keys) + rest)
    with pytest.raises(GgufError):
        read_header(path)
