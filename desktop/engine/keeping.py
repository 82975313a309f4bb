"""How many engines stay in memory beside the one in use, for how long, and when they have to go."""

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from desktop.core.model import ModelFile
from desktop.engine.slot import Wish

_LONGEST, _SHORTEST = 60.0, 0.05  # seconds between two looks


class Keeping(NamedTuple):
    """What decides; asked anew each time, for settings change and so does memory. Bytes and seconds."""

    most: Callable[[], int] = lambda: 1  # engines that chat, at once
    idle: Callable[[], float] | None = None  # how long an engine stays that nobody asks; 0 for ever
    free: Callable[[], int] = lambda: 1 << 62  # what engines may take beside what they have
    needs: Callable[[ModelFile, Wish], int] = lambda _model, _wish: 0  # what a model will take as it is wished
    holds: Callable[[int], int] = lambda _pid: 0  # what comes free when the engine with this process id ends
    check: Callable[[ModelFile, Wish], None] = lambda _model, _wish: None  # raises `KnownError` where it is not to be


class IdleWatch:
    """A thread that exists only while there is something to wait for."""

    def __init__(self, look: Callable[[], float | None]) -> None:
        """`look` does what is due, and returns the seconds until more may be, None when there is nothing left."""
        self._look = look
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_woken = False  # since the last look began

    def wake(self) -> None:
        """There is something to wait for."""
        with self._lock:
            self._is_woken = True
            if self._thread is None and not self._stopped.is_set():
                self._thread = threading.Thread(target=self._run, name="engine-idle", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """For good; returns when the thread is gone."""
        self._stopped.set()
        with self._lock:
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        wait = _SHORTEST
        while not self._stopped.wait(wait):
            with self._lock:
                self._is_woken = False
            seconds = self._look()
            if seconds is None:
                with self._lock:
                    if not self._is_woken:
                        self._thread = None
                        return
                seconds = _SHORTEST
            wait = min(max(seconds, _SHORTEST), _LONGEST)


def now() -> float:
    """Seconds of a clock that only goes forward."""
    return time.monotonic()
