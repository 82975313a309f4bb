"""Pieces of a file on the hub."""

from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_address import address_of
from desktop.hub.faults import PassingError, of_status
from desktop.hub.file_facts import body_of
from desktop.hub.hosts import host_of
from desktop.hub.hub_client import HubClient
from desktop.hub.pace import Drip

WHY = "header of a file"  # for the ledger
GATED = "GatedRepo"  # the hub's word for it


class HubRange:
    """One file; a `RemoteFile`. Raises `KnownError`."""

    def __init__(self, client: HubClient, file: HubFile, hub: str) -> None:
        self._client, self._file = client, file
        self._address = address_of(file, hub)
        self.size = 0
        self.received = 0  # bytes of content

    def fetch(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, without the latter; fewer where the file ends."""
        if self.received and start >= self.size:
            return b""
        what = f"{self._file.repo}/{self._file.name}"
        try:
            with self._client.get(self._address, {"Range": f"bytes={start}-{end - 1}"}, WHY, what) as answer:
                response = answer.response
                body = body_of(response.status_code, response.headers)
                if response.headers.get("x-error-code") == GATED:  # 401 for nobody in particular, 403 for somebody
                    raise KnownError(ErrorKind.HUB_GATED, name=self._file.repo, details=f"HTTP {response.status_code}")
                if response.status_code not in (200, 206):
                    error = of_status(response, self._file.repo)
                    is_file = isinstance(error, KnownError) and error.kind is ErrorKind.DOWNLOAD_NOT_THERE
                    raise of_status(response, what) if is_file else error
                if body is None or body.total < 0 or body.start not in (0, start):
                    raise KnownError(ErrorKind.HUB_ANSWER, details=f"{response.status_code}: another part")
                if self.received and body.total != self.size:
                    raise KnownError(ErrorKind.HUB_ANSWER, details=f"{self.size} bytes became {body.total}")
                self.size = body.total
                passed, found = start - body.start, bytearray()  # a server may ignore the range
                drip = Drip()
                for piece in response.iter_raw():
                    self._client.received(response.url.host, len(piece))
                    self.received += len(piece)
                    found += piece
                    if len(found) >= passed + end - start:  # and is left talking to itself
                        break
                    if drip.is_too_slow(len(piece)):
                        raise PassingError("next to nothing came for half a minute")
        except PassingError as error:
            kind = ErrorKind.HUB_BUSY if error.is_busy else ErrorKind.HUB_UNREACHABLE
            raise KnownError(kind, host=host_of(self._address), reason=error.reason) from error
        return bytes(found[passed : passed + end - start])
