"""Whether anything of this program may use the network at this moment, and what for: one place that always knows."""

import contextlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop.services.listeners import Listeners


class Online(NamedTuple):
    """A child with the network is at work: with which host, and whether it fetches a model."""

    host: str
    is_download: bool
    next_try: float = 0.0  # it lost the host, and waits until then, by the monotonic clock; 0: it did not


class NetworkActivity:
    """Any thread. `HubGate` tells of each child as long as it lives; listeners hear of every change, on any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # held while listeners are told, so that they hear of changes in their order
        self._at_work: Counter[Online] = Counter()
        self._listeners = Listeners[[]]()

    def now(self) -> Online | None:
        """What is going on; a download before anything else that is not waiting for its host, None for nothing."""
        with self._lock:
            return max(self._at_work, key=lambda one: (not one.next_try, one.is_download), default=None)

    @contextlib.contextmanager
    def busy(self, host: str, is_download: bool, next_try: float = 0.0) -> Iterator[None]:
        """For the life of one child, or as long as it waits for its next try."""
        what = Online(host, is_download, next_try)
        self._change(what, 1)
        try:
            yield
        finally:
            self._change(what, -1)

    def listen(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Call `listener` at every change from now on; returns what ends that."""
        return self._listeners.listen(listener)

    def _change(self, what: Online, by: int) -> None:
        with self._lock:
            before = self.now()
            self._at_work[what] += by
            if self._at_work[what] <= 0:
                del self._at_work[what]
            if self.now() != before:
                self._listeners.tell()
