"""Who wants to hear of something, from whatever thread it is told."""

import contextlib
import threading
from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Listeners(Generic[P]):
    """Any thread. Cheap, so that a window can listen before there is anything to tell."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # held while listeners are told, so that one that has left is not
        self._listeners: list[Callable[P, object]] = []

    def tell(self, *what: P.args, **named: P.kwargs) -> None:
        """Call everybody, on this thread."""
        with self._lock:
            for listener in list(self._listeners):
                listener(*what, **named)

    def listen(self, listener: Callable[P, object]) -> Callable[[], None]:
        """Call `listener` from now on, on any thread; returns what ends that, and may be called again."""
        with self._lock:
            self._listeners.append(listener)

        def end() -> None:
            with self._lock, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return end
