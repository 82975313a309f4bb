"""Answers what the hub's child is asked in order to find a model."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.hub_client import HubClient
from desktop.hub.protocol import Answered, Ask, Connection, Event
from desktop.hub.questions import HeaderRead, ListFiles, ReadHeader, Search
from desktop.hub.ranges import HubRange
from desktop.hub.remote_header import read_remote, write_beginning
from desktop.library.gguf_header import GgufError

Tell = Callable[[Event], None]


def answer(request: Ask, tell: Tell) -> Answered:
    """Ask the hub; raises `KnownError`. In the hub's child only."""
    question, connection = request.question, request.connection
    if isinstance(question, ReadHeader):
        return Answered(header=_read_header(question, connection, tell))
    from desktop.hub.hub_api import HubApi

    api = HubApi(connection, tell)
    if isinstance(question, Search):
        return Answered(page=api.search(question.wish))
    assert isinstance(question, ListFiles)
    return Answered(model=api.model(question.repo, question.revision))


def _read_header(request: ReadHeader, connection: Connection, tell: Tell) -> HeaderRead:
    client = HubClient(connection, tell)
    remote = HubRange(client, request.file, connection.hub)
    try:
        header, beginning = read_remote(remote)
    except GgufError as error:
        raise KnownError(ErrorKind.MODEL_UNREADABLE, name=request.file.name, reason=error.reason) from error
    finally:
        client.close()
    write_beginning(Path(request.path), beginning, remote.size)
    return HeaderRead(
        path=request.path,
        size=remote.size,
        received=remote.received,
        architecture=header.architecture,
        context=header.context_length,
        layers=header.block_count,
        parameters=header.parameters,
        has_chat_template=header.has_chat_template,
    )
