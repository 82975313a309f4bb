"""What is remembered, for whom, and what becomes of a file that somebody damaged."""

import stat
from pathlib import Path

import msgspec
import pytest

from desktop.core.tuning import TuneOutcome, TuneResult, Tuning
from desktop.engine.core_count import Cores
from desktop.engine.tuning import memory
from desktop.engine.tuning.memory import TuneMemory, tuning_of

BEFORE = Tuning(threads=4, reading_threads=4, micro_batch=512, flash_attention=True)
AFTER = Tuning(threads=2, reading_threads=4, micro_batch=128, flash_attention=False)
FOUND = TuneResult(outcome=TuneOutcome.FASTER, before=BEFORE, after=AFTER, gain=0.18, seconds=9.0)
BUILD, BACKEND = "b1", "libggml-cpu-haswell.so"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "tunings.json"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "a.gguf"
    path.write_bytes(b"GGUF" * 1000)
    return path


def remembered(file: Path, model: Path) -> TuneMemory:
    kept = TuneMemory(file)
    kept.remember(BUILD, BACKEND, model, FOUND, 5.0)
    return kept


def test_a_result_is_there_after_a_restart(file: Path, model: Path) -> None:
    remembered(file, model)
    record = TuneMemory(file).recall(BUILD, BACKEND, model)
    assert record is not None
    assert (record.result, record.at, tuning_of(record)) == (FOUND, 5.0, AFTER)
    assert tuning_of(None) is None
    assert [path.name for path in file.parent.iterdir()] == ["tunings.json"]


def test_it_goes_with_the_file_and_not_with_its_name(file: Path, model: Path, tmp_path: Path) -> None:
    kept = remembered(file, model)
    moved = model.rename(tmp_path / "b.gguf")
    assert kept.recall(BUILD, BACKEND, moved) is not None
    moved.write_bytes(b"GGUF" * 1001)
    assert kept.recall(BUILD, BACKEND, moved) is None
    assert kept.recall(BUILD, BACKEND, tmp_path / "gone.gguf") is None


def test_another_build_backend_processor_or_number_of_cores_forgets_it(
    file: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = remembered(file, model)
    assert kept.recall("b2", BACKEND, model) is None
    assert kept.recall(BUILD, "libggml-cpu-x64.so", model) is None
    with monkeypatch.context() as patch:
        patch.setattr(memory, "usable_cores", lambda: Cores(fast=64, physical=64, logical=128, share=1))
        assert kept.recall(BUILD, BACKEND, model) is None
    with monkeypatch.context() as patch:
        patch.setattr(memory, "processor_identity", lambda: "another 123456789012")
        assert kept.recall(BUILD, BACKEND, model) is None
    assert kept.recall(BUILD, BACKEND, model) is not None


@pytest.mark.parametrize("outcome", [TuneOutcome.BUSY, TuneOutcome.UNKNOWN])
def test_what_is_no_finding_is_not_remembered(file: Path, model: Path, outcome: TuneOutcome) -> None:
    kept = TuneMemory(file)
    kept.remember(BUILD, BACKEND, model, msgspec.structs.replace(FOUND, outcome=outcome), 5.0)
    assert not file.exists()
    kept = remembered(file, model)
    kept.remember(BUILD, BACKEND, model, msgspec.structs.replace(FOUND, outcome=outcome), 6.0)
    record = kept.recall(BUILD, BACKEND, model)
    assert record is not None
    assert record.at == 5.0, "an earlier finding stays"


BAD = [
    b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"k": 1}', b"[" * 100_000, b'{"k": {"result": {}, "at": 1}}',
]  # fmt: skip


@pytest.mark.parametrize("data", BAD)
def test_a_damaged_file_is_ignored_and_replaced(file: Path, model: Path, data: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(data)
    kept = TuneMemory(file)
    assert kept.recall(BUILD, BACKEND, model) is None
    kept.remember(BUILD, BACKEND, model, FOUND, 5.0)
    assert kept.recall(BUILD, BACKEND, model) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"threads": 2', b'"threads": 0'),
        (b'"threads": 2', b'"threads": 9999'),
        (b'"micro_batch": 128', b'"micro_batch": 7'),
        (b'"micro_batch": 128', b'"micro_batch": 1e9'),
        (b'"flash_attention": false', b'"flash_attention": "no"'),
    ],
)
def test_numbers_that_no_engine_should_be_told_are_ignored(file: Path, model: Path, old: bytes, new: bytes) -> None:
    kept = remembered(file, model)
    data = file.read_bytes()
    assert old in data
    file.write_bytes(data.replace(old, new))
    assert kept.recall(BUILD, BACKEND, model) is None


def test_a_file_that_is_far_too_large_is_none_of_ours(file: Path, model: Path) -> None:
    kept = remembered(file, model)
    file.write_bytes(file.read_bytes() + b" " * (2 << 20))
    assert kept.recall(BUILD, BACKEND, model) is None


def test_the_oldest_are_forgotten(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MOST", 2)
    kept, models = TuneMemory(file), [tmp_path / f"{number}.gguf" for number in range(3)]
    for number, path in enumerate(models):
        path.write_bytes(b"GGUF" * (number + 1))
        kept.remember(BUILD, BACKEND, path, FOUND, float(number))
    assert [kept.recall(BUILD, BACKEND, path) is not None for path in models] == [False, True, True]


def test_a_folder_that_cannot_be_written_costs_nothing_else(file: Path, model: Path) -> None:
    file.parent.mkdir()
    file.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        remembered(file, model)
    finally:
        file.parent.chmod(stat.S_IRWXU)
