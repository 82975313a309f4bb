"""What was read once is not read again, and nothing that is wrong on disk is believed."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import desktop.library.model_reader as reader_module
from desktop.library.header_cache import FORMAT, MOST, HeaderCache, Stamp
from desktop.library.model_reader import ModelReader
from tests.library.gguf_maker import CHAT_MODEL, Gguf, word


def named(name: str) -> bytes:
    return Gguf(keys={**CHAT_MODEL, "general.name": word(name)}).bytes()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.gguf"
    path.write_bytes(named("One"))
    return path


def name_of(cache: HeaderCache, model: Path) -> str:
    reader = ModelReader(cache)
    reader.is_companion(model)
    reader.save()
    look = cache.get(model, Stamp.of(model.stat()))
    assert look is not None
    return look.name


def test_the_next_start_does_not_open_the_file(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert name_of(HeaderCache(tmp_path / "cache" / "headers.json"), model) == "One"
    monkeypatch.setattr(reader_module, "read_header", lambda path: pytest.fail(f"{path} was read again"))
    assert name_of(HeaderCache(tmp_path / "cache" / "headers.json"), model) == "One"


def test_a_changed_file_is_read_again(tmp_path: Path, model: Path) -> None:
    place = tmp_path / "headers.json"
    assert name_of(HeaderCache(place), model) == "One"
    before = model.stat()
    model.write_bytes(named("Two"))
    os.utime(model, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert name_of(HeaderCache(place), model) == "Two"


def test_a_file_of_the_same_age_and_size_in_its_place_is_read(tmp_path: Path, model: Path) -> None:
    place = tmp_path / "headers.json"
    assert name_of(HeaderCache(place), model) == "One"
    before = model.stat()
    other = tmp_path / "other"
    other.write_bytes(named("Two"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(model)
    assert name_of(HeaderCache(place), model) == "Two"


@given(st.binary(max_size=300))
def test_nonsense_in_the_cache_is_ignored(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    place = tmp_path_factory.mktemp("cache") / "headers.json"
    place.write_bytes(data)
    assert HeaderCache(place).get(Path("model.gguf"), Stamp(1, 2, 3)) is None


def test_another_format_is_ignored(tmp_path: Path, model: Path) -> None:
    place = tmp_path / "headers.json"
    assert name_of(HeaderCache(place), model) == "One"
    place.write_bytes(place.read_bytes().replace(f'"format":{FORMAT}'.encode(), b'"format":999'))
    assert HeaderCache(place).get(model, Stamp.of(model.stat())) is None


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, model: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert name_of(HeaderCache(tmp_path / "file" / "headers.json"), model) == "One"


def test_it_does_not_grow_for_ever(tmp_path: Path, model: Path) -> None:
    place = tmp_path / "headers.json"
    cache = HeaderCache(place)
    name_of(cache, model)
    header = cache.get(model, stamp := Stamp.of(model.stat()))
    assert header is not None
    for number in range(MOST):
        cache.put(Path(f"{number}.gguf"), stamp, header)
    assert cache.get(model, stamp) is None
    assert cache.get(Path("0.gguf"), stamp) == header
