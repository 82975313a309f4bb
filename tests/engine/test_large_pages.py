"""A model's file lies in large pages before it is mapped, and whatever the system says to that, it is loaded."""

import mmap
import os
import re
import sys
from pathlib import Path

import pytest

from desktop.engine import large_pages
from desktop.engine.large_pages import read_in_large_pages

MIB = 1 << 20


class Told:
    """Hears of progress, and says when to stop."""

    def __init__(self, *, goes_on: bool = True) -> None:
        self.fractions: list[float] = []
        self._goes_on = goes_on

    def __call__(self, fraction: float) -> bool:
        self.fractions.append(fraction)
        return self._goes_on


def written(path: Path, size: int, portion: int = 4096) -> Path:
    """A file that lies in the system's cache in small pages, and on the disk."""
    with path.open("wb", buffering=0) as file:
        for _ in range(size // portion):
            file.write(b"x" * portion)
        os.fsync(file.fileno())
    return path


def in_large_pages(path: Path) -> int:
    """Bytes of the file that a reader gets in large pages."""
    before = large_pages._Reader._large()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        for at in range(0, len(held), mmap.PAGESIZE):
            held[at]
        return large_pages._Reader._large() - before


def knows_large_pages(folder: Path) -> bool:
    """Whether the file system has any, asked without what is tested: a file that was written in large portions."""
    path = written(folder / "asked", 64 * MIB, 8 * MIB)
    try:
        return in_large_pages(path) > 32 * MIB
    finally:
        path.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own")
def test_small_pages_become_large_ones(tmp_path: Path) -> None:
    if not knows_large_pages(tmp_path):
        pytest.skip("this file system keeps files in small pages")
    path = written(tmp_path / "model.gguf", 64 * MIB)
    assert in_large_pages(path) == 0
    told = Told()
    assert read_in_large_pages(path, told)
    assert in_large_pages(path) > 56 * MIB
    assert told.fractions == [0.25, 0.5, 0.75, 1.0] * 2  # as it lies, and once more
    told = Told()
    assert read_in_large_pages(path, told)
    assert told.fractions == [0.25, 0.5, 0.75, 1.0], "nothing is read twice that is large already"


def test_it_stops_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path / "model.gguf", 48 * MIB, MIB)
    told = Told(goes_on=False)
    assert not read_in_large_pages(path, told)
    assert len(told.fractions) == 1


def test_all_parts_are_read_and_told_of_as_one(tmp_path: Path) -> None:
    names = [f"model-0000{number}-of-00002.gguf" for number in (1, 2)]
    first, second = (written(tmp_path / name, size * MIB, MIB) for name, size in zip(names, (32, 96), strict=True))
    told = Told()
    assert read_in_large_pages(first, told)
    assert 0.25 in told.fractions
    assert told.fractions[-1] == 1.0
    assert second.exists()


@pytest.mark.parametrize("reason", ["gone", "small", "no memory", "no such advice", "no map", "unseen"])
def test_nothing_is_done_where_it_cannot_be(tmp_path: Path, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "model.gguf"
    if reason != "gone":
        written(path, (1 if reason == "small" else 48) * MIB, MIB)
    if reason == "no memory":
        monkeypatch.setattr(large_pages, "_ROOM", 1e9)
    if reason == "no such advice":
        monkeypatch.setattr(large_pages, "_HUGE_PAGE", 4096)  # a real refusal: no kernel knows this one
    if reason == "no map":
        path.chmod(0o000)
        if os.access(path, os.R_OK):
            path.unlink()
            path.mkdir()
    if reason == "unseen":
        monkeypatch.setattr(large_pages, "_LARGE", re.compile("^never told$"))
    assert read_in_large_pages(path, lambda _fraction: True)


def test_a_slow_disk_is_not_read_from_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "model.gguf", 64 * MIB)
    monkeypatch.setattr(large_pages, "_PATIENCE", 0.0)
    told = Told()
    assert read_in_large_pages(path, told)
    assert told.fractions[4:] in ([], [0.25])
