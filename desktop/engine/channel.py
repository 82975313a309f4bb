"""An engine's end of the line: events out, requests in, a beat each second."""

import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from desktop.engine.protocol import MAX_LINE, AnyRequest, Beat, Cancel, Event

_BEAT = 1.0  # seconds
_LEAVE = 0.5  # seconds for the work at hand to notice that the window is gone

NOT_A_REQUEST = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)  # what a decoder says to nonsense


class Progress:
    """Counts steps of work, so that the window can tell slow from stuck, and holds the wish to stop."""

    def __init__(self) -> None:
        self.steps = 0
        self.cancelled = False

    def step(self) -> bool:
        """One step of work was done; False when it is wished to stop."""
        self.steps += 1
        return not self.cancelled


class EventWriter:
    """Writes events as whole lines; any thread."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()
        self._encode = msgspec.json.Encoder().encode

    def write(self, event: Event) -> None:
        """Write one event; a window that is gone ends this process."""
        data = memoryview(self._encode(event) + b"\n")
        with self._lock:
            try:
                while data:
                    data = data[os.write(self._descriptor, data) :]
            except OSError:
                os._exit(0)


class Inbox:
    """Requests in their order; `Cancel` takes effect at once. None is the end: the window let go."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._requests: queue.SimpleQueue[AnyRequest | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting: set[str] = set()  # requests not yet begun
        self._current = ""
        self._decode = msgspec.json.Decoder(AnyRequest).decode
        self._lines: BinaryIO | None = None

    def first(self, descriptor: int) -> AnyRequest | None:
        """Wait for a request while there is no thread to read them; `next` gives it out again. None is the end."""
        self._lines = open(descriptor, "rb", closefd=False)  # noqa: SIM115 - `read` goes on with it
        for request in self._read(self._lines):
            if not isinstance(request, Cancel):
                return request
        return None

    def read(self, descriptor: int) -> None:
        """Read to the end; runs on a thread of its own. Ends the process when the main thread does not."""
        with self._lines or open(descriptor, "rb", closefd=False) as lines:
            for _request in self._read(lines):
                pass
        self._progress.cancelled = True
        self._requests.put(None)
        time.sleep(_LEAVE)
        os._exit(0)

    def next(self) -> AnyRequest | None:
        """The next request, already marked as the one at hand."""
        request = self._requests.get()
        with self._lock:
            self._current = request.id if request else ""
            self._progress.cancelled = request is None or request.id not in self._waiting
            self._waiting.discard(self._current)
        return request

    def done(self) -> None:
        """The request at hand is answered."""
        with self._lock:
            self._current = ""
            self._progress.cancelled = False

    def _read(self, lines: BinaryIO) -> Iterator[AnyRequest]:
        try:
            while line := lines.readline(MAX_LINE + 1):
                request = self._decode(line)
                self._accept(request)
                yield request
        except NOT_A_REQUEST as error:  # the window's bug; it hears of it through the log
            sys.stderr.write(f"not a request: {error}\n")

    def _accept(self, request: AnyRequest) -> None:
        with self._lock:
            if not isinstance(request, Cancel):
                self._waiting.add(request.id)
                self._requests.put(request)
            elif request.target == self._current:
                self._progress.cancelled = True
            else:
                self._waiting.discard(request.target)


def start_beating(writer: EventWriter, progress: Progress) -> None:
    """Send a beat each second, for as long as this process lives."""
    _start("beat", lambda: _beat(writer, progress))


def start_reading(inbox: Inbox, descriptor: int) -> None:
    """Read requests, for as long as this process lives."""
    _start("requests", lambda: inbox.read(descriptor))


def _start(name: str, target: Callable[[], None]) -> None:
    threading.Thread(target=target, name=name, daemon=True).start()


def _beat(writer: EventWriter, progress: Progress) -> None:
    while True:
        writer.write(Beat(steps=progress.steps))
        time.sleep(_BEAT)
