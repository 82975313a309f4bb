"""A header is read through ranges: no more than it needs, and whatever the other side sends."""

import struct
from pathlib import Path

import pytest

from desktop.hub.remote_header import FIRST, read_remote, write_beginning
from desktop.library.gguf_header import MAX_HEADER, GgufError, read_header
from tests.library.gguf_maker import CHAT_MODEL, Gguf, text, words


class Remote:
    """A file far away that counts what was read of it."""

    def __init__(self, content: bytes, *, extra: int = 0) -> None:
        self.content = content
        self.size = len(content) + extra
        self.asked: list[tuple[int, int]] = []

    def fetch(self, start: int, end: int) -> bytes:
        self.asked.append((start, end))
        end = min(end, self.size)
        return (self.content + bytes(max(0, end - len(self.content))))[start:end]


class Short(Remote):
    """It gives less than was asked for."""

    def fetch(self, start: int, end: int) -> bytes:
        return super().fetch(start, end)[:-1]


def test_a_short_header_takes_one_request() -> None:
    remote = Remote(Gguf().bytes(), extra=5_000_000)
    header, beginning = read_remote(remote)
    assert header.name == "Tiny Chat"
    assert remote.asked == [(0, FIRST)]
    assert len(beginning) == FIRST


def test_a_long_header_is_asked_for_piece_by_piece() -> None:
    keys = {**CHAT_MODEL, "tokenizer.ggml.tokens": words([f"word {number}" for number in range(50_000)])}
    content = Gguf(keys=keys).bytes()
    remote = Remote(content, extra=500_000_000)
    header, beginning = read_remote(remote)
    assert header.words == 50_000
    assert remote.asked == [(0, FIRST), (FIRST, 4 * FIRST)]
    assert len(beginning) < 1.1 * 4 * FIRST < remote.size / 100


def test_of_a_large_vocabulary_no_more_than_twice_its_header_is_read() -> None:
    keys = {**CHAT_MODEL, "tokenizer.ggml.tokens": words([f"word {number}" for number in range(130_000)])}
    content = Gguf(keys=keys).bytes()
    remote = Remote(content, extra=500_000_000)
    header, beginning = read_remote(remote)
    assert header.words == 130_000
    assert len(content) > 8 * FIRST
    assert len(beginning) < 2 * len(content)
    assert len(remote.asked) <= 5


def test_a_file_shorter_than_the_first_request_is_read_whole() -> None:
    remote = Remote(Gguf().bytes())
    assert read_remote(remote)[0].architecture == "llama"
    assert remote.asked == [(0, FIRST)]


@pytest.mark.parametrize("content", [b"", b"GGUF", b"<html>" * 100, Gguf().bytes()[:200]])
def test_what_is_no_header_is_refused(content: bytes) -> None:
    remote = Remote(content)
    with pytest.raises(GgufError):
        read_remote(remote)
    assert len(remote.asked) == 1


def test_a_header_that_never_ends_is_given_up() -> None:
    endless = b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + text("key") + struct.pack("<I", 8) + struct.pack("<Q", 1 << 40)
    remote = Remote(endless, extra=1 << 41)
    with pytest.raises(GgufError):
        read_remote(remote)
    assert sum(end - start for start, end in remote.asked) <= MAX_HEADER


def test_another_length_than_was_asked_for_is_refused() -> None:
    with pytest.raises(GgufError, match="length"):
        read_remote(Short(b"GGUF", extra=1000))


def test_the_beginning_stands_for_the_file(tmp_path: Path) -> None:
    content = Gguf().bytes()
    size = len(content) + 3_000_000_000
    write_beginning(tmp_path / "x.gguf", content, size)
    assert (tmp_path / "x.gguf").stat().st_size == size
    assert read_header(tmp_path / "x.gguf").name == "Tiny Chat"
    blocks = getattr((tmp_path / "x.gguf").stat(), "st_blocks", 0)
    assert blocks * 512 < 1_000_000
