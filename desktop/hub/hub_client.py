"""HTTP to the hub and nowhere else: every hop is looked at first, and every connection is told to the ledger."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

import httpx
import msgspec

from desktop import __version__
from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.faults import of_transport
from desktop.hub.hosts import Hosts
from desktop.hub.protocol import Connected, Connection, Event, Used
from desktop.hub.reach import way

MOST_HOPS = 5
SILENCE, CONNECTING = 20.0, 15.0  # seconds without a byte, and until there is a connection
TOLD_EVERY = 0.25  # seconds
_REDIRECTS = (301, 302, 303, 307, 308)
# `identity`: what is counted, hashed and asked for by range are the file's own bytes.
_HEADERS = {"Accept-Encoding": "identity", "User-Agent": f"bantam/{__version__}"}


class Answer(msgspec.Struct, frozen=True):
    """The end of a chain of hops. `linked` are the headers of the hub's own answer, which describe the file."""

    response: httpx.Response
    linked: httpx.Headers


class HubClient:
    """One thread. `tell` gets `Connected` and `Used`."""

    def __init__(self, connection: Connection, tell: Callable[[Event], None], silence: float = SILENCE) -> None:
        self._hosts = Hosts(connection.hub)
        self._token, self._way = connection.token, way(connection)
        self._tell = tell
        self._lock = threading.Lock()  # of the two below
        self._untold: dict[str, int] = {}  # bytes that came from a host
        self._told_at = 0.0
        self._http = httpx.Client(
            headers=_HEADERS,
            timeout=httpx.Timeout(silence, connect=min(silence, CONNECTING)),
            follow_redirects=False,
            trust_env=False,
            proxy=connection.proxy or None,
            verify=trusted(),
        )

    @contextmanager
    def get(self, url: str, headers: dict[str, str], why: str, what: str) -> Iterator[Answer]:
        """The answer behind at most five redirects, its body not yet read.

        Raises `KnownError` (DOWNLOAD_REDIRECT and those of certificates), `PassingError`.
        """
        linked: httpx.Headers | None = None
        seen: set[str] = set()
        host = ""
        try:
            while True:
                self._check(url, seen)
                host = httpx.URL(url).host
                self._tell(Connected(host=host, why=why, what=what))
                with self._http.stream("GET", url, headers=self._with_token(url, headers)) as response:
                    self._tell(Used(host=host, sent=_sent(response.request), received=_head(response)))
                    if linked is None and "x-linked-etag" in response.headers:
                        linked = response.headers
                    if response.status_code not in _REDIRECTS:
                        yield Answer(response, response.headers if linked is None else linked)
                        return
                    url = _next(url, response.headers.get("location", ""))
        except httpx.HTTPError as error:
            raise of_transport(error, host, self._way) from error
        except httpx.InvalidURL as error:
            raise KnownError(ErrorKind.HUB_ANSWER, details=repr(error)) from error

    def received(self, host: str, count: int) -> None:
        """Tell the ledger of bytes of a body, a few times a second. Any thread."""
        with self._lock:
            self._untold[host] = self._untold.get(host, 0) + count
            now = time.monotonic()
            if now - self._told_at < TOLD_EVERY:
                return
            self._told_at = now
            self._tell_all()

    def close(self) -> None:
        """Let go of all connections."""
        self._http.close()
        with self._lock:
            self._tell_all()

    def _tell_all(self) -> None:
        for host, count in self._untold.items():
            self._tell(Used(host=host, sent=0, received=count))
        self._untold.clear()

    def _check(self, url: str, seen: set[str]) -> None:
        if url in seen or len(seen) > MOST_HOPS or not self._hosts.allows(url):
            raise KnownError(ErrorKind.DOWNLOAD_REDIRECT, host=self._hosts.hub, other=url[:80], details=url)
        seen.add(url)

    def _with_token(self, url: str, headers: dict[str, str]) -> dict[str, str]:
        if self._token and self._hosts.may_know_token(url):
            return {**headers, "Authorization": f"Bearer {self._token}"}
        return headers


def trusted() -> ssl.SSLContext:
    """The certificates of this system, so that a company's own are known."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _next(url: str, location: str) -> str:
    """Where a redirect leads; what is no address stays what it is, and is refused."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _sent(request: httpx.Request) -> int:
    """About what the request took on the line."""
    return len(request.method) + len(str(request.url)) + sum(len(a) + len(b) + 4 for a, b in request.headers.raw)


def _head(response: httpx.Response) -> int:
    return sum(len(a) + len(b) + 4 for a, b in response.headers.raw)
