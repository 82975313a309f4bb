"""The hub's child: one request from standard input, events until it is done. The only process with the network."""

import os
import sys
from collections.abc import Callable

import msgspec

from desktop.core.errors import KnownError
from desktop.engine.child_setup import set_up
from desktop.hub.protocol import (
    MAX_LINE,
    AnyRequest,
    Event,
    Failed,
    Fetch,
    Installed,
    Progressed,
)

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
        tell(answer(request, tell))
    except KnownError as error:
        tell(Failed(kind=error.kind.name, arguments=dict(error.what.arguments), details=error.details))
    return 0


def answer(request: AnyRequest, tell: Tell) -> Event:
    """Return the last event; raises `KnownError`."""
    if isinstance(request, Fetch):
        return fetch(request, tell)
    from desktop.hub.finding import answer as find

    return find(request, tell)


def fetch(request: Fetch, tell: Tell) -> Installed:
    """Fetch the files one after the other; raises `KnownError`. What is installed already is not fetched again."""
    from desktop.hub.hub_client import HubClient
    from desktop.hub.pace import Limit
    from desktop.hub.transfer import Transfer

    client, limit = HubClient(request.connection, tell), Limit(request.limit)
    before, total = 0, sum(file.size for file in request.files)
    hashes, revision = [], ""

    def add(event: Event) -> None:
        if isinstance(event, Progressed):
            event = Progressed(done=before + event.done, total=max(total, before + event.total))
        tell(event)

    try:
        for file in request.files:
            transfer = Transfer(client, request.connection.hub, file, add, limit=limit)
            transfer.run()
            before += transfer.facts.size
            hashes.append(transfer.facts.sha256)
            revision = revision or transfer.facts.commit
    finally:
        client.close()
    return Installed(hashes=hashes, revision=revision)
