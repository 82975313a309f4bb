"""The beginning of a file: gone on with where it is sure, and never where it is of something else."""

import hashlib
import os
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.hub.partial import CHECKPOINT, LostError, Note, Partial

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


def test_where_nothing_tells_starts_apart_only_what_was_flushed_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.hub.partial._BOOT", tmp_path / "nothing")
    partial = Partial(begun(tmp_path, 5_000))
    partial.open(SHA256, len(DATA))
    assert partial.done == 0
    partial.write(DATA[:6_000])
    partial.flush()
    partial.write(DATA[6_000:7_000])
    partial.open(SHA256, len(DATA))
    assert partial.done == 6_000
    partial.close()


@pytest.mark.parametrize("changes", [{"flushed": -5}, {"etag": '"a"\r\nX: y'}, {"etag": "é"}, {"size": -1}])
def test_a_note_that_somebody_else_wrote_stops_nothing(tmp_path: Path, changes: dict[str, str | int]) -> None:
    final = begun(tmp_path, 5_000)
    note_path = tmp_path / "model.gguf.part.json"
    note = {**msgspec.json.decode(note_path.read_bytes()), "boot": "another", **changes}
    note_path.write_bytes(msgspec.json.encode(note))
    partial = Partial(final)
    assert partial.read_note() is None
    partial.open(SHA256, len(DATA))
    assert partial.done == 0
    partial.close()


def test_what_somebody_cut_short_meanwhile_is_not_written_on(tmp_path: Path) -> None:
    partial = Partial(begun(tmp_path, 5_000))
    partial.open(SHA256, len(DATA))
    os.truncate(partial.path, 1_000)
    with pytest.raises(LostError):
        partial.write(DATA[5_000:])
    partial.open(SHA256, len(DATA))
    assert partial.done == 1_000
    partial.write(DATA[1_000:])
    assert partial.is_right
    partial.close()


def test_what_somebody_deleted_meanwhile_is_not_right(tmp_path: Path) -> None:
    partial = Partial(begun(tmp_path, 5_000))
    partial.open(SHA256, len(DATA))
    partial.write(DATA[5_000:])
    partial.path.unlink()
    assert not partial.is_right
    with pytest.raises(LostError):
        partial.flush()
    partial.close()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_process_that_ended_just_before_the_rename_leaves_nothing_that_cannot_be_gone_on_with(tmp_path: Path) -> None:
    begun(tmp_path, len(DATA))
    part = tmp_path / "model.gguf.part"
    part.chmod(0o444)
    _as_somebody(tmp_path, partial := Partial(tmp_path / "model.gguf"))
    assert part.stat().st_mode & 0o777 == 0o600
    partial.close()


def _as_somebody(folder: Path, partial: Partial) -> None:
    """Root may write everywhere; somebody else may not."""
    if os.geteuid():
        partial.open(SHA256, len(DATA))
        return
    for path in (folder, *folder.iterdir()):
        os.chown(path, 65_534, -1)
    kept = [(parent, mode) for parent in folder.parents if (mode := parent.stat().st_mode) & 0o011 != 0o011]
    for parent, mode in kept:
        parent.chmod(mode | 0o011)
    os.seteuid(65_534)
    try:
        partial.open(SHA256, len(DATA))
    finally:
        os.seteuid(0)
        for parent, mode in kept:
            parent.chmod(mode)
