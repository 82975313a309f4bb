"""An engine's end of the line: whole lines out, requests in their order, and a stop that takes effect at once."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.engine.channel import EventWriter, Inbox, Progress
from desktop.engine.decoder import EventDecoder
from desktop.engine.protocol import AnyEvent, AnyRequest, Cancel, CountTokens, Token

ROOT = Path(__file__).parents[2]


class Ends:
    """An inbox that is fed as its reading thread feeds it."""

    def __init__(self) -> None:
        self.progress = Progress()
        self.inbox = Inbox(self.progress)

    def accept(self, *requests: AnyRequest) -> None:
        for request in requests:
            self.inbox._accept(request)

    def next_id(self) -> str:
        request = self.inbox.next()
        assert request is not None
        return request.id


def ask(name: str) -> CountTokens:
    return CountTokens(id=name, turns=[])


@pytest.fixture
def ends() -> Ends:
    return Ends()


def test_requests_come_in_order(ends: Ends) -> None:
    ends.accept(ask("a"), ask("b"))
    assert ends.next_id() == "a"
    assert not ends.progress.cancelled
    ends.inbox.done()
    assert ends.next_id() == "b"


def test_a_wish_to_stop_reaches_the_work_at_hand_and_ends_with_it(ends: Ends) -> None:
    ends.accept(ask("a"), ask("b"))
    ends.next_id()
    ends.accept(Cancel(id="x", target="b"), Cancel(id="y", target="nobody"))
    before = ends.progress.cancelled
    ends.accept(Cancel(id="z", target="a"))
    assert (before, ends.progress.cancelled) == (False, True)
    ends.inbox.done()
    after = ends.progress.cancelled
    ends.next_id()
    assert (after, ends.progress.cancelled) == (False, True), "b was stopped before it began"


def test_a_wish_to_stop_what_is_over_stops_nothing(ends: Ends) -> None:
    ends.accept(ask("a"))
    ends.next_id()
    ends.inbox.done()
    ends.accept(Cancel(id="x", target="a"), ask("b"))
    ends.next_id()
    assert not ends.progress.cancelled


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    yield read, write
    os.close(read)
    os.close(write)


def test_lines_of_many_threads_stay_whole(pipe: tuple[int, int]) -> None:
    read, write = pipe
    writer = EventWriter(write)
    text = "x" * 30_000  # more than a pipe takes at once, with two of them

    def fill(name: str) -> None:
        for count in range(20):
            writer.write(Token(id=name, text=text, count=count))

    threads = [threading.Thread(target=fill, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    decoder, found = EventDecoder(), list[AnyEvent]()
    while len(found) < 80:
        found += decoder.feed(os.read(read, 1 << 16))
    for thread in threads:
        thread.join()
    for name in "abcd":
        mine = [event for event in found if event.id == name]
        assert mine == [Token(id=name, text=text, count=n) for n in range(20)]


READER = (
    "import sys, time\n"
    "from desktop.engine.channel import *\n"
    "progress = Progress(); inbox = Inbox(progress)\n"
    "start_reading(inbox, 0)\n"
    "while (request := inbox.next()): print(request.id, flush=True); inbox.done()\n"
    "print('end', progress.cancelled, flush=True)\n"
    "time.sleep(60 if 'stuck' in sys.argv else 0)\n"
)


@pytest.mark.parametrize("stuck", [False, True])
def test_the_end_of_stdin_ends_the_process_even_when_its_work_does_not(stuck: bool) -> None:
    command = [sys.executable, "-c", READER, *(["stuck"] if stuck else [])]
    done = subprocess.run(
        command, input=msgspec.json.encode(ask("a")) + b"\n", capture_output=True, cwd=ROOT, timeout=30
    )
    assert done.stdout == b"a\nend True\n"
    assert done.returncode == 0


@pytest.mark.parametrize("line", [b"nonsense\n", b'{"type":"Run","id":"1"}\n', b"x" * (9 << 20), b'{"type":"Load"'])
def test_what_is_no_request_is_logged_and_ends_the_engine(line: bytes) -> None:
    done = subprocess.run([sys.executable, "-c", READER], input=line, capture_output=True, cwd=ROOT, timeout=30)
    assert b"not a request" in done.stderr
    assert done.stdout == b"end True\n"


def test_a_window_that_is_gone_ends_the_engine() -> None:
    code = (
        "import os, time\n"
        "from desktop.engine.channel import *\n"
        "start_beating(EventWriter(1), Progress())\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b'{"type":"Beat","id":"","steps":0}\n'
        process.stdout.close()
        assert process.wait(10) == 0
