"""A megabyte is kept back once, and given back when it is needed."""

from pathlib import Path

from desktop.storage.reserve import NAME, SIZE, free_reserve, keep_reserve


def test_it_takes_real_room(tmp_path: Path) -> None:
    keep_reserve(tmp_path)
    data = (tmp_path / NAME).read_bytes()
    assert len(data) == SIZE
    assert len(set(data)) == 256


def test_it_is_filled_once_and_completed_when_it_is_short(tmp_path: Path) -> None:
    keep_reserve(tmp_path)
    first = (tmp_path / NAME).read_bytes()
    keep_reserve(tmp_path)
    assert (tmp_path / NAME).read_bytes() == first
    (tmp_path / NAME).write_bytes(b"short")
    keep_reserve(tmp_path)
    assert (tmp_path / NAME).stat().st_size == SIZE


def test_giving_it_back_twice_or_where_nothing_is_is_no_error(tmp_path: Path) -> None:
    keep_reserve(tmp_path)
    for _ in range(2):
        free_reserve(tmp_path)
    keep_reserve(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []
