"""The line to one engine: a request goes in, its events come out, and a death ends them with an error."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish
from desktop.core.errors import BantamError, BugError, ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.engine import crash
from desktop.engine.child_process import ChildProcess
from desktop.engine.crash import Death, crash_error
from desktop.engine.protocol import MAX_LINE, AnyEvent, Cancel, Failed, Finished, Hello, Request
from desktop.engine.request_queue import RequestQueue, Woken
from desktop.engine.states import EngineState, follow
from desktop.engine.watchdog import Limits

StateListener = Callable[[EngineState, BantamError | None], None]
_LETTING_GO = 2.0  # seconds for a request to end whose caller went away
_RESERVED = {"self", "kind", "details"}


class EngineLine:
    """One engine process and its state; one request at a time, from any thread.

    `on_state` is called on whichever thread changed the state, with the error when the engine crashed.
    """

    def __init__(
        self,
        command: Sequence[str],
        name: str,
        limits: Limits | None = None,
        on_state: StateListener | None = None,
        keep: Sequence[int] = (),
    ) -> None:
        self._command = command
        self._keep = keep
        self._name = name
        self._on_state = on_state
        self._lock = threading.Lock()  # of the fields below
        self._state = EngineState.STARTING
        self._request: RequestQueue | None = None
        self._death: Death | None = None
        self._fatal: Failed | None = None  # the engine's own word on why it cannot go on
        self._turn = threading.Lock()  # held while a request runs
        self._process = ChildProcess(
            on_event=self._on_event,
            on_death=self._on_death,
            soft_cancel=self._cancel_current,
            limits=limits or Limits(),
        )

    @property
    def state(self) -> EngineState:
        """Where the engine is in its life."""
        return self._state

    @property
    def pid(self) -> int:
        """Process id, 0 when there is none."""
        return self._process.pid

    def start(self, cancel: Cancellation | None = None) -> bool:
        """Start the process and wait for its `Hello`; False when cancelled first. Raises `BantamError`."""
        greeting = RequestQueue("", crash.STARTING, cancel)
        with self._lock:
            self._request = greeting
            over = self._state.is_over
        if over:
            raise self._over(crash.STARTING)
        try:
            self._process.start(self._command, self._keep)
        except KnownError:
            self.move(EngineState.CRASHED)
            raise
        item = greeting.take()
        if isinstance(item, Woken):
            return False
        if not isinstance(item, Hello):
            raise self._over(crash.STARTING)
        self.move(EngineState.LOADING)
        return True

    def run(self, request: Request, doing: str, cancel: Cancellation | None = None) -> Iterator[AnyEvent]:
        """Yield the events of `request`, `Finished` last. Leaving early cancels it. Raises `BantamError`."""
        line = msgspec.json.encode(request)
        if len(line) > MAX_LINE:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=len(line) // 4, available=MAX_LINE // 4)
        queue = RequestQueue(request.id, doing, cancel)
        while not self._turn.acquire(timeout=0.1):
            if queue.is_cancelled:
                break
        else:
            try:
                self._begin(queue)
                self._process.send(line)
                yield from self._events(queue)
                return
            finally:
                self._finish(queue)
                self._turn.release()
        yield Finished(id=request.id, finish=Finish.CANCELLED)

    def move(self, state: EngineState, error: BantamError | None = None) -> None:
        """Go to another state and say so. An engine that died in the meantime stays dead."""
        with self._lock:
            if self._state.is_over and not state.is_over:
                return
            self._state = follow(self._state, state)
        if self._on_state is not None:
            self._on_state(state, error)

    def stop(self, *, at_once: bool = False) -> None:
        """End the engine, whatever it does; returns when nothing of it is left. Safe to call again.

        `at_once` does not let it tidy up.
        """
        with self._lock:
            stopping = not self._state.is_over
            if stopping:
                self._state = EngineState.STOPPING
        self._process.stop(at_once=at_once)
        if stopping and self._state is EngineState.STOPPING:  # it had not been started
            self.move(EngineState.GONE)

    def wait_idle(self, give_up: Callable[[], bool]) -> bool:
        """Wait until no request runs; False when given up first."""
        while not self._turn.acquire(timeout=0.1):
            if give_up():
                return False
        self._turn.release()
        return True

    def _events(self, queue: RequestQueue) -> Iterator[AnyEvent]:
        while not queue.is_over:
            item = queue.take()
            if isinstance(item, Woken):
                self._process.send(Cancel(id=new_id(), target=queue.id))
            elif isinstance(item, Death):
                raise self._over(queue.doing)
            elif isinstance(item, Failed):
                raise failed_error(item)
            else:
                yield item

    def _begin(self, queue: RequestQueue) -> None:
        with self._lock:
            unusable = self._state.is_over or self._state is EngineState.STARTING  # nobody would ever answer
            queue.is_over = unusable or self._fatal is not None
            self._request = queue
        if queue.is_over:
            raise self._over(queue.doing)
        if self._state is EngineState.READY:
            self.move(EngineState.BUSY)
        self._process.watchdog.begin(time.monotonic())

    def _finish(self, queue: RequestQueue) -> None:
        if not queue.is_over:  # the caller left
            self._process.send(Cancel(id=new_id(), target=queue.id))
            queue.drain(_LETTING_GO)
        self._process.watchdog.end()
        with self._lock:
            self._request = None
        if self._state is EngineState.BUSY:
            self.move(EngineState.READY)

    def _cancel_current(self) -> None:
        with self._lock:
            request = self._request
        if request is not None:
            self._process.send(Cancel(id=new_id(), target=request.id))

    def _on_event(self, event: AnyEvent) -> None:
        """On the reader thread. What belongs to no request that somebody waits for is dropped."""
        with self._lock:
            if isinstance(event, Failed) and not event.id:
                self._fatal = event
            elif self._request is not None and event.id == self._request.id:
                self._request.put(event)

    def _on_death(self, death: Death) -> None:
        """On the exit watcher, after the last event."""
        with self._lock:
            self._death = death
            request = self._request
            state = self._state
        if state is EngineState.STOPPING:
            self.move(EngineState.GONE)
        elif state is not EngineState.GONE:
            self.move(EngineState.CRASHED, self._over(request.doing if request else crash.WAITING))
        with self._lock:
            if self._request is not None:
                self._request.put(death)

    def _over(self, doing: str) -> BantamError:
        """Why nothing more can be asked of this engine."""
        if self._fatal is not None:
            return failed_error(self._fatal)
        death = self._death or Death(exit_code=0, tail=[], stopped=True)
        return crash_error(death, doing, self._name)


def failed_error(failed: Failed) -> BantamError:
    """The error that an engine reported."""
    if failed.kind not in ErrorKind.__members__:
        return BugError(f"{failed.kind} in the engine\n{failed.details}")
    arguments = {name: value for name, value in failed.arguments.items() if name not in _RESERVED}
    return KnownError(ErrorKind[failed.kind], details=failed.details, **arguments)
