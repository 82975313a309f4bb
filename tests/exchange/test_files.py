"""Names that every system can hold, and files that are whole, new and nobody else's."""

import os
import stat
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.atomic_file import write_new, write_over
from desktop.exchange.file_names import LONGEST, safe_name


@given(st.text())
def test_any_title_becomes_a_name(title: str) -> None:
    name = safe_name(title, "Chat")
    assert name
    assert len(name.encode()) <= LONGEST + 1
    assert not set('<>:"/\\|?*\n\r\t\0') & set(name)
    assert name[0] not in ".-~ "
    assert name[-1] not in ". "
    assert name == unicodedata.normalize("NFC", name) or len(name.encode()) >= LONGEST - 3
    assert all(unicodedata.category(character)[0] != "C" for character in name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A walk", "A walk"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("COM1", "COM1_"),
        ("Console", "Console"),
        ("a:b?", "a b"),
        ("…", "…"),
        ("...", "Chat"),
        ("", "Chat"),
        ("gpj\u202eexe", "gpj exe"),
        ("trailing. ", "trailing"),
        ("e\u0301", "\u00e9"),
        ("-rf", "rf"),
        ("é" * 200, "é" * 50),
    ],
)
def test_known_names(title: str, name: str) -> None:
    assert safe_name(title, "Chat") == name


def test_nothing_is_replaced(tmp_path: Path) -> None:
    made = [write_new(tmp_path, "a", "md", [text]) for text in (b"1", b"2", b"3")]
    assert [file.name for file in made] == ["a.md", "a (2).md", "a (3).md"]
    assert [file.read_bytes() for file in made] == [b"1", b"2", b"3"]
    assert len(list(tmp_path.iterdir())) == 3


def test_without_links_nothing_is_replaced_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **_named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    test_nothing_is_replaced(tmp_path)


def test_half_a_file_is_no_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("the rest is gone")

    with pytest.raises(ValueError, match="the rest"):
        write_new(tmp_path / "deep" / "er", "a", "md", pieces())
    assert list((tmp_path / "deep" / "er").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX's")
def test_it_may_be_read_by_whom_other_files_may_be_read(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        made = write_new(tmp_path, "a", "md", [b"1"])
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.stat().st_mode) == 0o640


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.py"
    write_over(file, b"one")
    write_over(file, b"two")
    assert file.read_bytes() == b"two"

    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space"):
        write_over(file, b"three")
    assert file.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [file]
