"""The hub's child: one request from standard input, events until it is done. The only process with the network."""

import os
import sys
from collections.abc import Callable

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.child_setup import set_up
from desktop.hub.confinement import confine
from desktop.hub.protocol import MAX_LINE, AnyRequest, Event, Failed, Fetch, Unconfined
from desktop.hub.reach import check_reach

Tell = Callable[[Event], None]


def main(_arguments: list[str]) -> int:
    """Do what one line on standard input asks for."""
    descriptor = set_up()
    encode = msgspec.json.Encoder().encode

    def tell(event: Event) -> None:
        data = memoryview(encode(event) + b"\n")
        try:
            while data:
                data = data[os.write(descriptor, data) :]
        except OSError:
            os._exit(0)  # the window is gone

    line = sys.stdin.buffer.readline(MAX_LINE)
    request = msgspec.json.decode(line, type=AnyRequest)
    try:
        if words := confine(request):
            tell(Unconfined(words=words))
        tell(answer(request, tell))
    except OSError as error:
        reason = error.strerror or str(error)
        kind = ErrorKind.DOWNLOAD_FOLDER if isinstance(request, Fetch) else ErrorKind.FOLDER_UNUSABLE
        tell(Failed(kind=kind.name, arguments={"path": str(error.filename), "reason": reason}))
    except KnownError as error:
        tell(Failed(kind=error.kind.name, arguments=dict(error.what.arguments), details=error.details))
    return 0


def answer(request: AnyRequest, tell: Tell) -> Event:
    """Return the last event; raises `KnownError`."""
    if not request.connection.allowed:
        raise KnownError(ErrorKind.NETWORK_OFF)
    check_reach(request.connection)
    if isinstance(request, Fetch):
        from desktop.hub.fetching import fetch

        return fetch(request, tell)
    from desktop.hub.finding import answer as find

    return find(request, tell)
