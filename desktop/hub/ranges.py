"""Pieces of a file on the hub, over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from desktop import __version__
from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_address import HUB, address_of

PATIENCE = 20.0  # seconds without a byte
BUSY = 429


class HubRange:
    """One file; its token goes to the hub only, and not to where the hub sends us. Raises `KnownError`."""

    def __init__(self, client: httpx.Client, file: HubFile, token: str = "", hub: str = HUB) -> None:
        self._client = client
        self._file = file
        self._address = address_of(file, hub)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.size = 0
        self.received = 0  # bytes of content, for the ledger

    def fetch(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, without the latter; fewer where the file ends."""
        if self.received and start >= self.size:
            return b""
        with _explained(), self._client.stream("GET", self._address, headers=self._asking(start, end)) as answer:
            self._refuse(answer)
            passed, found = start if answer.status_code == 200 else 0, b""  # a server may ignore the range
            for piece in answer.iter_raw():
                self.received += len(piece)
                found += piece
                if len(found) >= passed + end - start:  # and is left talking to itself
                    break
        return found[passed : passed + end - start]

    def _asking(self, start: int, end: int) -> dict[str, str]:
        return {**self._headers, "Range": f"bytes={start}-{end - 1}", "Accept-Encoding": "identity"}

    def _refuse(self, answer: httpx.Response) -> None:
        """Read the size, and refuse every answer that is not the file."""
        name, status = self._file.repo, answer.status_code
        if status in (401, 403):
            raise KnownError(ErrorKind.HUB_GATED, name=name, details=f"HTTP {status}")
        if status == 404:
            raise KnownError(ErrorKind.HUB_REPO_MISSING, name=f"{name}/{self._file.name}")
        if status == BUSY or status >= 500:
            raise KnownError(ErrorKind.HUB_BUSY, details=f"HTTP {status}")
        told = answer.headers.get("Content-Range", "").rpartition("/")[2] or answer.headers.get("Content-Length", "")
        if status not in (200, 206) or not told.isdecimal():
            raise KnownError(ErrorKind.HUB_ANSWER, details=f"HTTP {status}, {told!r} bytes")
        size = int(told)
        if self.received and size != self.size:
            raise KnownError(ErrorKind.HUB_ANSWER, details=f"{self.size} bytes became {size}")
        self.size = size


def make_client() -> httpx.Client:
    """A client that keeps nothing, and reads no settings of this computer but its proxies and certificates."""
    return httpx.Client(follow_redirects=True, timeout=PATIENCE, headers={"User-Agent": f"bantam/{__version__}"})


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise KnownError(ErrorKind.HUB_UNREACHABLE, reason=reason, details=repr(error)) from error
    except (httpx.InvalidURL, ValueError) as error:
        raise KnownError(ErrorKind.HUB_ANSWER, details=repr(error)) from error
