"""Several connections for one file: pieces are fetched side by side and handed on in their order."""

import collections
import contextlib
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from desktop.hub.faults import PassingError, odd, of_status
from desktop.hub.file_facts import body_of, strong_etag
from desktop.hub.hub_client import HubClient
from desktop.hub.pace import Drip

CONNECTIONS = 4
SEGMENT = 3 * 1024 * 1024  # bytes; one more than there are connections is in memory at most, less than 16 MB
SMALLEST = 256 * 1024  # bytes; on a slow line pieces are smaller, so that some arrive every few seconds
SECONDS = 2.0  # that a piece takes, about, at the speed of one connection


class Segments:
    """Pieces of one file, from `start` to `size`. `etag` names the version that all of them have to be of, `speed` is
    that of one connection in bytes a second.
    """

    def __init__(self, client: HubClient, url: str, etag: str, what: str, speed: float) -> None:
        self._client, self._url, self._etag, self._what = client, url, etag, what
        self._step = int(min(max(speed * SECONDS, min(SMALLEST, SEGMENT)), SEGMENT))
        self._gives_up = threading.Event()
        self._ends = False
        self._lock = threading.Lock()  # of the next field
        self._received = 0

    @property
    def received(self) -> int:
        """Bytes that have come through all connections, handed on or not."""
        with self._lock:
            return self._received

    def end(self) -> None:
        """Begin no more pieces: those that are on their way are still handed on."""
        self._ends = True

    def chunks(self, start: int, size: int) -> Generator[bytes, None, None]:
        """Yield them in order; raises what `HubClient.get` raises. Closing the iterator ends the connections."""
        pending: collections.deque[Future[bytes]] = collections.deque()
        with contextlib.ExitStack() as left:
            pool = left.enter_context(ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="segment"))
            left.callback(self._gives_up.set)  # before the pool waits for its threads
            places = iter(range(start, size, self._step))
            while True:
                while not self._ends and len(pending) < CONNECTIONS + 1 and (place := next(places, None)) is not None:
                    pending.append(pool.submit(self._fetch, place, min(place + self._step, size)))
                if not pending:
                    return
                yield pending.popleft().result()

    def _fetch(self, start: int, end: int) -> bytes:
        headers = {"Range": f"bytes={start}-{end - 1}"}
        if self._etag:
            headers["If-Range"] = self._etag
        with self._client.get(self._url, headers, "download", self._what) as answer:
            response = answer.response
            body = body_of(response.status_code, response.headers)
            if response.status_code not in (200, 206):
                raise of_status(response, self._what, is_let_in=answer.linked is not response.headers)
            if response.status_code == 200 or body is None or (body.start, body.length) != (start, end - start):
                raise odd("another part came than was asked for")
            if self._etag and strong_etag(response.headers) not in ("", self._etag):
                raise odd("the file changed on the server")
            return self._read(response.iter_raw(), response.url.host, end - start)

    def _read(self, chunks: Iterator[bytes], host: str, length: int) -> bytes:
        data, drip = bytearray(), Drip()
        for chunk in chunks:
            data += chunk
            with self._lock:
                self._received += len(chunk)
            self._client.received(host, len(chunk))
            if self._gives_up.is_set() or drip.is_too_slow(len(chunk)) or len(data) > length:
                break
        if len(data) != length:
            raise PassingError("the connection ended early")
        return bytes(data)
