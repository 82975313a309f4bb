"""Fetching models: a queue of which one is fetched at a time, by a child that may be ended at any moment."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile
from desktop.core.download import Download, DownloadState
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.hub.client import HubGate
from desktop.hub.protocol import (
    Connection,
    Event,
    Fetch,
    Installed,
    NoRoom,
    OthersTurn,
    Progressed,
    Retrying,
    Verifying,
)
from desktop.services.download_files import LEFTOVERS, Speed, paths_of, wanted_files
from desktop.services.download_queue import DownloadQueue

Listener = Callable[[list[Download]], None]
Finished = Callable[[Download, list[Path], Installed], None]
_OTHER = QT_TRANSLATE_NOOP("downloads", "Another Bantam is fetching it; this one waits")
_ROOM = QT_TRANSLATE_NOOP("downloads", "No room on the disk: {needed} MB are needed and {free} MB are free")
_ENDED = QT_TRANSLATE_NOOP("errors", "it was ended")
_RETRY = QT_TRANSLATE_NOOP("downloads", "Interrupted ({reason})")


class Fetched(NamedTuple):
    """A model that is there: its files, the one to open first, and their SHA-256."""

    paths: list[Path]
    hashes: list[str]


class DownloadService:
    """Any thread. `listen`ers are called on the thread that changed something, with everything there is."""

    def __init__(
        self,
        gate: HubGate,
        queue: DownloadQueue,
        folder: Callable[[], Path],
        connection: Callable[[], Connection],
        limit: Callable[[], float] = lambda: 0.0,
        on_installed: Finished = lambda _download, _paths, _installed: None,
    ) -> None:
        """`folder` is where models lie; `on_installed` hears of each before anybody else, on the queue's thread."""
        self._gate, self._queue, self._folder = gate, queue, folder
        self._connection, self._limit, self._on_installed = connection, limit, on_installed
        self._lock = threading.RLock()
        self._listeners: list[Listener] = []
        self._downloads = queue.load()
        self._running: tuple[str, Cancellation] | None = None
        self._thread: threading.Thread | None = None
        self._wake = threading.Event()
        self._ends = False

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the downloads from now on, a few times a second while one is running."""
        with self._lock:
            self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling it."""
        with self._lock:
            self._listeners.remove(listener)

    def downloads(self) -> list[Download]:
        """Return all of them, in their order; those that are done stay until they are removed or Bantam ends."""
        with self._lock:
            return list(self._downloads)

    def go_on(self) -> None:
        """Begin with what an earlier run left waiting; only a person's wish calls this."""
        self._start()

    def add(self, name: str, file: HubFile) -> Download:
        """Put a model at the end of the queue; one that is there already is gone on with.

        Raises `KnownError` (HUB_ADDRESS) for names that no file may have.
        """
        self._paths(file)
        with self._lock:
            for one in self._downloads:
                if (one.file.repo, one.file.name) == (file.repo, file.name) and one.state is not DownloadState.DONE:
                    self.resume(one.id)
                    return one
            new = Download(id=new_id(), name=name, file=file, state=DownloadState.WAITING, total=file.size)
            self._downloads.append(new)
        self._changed()
        self._start()
        return new

    def fetch(self, file: HubFile, listener: Callable[[Event], None], cancel: Cancellation) -> Fetched:
        """Fetch a model at once, outside the queue, on this thread; `listener` hears of everything.

        Raises `KnownError`; when cancelled too, what has arrived staying where it is.
        """
        paths = self._paths(file)
        for event in self._gate.events(self._request(file, paths), cancel):
            listener(event)
            if isinstance(event, Installed):
                done = Download(id="", name=file.name, file=file, state=DownloadState.DONE, path=str(paths[0]))
                self._on_installed(done, paths, event)
                return Fetched(paths, event.hashes)
        raise KnownError(ErrorKind.DOWNLOAD_FAILED, name=file.name, reason=_ENDED)

    def pause(self, download_id: str) -> None:
        """Stop it and keep what has arrived; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        self._set(download_id, state=DownloadState.PAUSED, speed=0.0, seconds_left=None, why=None)
        self._stop(download_id)

    def resume(self, download_id: str) -> None:
        """Let it wait for its turn again, after a pause or a failure; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        if self._found(download_id).state in (DownloadState.PAUSED, DownloadState.FAILED):
            self._set(download_id, state=DownloadState.WAITING, why=None)
        self._start()

    def pause_all(self) -> None:
        """Stop everything and keep what has arrived."""
        for one in self.downloads():
            if not one.state.is_over:
                self.pause(one.id)

    def remove(self, download_id: str) -> None:
        """Take it off the list; what has arrived of one that is not done is deleted. Raises `KnownError`."""
        gone = self._found(download_id)
        with self._lock:
            self._downloads = [one for one in self._downloads if one.id != download_id]
        self._stop(download_id)
        if gone.state is not DownloadState.DONE:
            self._wait_for_end_of(download_id)
            for path in self._paths(gone.file):
                for ending in LEFTOVERS:
                    path.with_name(path.name + ending).unlink(missing_ok=True)
        self._changed()

    def move(self, download_id: str, place: int) -> None:
        """Give it another place in the queue, 0 being the first; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        moved = self._found(download_id)
        with self._lock:
            others = [one for one in self._downloads if one.id != download_id]
            place = min(max(place, 0), len(others))
            self._downloads = [*others[:place], moved, *others[place:]]
        self._changed()

    def wait(self, download_id: str, patience: float | None = None) -> Download:
        """Return the download once nothing more happens to it by itself; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        until = None if patience is None else time.monotonic() + patience
        while True:
            found = self._found(download_id)
            if found.state.is_over or found.state is DownloadState.PAUSED:
                return found
            if until is not None and time.monotonic() > until:
                return found
            time.sleep(0.05)

    def shutdown(self) -> None:
        """End the child; what it fetched is gone on with later."""
        with self._lock:
            self._ends = True
            running, thread = self._running, self._thread
        self._wake.set()
        if running is not None:
            running[1].cancel()
        if thread is not None:
            thread.join()
        if self._downloads:
            self._queue.save(self.downloads())

    def _start(self) -> None:
        with self._lock:
            self._wake.set()
            if self._thread is None and not self._ends and self._next() is not None:
                self._thread = threading.Thread(target=self._work, name="downloads")
                self._thread.start()

    def _next(self) -> Download | None:
        return next((one for one in self._downloads if one.state is DownloadState.WAITING), None)

    def _work(self) -> None:
        while True:
            with self._lock:
                download = self._next()
                if download is None or self._ends:
                    self._thread = None
                    return
                cancel = Cancellation()
                self._running = (download.id, cancel)
            try:
                self._run(download, cancel)
            finally:
                with self._lock:
                    self._running = None

    def _run(self, download: Download, cancel: Cancellation) -> None:
        speed, is_done = Speed(), False
        self._update(download.id, state=DownloadState.RUNNING, why=None)
        try:
            paths = self._paths(download.file)
            for event in self._gate.events(self._request(download.file, paths), cancel):
                is_done = isinstance(event, Installed)
                if isinstance(event, Installed):
                    done = msgspec.structs.replace(download, state=DownloadState.DONE, path=str(paths[0]))
                    self._on_installed(done, paths, event)
                elif cancel.is_cancelled:  # paused, and perhaps waiting again already
                    break
                self._take(download.id, event, speed, paths)
            if not is_done and not cancel.is_cancelled:
                raise KnownError(ErrorKind.DOWNLOAD_FAILED, name=download.name, reason=_ENDED)
        except KnownError as error:
            if cancel.is_cancelled:
                return
            why = error if error.arguments.get("name") or error.kind is not ErrorKind.DOWNLOAD_FAILED else None
            text = (why or KnownError(error.kind, name=download.name, reason=str(error.arguments.get("reason")))).what
            self._update(download.id, state=DownloadState.FAILED, why=text, speed=0.0, seconds_left=None)

    def _request(self, file: HubFile, paths: list[Path]) -> Fetch:
        return Fetch(connection=self._connection(), files=wanted_files(file, paths), limit=self._limit())

    def _take(self, download_id: str, event: Event, speed: Speed, paths: list[Path]) -> None:
        running = DownloadState.RUNNING
        match event:
            case Progressed(done=done, total=total):
                rate = speed.of(done)
                left = (total - done) / rate if rate > 0 and total else None
                self._update(
                    download_id, state=running, done=done, total=total, speed=rate, seconds_left=left, why=None
                )
            case Retrying(seconds=seconds, reason=reason):
                words = Text("downloads", _RETRY, {"reason": reason})
                self._update(
                    download_id, state=DownloadState.RETRYING, retry_in=seconds, why=words, speed=0.0, seconds_left=None
                )
            case NoRoom(needed=needed, free=free):
                words = Text("downloads", _ROOM, {"needed": needed // 1_000_000, "free": free // 1_000_000})
                self._update(download_id, state=DownloadState.RETRYING, why=words, speed=0.0, seconds_left=None)
            case OthersTurn():
                self._update(download_id, state=DownloadState.RETRYING, why=Text("downloads", _OTHER, {}))
            case Verifying():
                self._update(download_id, state=DownloadState.VERIFYING, why=None, speed=0.0, seconds_left=None)
            case Installed():
                self._update(download_id, state=DownloadState.DONE, path=str(paths[0]), why=None, speed=0.0)

    def _paths(self, file: HubFile) -> list[Path]:
        """Where the files of a model lie; raises `KnownError` (HUB_ADDRESS)."""
        return paths_of(file, self._folder())

    def _found(self, download_id: str) -> Download:
        found = next((one for one in self.downloads() if one.id == download_id), None)
        if found is None:
            raise KnownError(ErrorKind.DOWNLOAD_UNKNOWN)
        return found

    def _stop(self, download_id: str) -> None:
        with self._lock:
            running = self._running
        if running is not None and running[0] == download_id:
            running[1].cancel()

    def _wait_for_end_of(self, download_id: str) -> None:
        while (running := self._running) is not None and running[0] == download_id:
            time.sleep(0.01)

    def _set(self, download_id: str, **changes: object) -> None:
        self._found(download_id)
        self._update(download_id, forced=True, **changes)

    def _update(self, download_id: str, *, forced: bool = False, **changes: object) -> None:
        """Change a download. What its child tells does not wake one that a person has paused."""
        with self._lock:
            for place, one in enumerate(self._downloads):
                if one.id == download_id and (forced or one.state is not DownloadState.PAUSED):
                    self._downloads[place] = msgspec.structs.replace(one, **changes)
                    kept = one.state is not self._downloads[place].state
                    break
            else:
                return
        self._changed(kept=kept)

    def _changed(self, *, kept: bool = True) -> None:
        with self._lock:
            downloads, listeners = list(self._downloads), list(self._listeners)
            if kept:
                self._queue.save(downloads)
        for listener in listeners:
            listener(downloads)
