"""Reading pipes: all bytes, at the end or when called back, and a log that stays small."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.pipes import LogTail, PipeReader

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="polls pipes")


class Pipe:
    """A reader, the end that feeds it, and the end that calls it back."""

    def __init__(self) -> None:
        self.taken = bytearray()
        self.ended = threading.Event()
        read, self.feed = os.pipe()
        self._woken, self.waker = os.pipe()
        self.reader = PipeReader("reader", read, self._woken, self.taken.extend, self.ended.set)
        self.reader.start()

    def close(self) -> None:
        """The last two descriptors; the reader closes its own."""
        self.reader.join(5.0)
        assert not self.reader.is_alive()
        os.close(self._woken)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    made.close()


def test_everything_up_to_the_end_is_taken(pipe: Pipe) -> None:
    data = os.urandom(1 << 20)
    left = memoryview(data)
    while left:
        left = left[os.write(pipe.feed, left) :]
    os.close(pipe.feed)
    assert pipe.ended.wait(5.0)
    os.close(pipe.waker)
    assert pipe.taken == data


def test_a_reader_leaves_a_pipe_that_does_not_end(pipe: Pipe) -> None:
    assert not pipe.ended.wait(0.1)
    os.close(pipe.waker)
    assert pipe.ended.wait(5.0)
    os.close(pipe.feed)


def test_the_tail_is_the_last_lines() -> None:
    tail = LogTail(3)
    tail.feed(b"one\ntwo\nthr")
    tail.feed(b"ee\nfour\nfi")
    assert tail.lines() == ["two", "three", "four", "fi"]


def test_an_endless_line_costs_no_memory() -> None:
    tail = LogTail(2)
    for _ in range(100):
        tail.feed(b"x" * 100_000)
    tail.feed(b"\nlast\n")
    assert [len(line) for line in tail.lines()] == [500, 4]


@given(st.lists(st.binary(max_size=50)))
def test_a_log_is_shown_without_what_could_steer_a_terminal(chunks: list[bytes]) -> None:
    tail = LogTail()
    for chunk in chunks:
        tail.feed(chunk)
    for line in tail.lines():
        assert all(letter.isprintable() for letter in line)


def test_an_empty_log_has_no_lines() -> None:
    assert LogTail().lines() == []
