"""What happens to one request, as the thread that waits for it sees it."""

import queue
import time

from desktop.core.cancellation import Cancellation
from desktop.engine.crash import Death
from desktop.engine.protocol import AnyEvent, Failed, Finished


class Woken:
    """Put among the events to wake the waiting thread."""


class RequestQueue:
    """Events of the request `id`, filled by the reader and the exit watcher, emptied by one thread."""

    def __init__(self, identifier: str, doing: str, cancel: Cancellation | None = None) -> None:
        self.id = identifier
        self.doing = doing
        self.is_over = False  # its last event was taken
        self._cancel = cancel
        self._items: queue.SimpleQueue[AnyEvent | Death | Woken] = queue.SimpleQueue()
        if cancel is not None:
            # Called on the cancelling thread, which may be the window's: it must not write to a pipe.
            cancel.on_cancel(lambda: self._items.put(Woken()))

    def put(self, item: AnyEvent | Death) -> None:
        """Add an event, or the news that there will be no more."""
        self._items.put(item)

    def take(self, timeout: float | None = None) -> AnyEvent | Death | Woken:
        """Wait for the next item; raises `queue.Empty`."""
        item = self._items.get(timeout=timeout)
        self.is_over = self.is_over or isinstance(item, (Finished, Failed, Death))
        return item

    def drain(self, seconds: float) -> None:
        """Drop what still comes, up to the end of the request, and for so long at most."""
        deadline = time.monotonic() + seconds
        try:
            while not self.is_over and (left := deadline - time.monotonic()) > 0:
                self.take(left)
        except queue.Empty:
            return

    @property
    def is_cancelled(self) -> bool:
        """Whether the request is to be stopped."""
        return self._cancel is not None and self._cancel.is_cancelled
