"""Fetches one file: goes on where it was, never mixes two versions, and installs only what has the right SHA-256."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_address import address_of
from desktop.hub.faults import PassingError, odd, of_beginning, of_status, of_transport, page_or, pause, unreachable
from desktop.hub.file_facts import FileFacts, body_of, file_facts, strong_etag
from desktop.hub.file_lock import FileLock
from desktop.hub.hub_client import Answer, HubClient
from desktop.hub.pace import PATIENCE, Drip, Limit
from desktop.hub.partial import FULL, LostError, Partial
from desktop.hub.protocol import Event, OthersTurn, Progressed, Verifying, WantedFile
from desktop.hub.room import Room
from desktop.hub.segments import Segments
from desktop.library.hashing import hash_of

MOST_FAILURES = 10  # in a row, without a byte in between
MOST_UNREACHED = 3  # in a row, before anything at all has answered: there is most likely no network
TOLD_EVERY = 0.25  # seconds
TRIAL = 3.0  # seconds that one connection is watched before several are tried
FAST = 40e6  # bytes a second
WORTH_IT = 64 * 1024 * 1024  # bytes
LONG = 256 * 1024 * 1024  # bytes; as many are not read in a moment
GAIN = 1.2  # several have to be so much faster than one


class Transfer:
    """One file on its way. Blocking; ended by ending the process."""

    def __init__(
        self,
        client: HubClient,
        hub: str,
        wanted: WantedFile,
        tell: Callable[[Event], None],
        *,
        limit: Limit,
        patience: float = PATIENCE,
        is_patient: bool = False,
        later: int = 0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`patience`: seconds of next to nothing. `is_patient`: no network is waited for as long as it takes.

        `later`: bytes of other files that come to the same disk afterwards.
        """
        self._client, self._wanted, self._tell = client, wanted, tell
        self._limit, self._patience, self._is_patient = limit, patience, is_patient
        self._later, self._sleep = later, sleep
        self._hub = hub
        self._what = f"{wanted.repo}/{wanted.name}"
        self._name = wanted.name.rpartition("/")[2]
        self._partial = Partial(Path(wanted.path))
        self._room = Room(self._partial.path.parent, tell, sleep)
        self._lock = FileLock(self._partial.final.with_name(self._partial.final.name + ".lock"))
        self._is_installed = False
        self._told_at = 0.0
        self._opened = False
        self._was_reached = False  # whether anything has answered
        self._was_wrong = False
        self._splits = True
        self.facts = FileFacts(size=wanted.size, sha256=wanted.sha256, commit=wanted.revision)

    def arrive(self) -> None:
        """Fetch and verify. Raises `KnownError`; what has arrived stays unless it is wrong."""
        with self._named_folder():
            if not self._lock.acquire(wait=False):
                self._tell(OthersTurn())
                self._lock.acquire(wait=True)
            self._is_installed = self._is_there()
            if not self._is_installed:
                self._fetch()
            if self._is_installed:
                self._partial.discard()  # the beginning of a file that is there

    def install(self) -> None:
        """Put what has arrived in its place; raises `KnownError`."""
        with self._named_folder():
            if not self._is_installed and not self._is_there():  # nobody put anything there meanwhile
                self._partial.install()

    def close(self) -> None:
        """Let go of the files, and let others have their turn."""
        self._partial.close()
        self._lock.release()

    @contextlib.contextmanager
    def _named_folder(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            folder = str(self._partial.final.parent)
            reason = error.strerror or str(error)
            raise KnownError(ErrorKind.FOLDER_UNUSABLE, path=folder, reason=reason, details=repr(error)) from error

    @property
    def _url(self) -> str:
        """The address at one commit, as soon as one is known: a publisher may change the newest at any moment."""
        wanted = HubFile(repo=self._wanted.repo, name=self._wanted.name, revision=self.facts.commit)
        return address_of(wanted, self._hub)

    def _is_there(self) -> bool:
        """Whether the very file is installed already; another one is never replaced: DOWNLOAD_OTHER_HERE."""
        final = self._partial.final
        if not self.facts.sha256 or not self.facts.size or not final.exists():
            return False
        if final.is_file() and final.stat().st_size == self.facts.size:
            self._tell(Verifying())
            if hash_of(final) == self.facts.sha256:
                return True
        raise KnownError(ErrorKind.DOWNLOAD_OTHER_HERE, name=self._name)

    def _fetch(self) -> None:
        failures = 0
        while True:
            before = self._partial.done if self._opened else -1
            try:
                self._attempt()
                if self._is_installed or (self._partial.is_whole and self._finish()):
                    return
                failures = 0
            except (PassingError, httpx.HTTPError) as error:
                passing = error if isinstance(error, PassingError) else of_transport(error, self._name)
                if not isinstance(passing, PassingError):
                    raise passing from error
                self._was_reached = self._was_reached or not passing.is_unreachable
                failures = 1 if self._opened and self._partial.done > max(before, 0) else failures + 1
                if failures > MOST_FAILURES and not (self._is_patient and passing.is_unreachable):
                    raise KnownError(ErrorKind.DOWNLOAD_FAILED, name=self._name, reason=passing.reason) from error
                if failures >= MOST_UNREACHED and not self._was_reached and not self._is_patient:
                    raise unreachable(self._hub, passing.reason) from error
                seconds = pause(failures, passing.wait)
                self._tell(passing.retrying(seconds))
                self._sleep(seconds)

    def _attempt(self) -> None:
        """One request for what is missing."""
        if self._opened and self._partial.is_whole:
            return
        if self.facts.sha256 and self.facts.size:
            self._open(self.facts.sha256, self.facts.size)
            if self._partial.is_whole:
                return
        elif not self._opened and (left := self._partial.read_note()) is not None:
            self._open(left.sha256, left.size)  # most likely; the answer says whether it is still that file
        start = self._partial.done if self._opened else 0
        headers = {"Range": f"bytes={start}-"} if start else {}
        if start and self._partial.note is not None and self._partial.note.etag:
            headers["If-Range"] = self._partial.note.etag
        with self._client.get(self._url, headers, "download", self._what) as answer:
            self._take(answer)

    def _open(self, sha256: str, size: int) -> None:
        note = self._partial.note
        if not self._opened or note is None or (note.sha256, note.size) != (sha256, size):
            if is_long := self._partial.there > LONG:  # read first, before anybody is asked
                self._tell(Verifying())
            self._partial.open(sha256, size)
            self._opened = True
            if is_long:
                self._tell(Progressed(done=self._partial.done, total=size))

    def _take(self, answer: Answer) -> None:
        response, self._was_reached = answer.response, True
        if response.status_code == 416:
            said, left = file_facts(answer.linked), self._partial.note
            if left is not None and self._partial.is_whole and said.sha256 == left.sha256:
                self._learn(said, response)  # nothing is missing
                return
            self._partial.restart()
            raise odd("the server has no such part")
        if response.status_code not in (200, 206):
            raise of_status(response, self._name, is_let_in=answer.linked is not response.headers)
        self._learn(file_facts(answer.linked), response)
        if self._is_installed:
            return
        self._open(self.facts.sha256, self.facts.size)
        body = body_of(response.status_code, response.headers)
        size = self.facts.size
        if body is None or (body.total >= 0 and body.total != size):
            raise page_or(odd("the answer does not fit the file"), response, self._name)
        etag = strong_etag(response.headers)
        note = self._partial.note
        if body.start and note is not None and note.etag and etag and etag != note.etag:
            self._partial.restart()  # another version than the beginning: never put together
            raise odd("the file changed on the server")
        if body.start != self._partial.done:
            if body.start:
                raise odd("another part came than was asked for")
            if self._partial.done:
                self._partial.restart()
        self._partial.say_etag(etag)
        self._wait_for_room()
        self._read(response, response.iter_raw(), body.length)

    def _learn(self, said: FileFacts, response: httpx.Response) -> None:
        """Take over what the hub says, or refuse what is not what was pinned."""
        known = self.facts
        if (known.sha256 and said.sha256 and known.sha256 != said.sha256) or (
            known.size and said.size and self._wanted.sha256 and known.size != said.size
        ):
            raise KnownError(ErrorKind.DOWNLOAD_CHANGED, name=self._name)
        sha256, size = known.sha256 or said.sha256, said.size or known.size
        if not sha256 or not size:
            problem = KnownError(ErrorKind.DOWNLOAD_WITHOUT_HASH, host=response.url.host, name=self._name)
            raise page_or(problem, response, self._name)
        self.facts = FileFacts(size=size, sha256=sha256, commit=said.commit or known.commit)
        self._is_installed = self._is_there()  # perhaps only now it is known what the file should be

    def _read(self, response: httpx.Response, chunks: Iterator[bytes], length: int) -> None:
        """Take the body in, of so many bytes; -1 where that is not known."""
        drip, host, began, first = Drip(self._patience), response.url.host, time.monotonic(), self._partial.done
        for chunk in chunks:
            self._client.received(host, len(chunk))
            self._append(chunk)
            self._limit.passed(len(chunk))
            if self._partial.is_whole:
                return
            if drip.is_too_slow(len(chunk)):
                raise PassingError("next to nothing came for half a minute")
            passed = time.monotonic() - began
            if passed > TRIAL and self._may_split((self._partial.done - first) / passed):
                break
        else:
            if self._partial.done - first == length:
                return  # fewer bytes than were asked for, as was said
            raise PassingError("the connection ended early")
        response.close()
        self._read_segments((self._partial.done - first) / passed)

    def _may_split(self, speed: float) -> bool:
        """Whether several connections may be faster: where one is not near what a disk and a SHA-256 take anyway."""
        left = self.facts.size - self._partial.done
        return self._splits and not self._limit.is_set and speed < FAST and left > WORTH_IT

    def _read_segments(self, alone: float) -> None:
        """The rest through several connections; through one again where that is not faster than `alone`."""
        self._splits = False  # whatever comes of it, the next request is a single one
        note = self._partial.note
        pieces = Segments(self._client, self._url, note.etag if note is not None else "", self._what, alone)
        began = time.monotonic()
        with contextlib.closing(pieces.chunks(self._partial.done, self.facts.size)) as chunks:
            for chunk in chunks:
                self._append(chunk)
                passed = time.monotonic() - began
                if passed > 2 * TRIAL and pieces.received / passed < alone * GAIN:
                    pieces.end()  # what is on its way is not thrown away

    def _append(self, data: bytes) -> None:
        size = self.facts.size
        if not self._partial.done and (fault := of_beginning(data, self._name)) is not None:
            raise fault
        if self._partial.done + len(data) > size:
            raise odd("more came than the file has")
        while True:
            written = self._partial.done
            try:
                self._partial.write(data)
                break
            except LostError as error:
                self._opened = False  # and is looked at again
                raise PassingError("another program deleted or changed what had arrived") from error
            except OSError as error:
                if error.errno not in FULL:
                    raise
                data = data[self._partial.done - written :]
                self._wait_for_room(is_refused=True)
        self._tell_progress()

    def _wait_for_room(self, *, is_refused: bool = False) -> None:
        self._room.wait(self.facts.size - self._partial.done + self._later, is_refused=is_refused)

    def _tell_progress(self) -> None:
        now = time.monotonic()
        if now - self._told_at >= TOLD_EVERY or self._partial.is_whole:
            self._told_at = now
            self._tell(Progressed(done=self._partial.done, total=self.facts.size))

    def _finish(self) -> bool:
        """Whether it is right; False when it is wrong and has to be fetched once more.

        Which bytes are wrong nobody can say: only the whole has a checksum. What is wrong twice is set aside.
        """
        self._tell(Verifying())
        if self._partial.is_right:
            return True
        self._opened = False
        if self._was_wrong:
            self._partial.quarantine()
            raise KnownError(ErrorKind.DOWNLOAD_CORRUPT, name=self._name, aside=self._partial.aside.name)
        self._partial.discard()
        self._was_wrong = True
        return False
