"""The beginning of a file: gone on with where it is sure, and never where it is of something else."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.hub.partial import CHECKPOINT, Note, Partial

DATA = bytes(range(256)) * 40
SHA256 = hashlib.sha256(DATA).hexdigest()


def begun(folder: Path, count: int) -> Path:
    final = folder / "model.gguf"
    partial = Partial(final)
    partial.open(SHA256, len(DATA))
    partial.write(DATA[:count])
    partial.close()
    return final


def test_it_goes_on_and_ends_with_the_right_hash(tmp_path: Path) -> None:
    partial = Partial(begun(tmp_path, 5_000))
    partial.open(SHA256, len(DATA))
    assert partial.done == 5_000
    partial.write(DATA[5_000:])
    assert partial.is_whole
    assert partial.is_right
    partial.install()
    assert [path.name for path in tmp_path.iterdir()] == ["model.gguf"]
    assert partial.final.read_bytes() == DATA


def test_after_a_start_of_the_system_only_what_was_flushed_is_believed(tmp_path: Path) -> None:
    final = begun(tmp_path, 5_000)
    note_path = tmp_path / "model.gguf.part.json"
    note = msgspec.json.decode(note_path.read_bytes(), type=Note)
    note.boot, note.flushed = "another", 3_000
    note_path.write_bytes(msgspec.json.encode(note))
    partial = Partial(final)
    partial.open(SHA256, len(DATA))
    assert partial.done == 3_000
    partial.write(DATA[3_000:])
    assert partial.is_right
    partial.close()


@pytest.mark.parametrize(("sha256", "size"), [("0" * 64, len(DATA)), (SHA256, len(DATA) + 1)])
def test_the_beginning_of_something_else_is_forgotten(tmp_path: Path, sha256: str, size: int) -> None:
    partial = Partial(begun(tmp_path, 5_000))
    partial.open(sha256, size)
    assert partial.done == 0
    assert partial.path.stat().st_size == 0
    partial.close()


@given(st.binary(max_size=200))
def test_a_note_that_is_none_costs_the_beginning_and_no_more(note: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        final = begun(Path(folder), 100)
        Path(folder, "model.gguf.part.json").write_bytes(note)
        partial = Partial(final)
        partial.open(SHA256, len(DATA))
        assert partial.done in (0, 100)
        partial.close()


def test_no_more_than_16_mb_are_ever_unsure(tmp_path: Path) -> None:
    partial = Partial(tmp_path / "model.gguf")
    partial.open(SHA256, 1 << 30)
    block = bytes(1 << 20)
    for _ in range(40):
        partial.write(block)
        assert partial.note is not None
        assert partial.done - partial.note.flushed < CHECKPOINT + len(block) <= 16 << 20
    partial.close()
