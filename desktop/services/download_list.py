"""The downloads as they stand: every change is kept in the file, and told to who listens."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from desktop.core.download import Download, DownloadState
from desktop.core.errors import ErrorKind, KnownError
from desktop.services.download_queue import DownloadQueue
from desktop.services.listeners import Listeners

Listener = Callable[[list[Download]], object]


class DownloadList:
    """Any thread. `listen`ers are called on the thread that changed something, with everything there is."""

    def __init__(self, queue: DownloadQueue, downloads: list[Download]) -> None:
        self._queue = queue
        self._lock = threading.RLock()
        self._listeners = Listeners[[list[Download]]]()
        self._downloads = downloads
        self._retry_at: dict[str, float] = {}  # by id, of the monotonic clock

    def all(self) -> list[Download]:
        """All of them, in their order, each with the seconds until it is tried again as they are now."""
        now = time.monotonic()
        with self._lock:
            return [
                msgspec.structs.replace(one, retry_in=max(self._retry_at.get(one.id, now) - now, 0.0))
                for one in self._downloads
            ]

    def found(self, download_id: str) -> Download:
        """One of them; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        found = next((one for one in self.all() if one.id == download_id), None)
        if found is None:
            raise KnownError(ErrorKind.DOWNLOAD_UNKNOWN)
        return found

    def next(self) -> Download | None:
        """The one whose turn it is."""
        return next((one for one in self.all() if one.state is DownloadState.WAITING), None)

    def add(self, new: Download) -> None:
        """Put it at the end."""
        with self._changing():
            self._downloads.append(new)

    def remove(self, download_id: str) -> None:
        """Take it off."""
        with self._changing():
            self._downloads = [one for one in self._downloads if one.id != download_id]

    def move(self, download_id: str, place: int) -> None:
        """Give it another place, 0 being the first; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        self.found(download_id)
        with self._changing():
            moved = next(one for one in self._downloads if one.id == download_id)
            others = [one for one in self._downloads if one is not moved]
            place = min(max(place, 0), len(others))
            self._downloads = [*others[:place], moved, *others[place:]]

    def update(self, download_id: str, *, forced: bool = False, **changes: Any) -> None:
        """Change one. What its child tells does not wake one that a person has paused."""
        with self._lock:
            for place, one in enumerate(self._downloads):
                if one.id == download_id and (forced or one.state is not DownloadState.PAUSED):
                    if "retry_in" in changes:
                        self._retry_at[one.id] = time.monotonic() + changes["retry_in"]
                    self._downloads[place] = msgspec.structs.replace(one, **changes)
                    new = self._downloads[place]
                    kept = one.state is not new.state or one.file is not new.file
                    break
            else:
                return
        self._tell(kept=kept)

    def save(self) -> None:
        """Keep them for the next start."""
        with self._lock:
            if self._downloads:
                self._queue.save(self._downloads)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` from now on, a few times a second while one is running; returns what ends that."""
        return self._listeners.listen(listener)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._lock:
            yield
        self._tell(kept=True)

    def _tell(self, *, kept: bool) -> None:
        with self._lock:
            if kept:
                self._queue.save(self._downloads)
            self._listeners.tell(self.all())
