"""Fetching models: a queue of which one is fetched at a time, by a child that may be ended at any moment."""

import contextlib
import logging
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
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.hub.client import HubGate
from desktop.hub.hosts import host_of
from desktop.hub.protocol import Connection, Event, Fetch, Installed
from desktop.services.download_files import Speed, arrived, clear, paths_of, wanted_files
from desktop.services.download_list import DownloadList, Listener
from desktop.services.download_news import STILL, changes_of, failure
from desktop.services.download_queue import DownloadQueue
from desktop.services.stray_downloads import stray_downloads

Finished = Callable[[Download, list[Path], Installed], None]
TRYING = (DownloadState.RETRYING, DownloadState.UNREACHABLE, DownloadState.NO_ROOM)  # again, after a while
RESTS = (DownloadState.WAITING, DownloadState.PAUSED, DownloadState.DONE, DownloadState.FAILED)  # no child is at work
MOST_DEATHS = 2  # after which a child is not started again by itself
_ENDED = QT_TRANSLATE_NOOP("errors", "it was ended")
_INSIDE = QT_TRANSLATE_NOOP("errors", "something failed inside Bantam")
_log = logging.getLogger(__name__)


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
        self._gate, self._folder = gate, folder
        self._connection, self._limit, self._on_installed = connection, limit, on_installed
        self._lock = threading.RLock()  # of the fields below
        left = queue.load()
        self._left = {one.id for one in left if one.state is DownloadState.WAITING}
        self._list = DownloadList(queue, [self._as_left(one) for one in left])
        self._deaths: dict[str, int] = {}  # of children, by id, without a byte in between
        self._running: tuple[str, Cancellation] | None = None
        self._thread: threading.Thread | None = None
        self._ends = self._has_looked = False
        self._told_limit = 0.0  # to the child at work

    @property
    def is_running(self) -> bool:
        """Whether a child is at work, and writes into the folder of models."""
        return self._running is not None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of the downloads from now on, some times a second while one runs; returns what ends that."""
        return self._list.listen(listener)

    def downloads(self) -> list[Download]:
        """Return all of them, in their order; those that are done stay until they are removed or Bantam ends.

        What an earlier run left is paused, with as much as has arrived; what stands in no list is looked for once.
        """
        with self._lock:
            is_first, self._has_looked = not self._has_looked, True
        strays = [self._as_left(one) for one in stray_downloads(self._list.all(), self._folder)] if is_first else []
        with self._lock:
            here = {(one.file.repo, one.file.name) for one in self._list.all()}
            for one in strays:
                if (one.file.repo, one.file.name) not in here:
                    self._list.add(one)
        return self._list.all()

    def go_on(self) -> None:
        """Begin with what an earlier run had not finished; only a person's wish calls this."""
        left, self._left = self._left, set()
        for one in self.downloads():
            if one.id in left:
                self.resume(one.id)

    def add(self, name: str, file: HubFile) -> Download:
        """Put a model at the end of the queue; one that is there already is gone on with, as it is known now.

        Raises `KnownError` (HUB_ADDRESS) for names that no file may have.
        """
        self._paths(file)
        self.downloads()  # what stands in no list is looked for without the lock
        with self._lock:
            for one in self._list.all():
                if (one.file.repo, one.file.name) == (file.repo, file.name) and one.state is not DownloadState.DONE:
                    if one.file != file and one.state in (*RESTS, *TRYING):
                        self._list.update(one.id, forced=True, file=file, total=file.in_all)
                    self.resume(one.id)
                    return self._list.found(one.id)
            new = Download(id=new_id(), name=name, file=file, state=DownloadState.WAITING, total=file.in_all)
            self._list.add(new)
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

    def is_here(self, file: HubFile) -> bool:
        """Whether nothing of a model would be fetched, as its files are in their places; raises `KnownError`."""
        return all(path.exists() for path in self._paths(file))

    def pause(self, download_id: str) -> None:
        """Stop it and keep what has arrived; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        self._list.found(download_id)
        self._list.update(download_id, forced=True, state=DownloadState.PAUSED, trouble=None, **STILL)
        self._stop(download_id)

    def resume(self, download_id: str) -> None:
        """Let it wait for its turn again, after a pause or a failure; one that waits to try again tries at once.

        Raises `KnownError` (DOWNLOAD_UNKNOWN).
        """
        state = self._list.found(download_id).state
        if state in (DownloadState.PAUSED, DownloadState.FAILED, *TRYING):
            self._list.update(download_id, forced=True, state=DownloadState.WAITING, trouble=None)
        if state in TRYING:
            self._stop(download_id)
        self._start()

    def pause_all(self) -> None:
        """Stop everything and keep what has arrived."""
        for one in self.downloads():
            if not one.state.is_over:
                self.pause(one.id)

    def limit_changed(self) -> None:
        """Let what is being fetched go on with the limit of now, if that is another; a child is told at its start."""
        with self._lock:
            running, told = self._running, self._told_limit
        if running is not None and told != self._limit():
            running[1].cancel()
            self._list.update(running[0], state=DownloadState.WAITING, trouble=None, **STILL)

    def remove(self, download_id: str) -> None:
        """Take it off the list; what has arrived of one that is not done is deleted. Raises `KnownError`."""
        gone = self._list.found(download_id)
        self._list.remove(download_id)
        self._stop(download_id)
        if gone.state is not DownloadState.DONE:
            self._wait_for_end_of(download_id)
            with contextlib.suppress(KnownError):  # a name that no file may have has none
                clear(self._paths(gone.file))

    def move(self, download_id: str, place: int) -> None:
        """Give it another place in the queue, 0 being the first; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        self._list.move(download_id, place)

    def wait(self, download_id: str, patience: float | None = None) -> Download:
        """Return the download once nothing more happens to it by itself; raises `KnownError` (DOWNLOAD_UNKNOWN)."""
        until = None if patience is None else time.monotonic() + patience
        while True:
            found = self._list.found(download_id)
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
        if running is not None:
            running[1].cancel()
        if thread is not None:
            thread.join()
        self._list.save()

    def _as_left(self, one: Download) -> Download:
        """As an earlier run left it: nothing goes on before a person says so."""
        return msgspec.structs.replace(one, state=DownloadState.PAUSED, done=self._arrived(one.file))

    def _arrived(self, file: HubFile) -> int:
        with contextlib.suppress(KnownError, OSError):
            return arrived(self._paths(file))
        return 0

    def _start(self) -> None:
        with self._lock:
            if self._thread is None and not self._ends and self._list.next() is not None:
                self._thread = threading.Thread(target=self._work, name="downloads")
                self._thread.start()

    def _work(self) -> None:
        try:
            self._work_off()
        finally:
            with self._lock:
                if self._thread is threading.current_thread():
                    self._thread = None

    def _work_off(self) -> None:
        while True:
            with self._lock:
                download = self._list.next()
                if download is None or self._ends:
                    self._thread = None
                    return
                cancel = Cancellation()
                self._running = (download.id, cancel)
            try:
                self._run(download, cancel)
            except Exception as error:  # noqa: BLE001 (the others have their turn)
                _log.exception("a download failed inside Bantam")
                name = download.name
                known = KnownError(ErrorKind.DOWNLOAD_FAILED, name=name, reason=_INSIDE, details=repr(error))
                self._list.update(download.id, **failure(known, name))
            finally:
                with self._lock:
                    self._running = None
                self._settle(download.id)

    def _settle(self, download_id: str) -> None:
        """No child is at work on it any more; one that was stopped in the middle waits for its turn."""
        with contextlib.suppress(KnownError):
            if self._list.found(download_id).state not in RESTS:
                self._list.update(download_id, state=DownloadState.WAITING, trouble=None, **STILL)

    def _run(self, download: Download, cancel: Cancellation) -> None:
        speed, is_done, deaths = Speed(), False, self._deaths.pop(download.id, 0)
        self._list.update(download.id, state=DownloadState.RUNNING, trouble=None)
        try:
            paths = self._paths(download.file)
            request = self._request(download.file, paths, is_patient=True)
            host = host_of(request.connection.hub)
            for event in self._gate.events(request, cancel):
                is_done = isinstance(event, Installed)
                if isinstance(event, Installed):
                    done = msgspec.structs.replace(download, state=DownloadState.DONE, path=str(paths[0]))
                    self._on_installed(done, paths, event)
                    self._list.update(download.id, state=DownloadState.DONE, path=done.path, trouble=None, **STILL)
                elif cancel.is_cancelled:  # paused, and perhaps waiting again already
                    break
                elif changes := changes_of(event, speed, host):
                    deaths = 0 if speed.is_known else deaths
                    self._list.update(download.id, **changes)
            if not is_done and not cancel.is_cancelled:
                raise KnownError(ErrorKind.DOWNLOAD_FAILED, name=download.name, reason=_ENDED)
        except KnownError as error:
            if cancel.is_cancelled:
                return
            if error.kind is ErrorKind.DOWNLOAD_STOPPED and deaths < MOST_DEATHS:
                self._deaths[download.id] = deaths + 1
                self._list.update(download.id, state=DownloadState.WAITING, trouble=None, **STILL)
                return
            if error.kind is not ErrorKind.DOWNLOAD_FOLDER:  # there it cannot be counted
                self._list.update(download.id, done=self._arrived(download.file))
            self._list.update(download.id, **failure(error, download.name))

    def _request(self, file: HubFile, paths: list[Path], *, is_patient: bool = False) -> Fetch:
        files, self._told_limit = wanted_files(file, paths), self._limit()
        return Fetch(connection=self._connection(), files=files, limit=self._told_limit, is_patient=is_patient)

    def _paths(self, file: HubFile) -> list[Path]:
        """Where the files of a model lie; raises `KnownError` (HUB_ADDRESS)."""
        return paths_of(file, self._folder())

    def _stop(self, download_id: str) -> None:
        if (running := self._running) is not None and running[0] == download_id:
            running[1].cancel()

    def _wait_for_end_of(self, download_id: str) -> None:
        while (running := self._running) is not None and running[0] == download_id:
            time.sleep(0.01)
