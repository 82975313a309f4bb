"""One engine process with its threads, from the start to the last line it left."""

import contextlib
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine import head_start
from desktop.engine.crash import Death
from desktop.engine.deaths import out_of_memory_kills
from desktop.engine.decoder import EventDecoder, NotAnEventError
from desktop.engine.exit_wait import ExitWait
from desktop.engine.launch import Launched
from desktop.engine.pipes import LogTail, PipeReader
from desktop.engine.protocol import PROTOCOL, AnyEvent, Beat, Hello
from desktop.engine.watchdog import Limits, Watchdog


class ChildProcess:
    """Owns the process, a reader, a stderr drain and an exit watcher.

    `on_event` is called on the reader; `on_death` once, on the watcher, after the last event. `soft_cancel` is
    called on the watcher before a hung engine is ended.
    """

    def __init__(
        self,
        *,
        on_event: Callable[[AnyEvent], None],
        on_death: Callable[[Death], None],
        soft_cancel: Callable[[], None],
        limits: Limits,
    ) -> None:
        self._on_event = on_event
        self._on_death = on_death
        self._soft_cancel = soft_cancel
        self._limits = limits
        self._launched: Launched | None = None
        self._why: dict[str, object] = {}  # fields of `Death`; only the first reason counts
        self._lock = threading.Lock()  # of the reasons
        self._dead = threading.Event()
        self._watcher = threading.Thread(name="engine-exit")
        self._greeted = False
        self._ended_at = 0.0  # when the pipe of events ended
        self._tail = LogTail()
        self._decoder = EventDecoder()
        self.watchdog = Watchdog(limits, time.monotonic())

    @property
    def pid(self) -> int:
        """The process id, 0 when there is none."""
        return 0 if self._launched is None or self._dead.is_set() else self._launched.process.pid

    def start(self, command: Sequence[str], keep: Sequence[int] = ()) -> None:
        """Start it with the descriptors `keep`; raises `KnownError` (ENGINE_CANNOT_START).

        The watcher does the forking: Linux ends a child with the *thread* that made it, and the caller's thread may
        be one of an executor that retires long before the engine does.
        """
        started = threading.Event()
        failures: list[Exception] = []
        launch = partial(_launch, command, keep)
        self._watcher = threading.Thread(target=self._watch, name="engine-exit", args=(launch, started, failures))
        try:
            self._watcher.start()
        except RuntimeError as error:  # the system gives no more threads
            raise _cannot_start(error) from error
        started.wait()
        if failures:
            raise _cannot_start(failures[0])

    def send(self, request: msgspec.Struct | bytes) -> None:
        """Write one request; a dead child is reported by `on_death`, not here."""
        line = request if isinstance(request, bytes) else msgspec.json.encode(request)
        if self._launched is not None:
            self._launched.write(line + b"\n")

    def stop(self, *, at_once: bool = False) -> None:
        """Ask it to leave, insist, and return when neither the process nor a thread of it is left.

        `at_once` does not ask: for one that has nothing to tidy up.
        """
        self._blame(stopped=True)
        if self._launched is not None and at_once:
            self._launched.signal(kill=True)
        elif self._launched is not None and not self._dead.is_set():
            self._launched.close_input(self._limits.soft)
            if not self._dead.wait(self._limits.stop):
                self._launched.signal(kill=False)
                if not self._dead.wait(self._limits.soft):
                    self._launched.signal(kill=True)
        if self._watcher.ident is not None and self._watcher is not threading.current_thread():
            self._watcher.join()

    def _watch(self, launch: Callable[[], Launched], started: threading.Event, failures: list[Exception]) -> None:
        """The exit watcher: starts the process, feels its pulse, and reports its death."""
        kills = out_of_memory_kills()
        try:
            launched = self._launched = launch()
            readers = self._read(launched)
        except (OSError, RuntimeError) as error:
            failures.append(error)
            self._dead.set()
            return
        finally:
            started.set()
        if "stopped" in self._why:  # before there was anything to stop
            launched.signal(kill=True)
        waiting = ExitWait(launched.process)
        while not waiting.ended_within(self._limits.tick):
            self._feel_pulse(waiting, time.monotonic())
        waiting.close()
        launched.call_back(readers, self._limits.drain)
        launched.close_input(self._limits.soft)
        with self._lock:
            facts = {"greeted": self._greeted, "starved": out_of_memory_kills() > kills, **self._why}
        self._dead.set()
        code = launched.process.returncode
        self._on_death(msgspec.convert({"exit_code": code, "tail": self._tail.lines(), **facts}, Death))

    def _read(self, launched: Launched) -> list[PipeReader]:
        """Start the readers; raises `RuntimeError`, with the process ended, when the system gives no more threads."""
        readers = [
            PipeReader("engine-events", launched.events, launched.waker[0], self._take, self._on_pipe_ended),
            PipeReader("engine-log", launched.log, launched.waker[0], self._tail.feed, lambda: None),
        ]
        try:
            for reader in readers:
                reader.start()
        except RuntimeError:
            launched.give_up(readers)
            raise
        return readers

    def _feel_pulse(self, waiting: ExitWait, now: float) -> None:
        if self._ended_at and now - self._ended_at > self._limits.soft:
            self._kill(pipe_closed=True)
        if seconds := self.watchdog.hung_for(now):
            self._blame(hung_seconds=seconds)
            with contextlib.suppress(RuntimeError):  # no thread to be had: then without asking
                threading.Thread(target=self._soft_cancel, name="engine-cancel").start()
            if not waiting.ended_within(self._limits.soft) and self._launched is not None:
                self._launched.signal(kill=False)
                if not waiting.ended_within(self._limits.soft):
                    self._launched.signal(kill=True)

    def _take(self, data: bytes) -> None:
        """What the reader does with bytes: decode, feel the pulse, post."""
        if "not_an_event" in self._why:
            return
        try:
            for event in self._decoder.feed(data):
                self._post(event)
        except NotAnEventError as error:
            self._kill(not_an_event=str(error))

    def _post(self, event: AnyEvent) -> None:
        now = time.monotonic()
        if not (self._greeted or isinstance(event, Hello)):  # whoever only beats would seem to start for ever
            self._kill(not_an_event=f"{type(event).__name__} before Hello")
            return
        if isinstance(event, Beat):
            self.watchdog.beat(event.steps, now)
            return
        self.watchdog.hear(now)
        if isinstance(event, Hello):
            self._greeted = True
            if event.protocol != PROTOCOL:
                self._kill(wrong_protocol=event.protocol)
                return
        self._on_event(event)

    def _on_pipe_ended(self) -> None:
        self._ended_at = time.monotonic()

    def _kill(self, **reason: object) -> None:
        self._blame(**reason)
        if self._launched is not None:
            self._launched.signal(kill=True)

    def _blame(self, **reason: object) -> None:
        with self._lock:
            if not self._why:
                self._why = reason


def _launch(command: Sequence[str], keep: Sequence[int]) -> Launched:
    return head_start.take(command, keep) or Launched(command, keep)


def _cannot_start(error: Exception) -> KnownError:
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return KnownError(ErrorKind.ENGINE_CANNOT_START, reason=reason, details=repr(error))
