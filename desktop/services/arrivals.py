"""Models that have arrived, for whoever wants to hear of it: a window that did not ask for one, too."""

import contextlib
import threading
from collections.abc import Callable

from desktop.core.download import Download

Listener = Callable[[Download], object]


class Arrivals:
    """Any thread. Cheap, so that a window can listen before anybody has downloaded anything."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # held while listeners are told, so that one that has left is not
        self._listeners: list[Listener] = []

    def tell(self, download: Download) -> None:
        """One is in its place and verified."""
        with self._lock:
            for listener in list(self._listeners):
                listener(download)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each, on any thread; returns what ends that."""
        with self._lock:
            self._listeners.append(listener)

        def end() -> None:
            with self._lock, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return end
