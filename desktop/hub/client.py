"""Starts the hub's child for one request and hands on what it says. Refuses where the network is switched off."""

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.download import NetworkUse
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.engine.command import engine_command, engine_environment
from desktop.engine.deaths import exit_words
from desktop.hub.hosts import host_of
from desktop.hub.protocol import (
    MAX_LINE,
    AnyEvent,
    Connected,
    Event,
    Failed,
    Fetch,
    Installed,
    NoRoom,
    OthersTurn,
    Progressed,
    Request,
    Retrying,
    Used,
    Verifying,
)

TOLD_EVERY = 10.0  # seconds between two lines about what is still open
_decode = msgspec.json.Decoder(AnyEvent).decode
Record = Callable[[NetworkUse], None]
Busy = Callable[[str, bool, float], AbstractContextManager[None]]


def _tells_nobody(_host: str, _is_download: bool, _next_try: float) -> AbstractContextManager[None]:
    return contextlib.nullcontext()


class HubGate:
    """The one way to the network. Any thread; a child for each request.

    `allowed` says whether the network may be used at all, `record` gets a line for each connection, when it
    is opened and again when more is known of it.
    `busy` is given the hub's host, whether a file is fetched and, where the host was lost, when it is tried again (0.0
    else); it is entered as long as a child may be connected.
    """

    def __init__(self, allowed: Callable[[], bool], record: Record, busy: Busy = _tells_nobody) -> None:
        self._allowed, self._record, self._busy = allowed, record, busy
        self._lock = threading.Lock()  # of the next field
        self._children: set[subprocess.Popen[bytes]] = set()

    def enforce(self) -> None:
        """The switch may have been turned: where nothing is allowed any more, every child is ended at once."""
        if not self._allowed():
            with self._lock:
                for child in self._children:
                    child.kill()

    def events(self, request: Request, cancel: Cancellation) -> Iterator[Event]:
        """Yield what the child tells, until it is done or cancelled, which ends it at once.

        Raises `KnownError`: NETWORK_OFF, what the child failed with, or DOWNLOAD_STOPPED when it died.
        """
        if not self._allowed():
            raise KnownError(ErrorKind.NETWORK_OFF)
        host = host_of(request.connection.hub)
        uses = _Uses(self._record)
        at_work = _AtWork(partial(self._busy, host, isinstance(request, Fetch)))
        with at_work, _start() as child, contextlib.ExitStack() as finish:
            finish.callback(uses.close)
            finish.callback(self._let_go, child)
            finish.callback(child.kill)
            cancel.on_cancel(child.kill)
            with self._lock:
                self._children.add(child)
            self.enforce()  # it was turned a moment ago
            assert child.stdin is not None
            assert child.stdout is not None
            with contextlib.suppress(OSError):
                child.stdin.write(msgspec.json.encode(request) + b"\n")
                child.stdin.close()
            while line := child.stdout.readline(MAX_LINE):
                event = _read(line)
                if isinstance(event, Failed):
                    raise _known(event)
                uses.add(event)
                at_work.hear(event)
                yield event
            code = child.wait()
        if code and not cancel.is_cancelled:
            if not self._allowed():
                raise KnownError(ErrorKind.NETWORK_OFF)
            if isinstance(request, Fetch):
                raise KnownError(ErrorKind.DOWNLOAD_STOPPED, name="", reason=exit_words(code))
            raise KnownError(ErrorKind.HUB_ANSWER, details=exit_words(code))

    def _let_go(self, child: "subprocess.Popen[bytes]") -> None:
        with self._lock:
            self._children.discard(child)

    def ask(self, request: Request, cancel: Cancellation | None = None) -> Event:
        """Return the last event of a short request; raises as `events` does."""
        last = None
        for event in self.events(request, cancel or Cancellation()):
            last = event
        if last is None or isinstance(last, Connected | Used):
            host = host_of(request.connection.hub)
            raise KnownError(ErrorKind.HUB_UNREACHABLE, host=host, reason="the request was ended")
        return last


class _AtWork:
    """Tells as long as a child may be connected: not while it waits for room, or for another, or looks over a file.

    Where the host was lost that is told until bytes come: to try again is not yet to be connected.
    """

    def __init__(self, begin: Callable[[float], AbstractContextManager[None]]) -> None:
        self._begin, self._told = begin, contextlib.ExitStack()
        self._is_told = self._is_lost = False

    def __enter__(self) -> None:
        self._tell(0.0)

    def __exit__(self, *_: object) -> None:
        self._told.close()

    def hear(self, event: Event) -> None:
        if isinstance(event, Used):  # may be told late
            return
        is_idle = isinstance(event, (NoRoom, OthersTurn, Verifying, Installed))
        if isinstance(event, Retrying):
            self._is_lost = True
            self._tell(time.monotonic() + event.seconds)
        elif is_idle and self._is_told:
            self._told.close()
            self._is_told = self._is_lost = False
        elif not is_idle and (not self._is_told or (self._is_lost and isinstance(event, Progressed))):
            self._is_lost = False
            self._tell(0.0)

    def _tell(self, next_try: float) -> None:
        """In the place of what was told before, so that nobody hears of an end in between."""
        before, self._told = self._told, contextlib.ExitStack()
        self._told.enter_context(self._begin(next_try))
        self._is_told = True
        before.close()


class _Uses:
    """Records each connection when it is opened, and again with what it sent and received, now and then and at the end.

    So the ledger has it whatever becomes of this process.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._open: dict[tuple[str, str, str], NetworkUse] = {}
        self._last: dict[str, tuple[str, str, str]] = {}
        self._told_at = time.monotonic()

    def add(self, event: Event) -> None:
        if isinstance(event, Connected):
            key = (event.host, event.why, event.what)
            self._last[event.host] = key
            if key not in self._open:
                use = NetworkUse(id=new_id(), at=time.time(), host=event.host, why=event.why, what=event.what)
                self._open[key] = use
                self._record(use)
        elif isinstance(event, Used) and event.host in self._last:
            key = self._last[event.host]
            use = self._open[key]
            self._open[key] = msgspec.structs.replace(
                use, sent=use.sent + event.sent, received=use.received + event.received
            )
            if time.monotonic() - self._told_at > TOLD_EVERY:
                self._tell()

    def close(self) -> None:
        self._tell()
        self._open.clear()

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        for use in self._open.values():
            self._record(use)


def _start() -> "subprocess.Popen[bytes]":
    command = [*engine_command()[:-1], "--hub"]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=engine_environment(),
            cwd=Path(os.sep),
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError(ErrorKind.DOWNLOAD_FAILED, name="", reason=reason, details=repr(error)) from error


def _read(line: bytes) -> Event:
    try:
        event: Event = _decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise KnownError(ErrorKind.HUB_ANSWER, details=repr(error)) from error
    return event


def _known(event: Failed) -> KnownError:
    kind = ErrorKind.__members__.get(event.kind, ErrorKind.HUB_ANSWER)
    return KnownError(kind, details=event.details, **event.arguments)
