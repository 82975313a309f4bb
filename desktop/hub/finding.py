"""What the hub's child is asked in order to find a model, and how it answers. Requests are plain data."""

from pathlib import Path

import msgspec

from desktop.core.catalogue import HubFile, HubModel
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_address import HUB
from desktop.core.hub_search import HubSearch, SearchPage
from desktop.library.gguf_header import GgufError


class Search(msgspec.Struct, frozen=True, tag="search"):
    """Answered with a `SearchPage`."""

    wish: HubSearch


class ListFiles(msgspec.Struct, frozen=True, tag="list_files"):
    """Answered with a `HubModel` that has its files; `revision` "" is the newest."""

    repo: str
    revision: str = ""


class ReadHeader(msgspec.Struct, frozen=True, tag="read_header"):
    """Answered with a `HeaderRead`; `path` is where the sparse file is to be written, in a folder that is there."""

    file: HubFile
    path: str


class HeaderRead(msgspec.Struct, frozen=True, tag="header_read"):
    """The file at `path` has `size` bytes, of which `received` came over the network: its header."""

    path: str
    size: int
    received: int
    architecture: str
    context: int = 0
    layers: int = 0
    parameters: int = 0
    has_chat_template: bool = False


Request = Search | ListFiles | ReadHeader
Answer = SearchPage | HubModel | HeaderRead


def answer(request: Request, token: str = "", hub: str = HUB) -> Answer:
    """Ask the hub; raises `KnownError`. In the hub's child only."""
    if isinstance(request, ReadHeader):
        return _read_header(request, token, hub)
    from desktop.hub.hub_api import HubApi

    api = HubApi(token, hub)
    if isinstance(request, Search):
        return api.search(request.wish)
    return api.model(request.repo, request.revision)


def _read_header(request: ReadHeader, token: str, hub: str) -> HeaderRead:
    from desktop.hub.ranges import HubRange, make_client
    from desktop.hub.remote_header import read_remote, write_beginning

    with make_client() as client:
        remote = HubRange(client, request.file, token, hub)
        try:
            header, beginning = read_remote(remote)
        except GgufError as error:
            raise KnownError(ErrorKind.MODEL_UNREADABLE, name=request.file.name, reason=error.reason) from error
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
