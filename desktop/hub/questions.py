"""What the hub's child is asked in order to find a model. Plain data."""

import msgspec

from desktop.core.catalogue import HubFile
from desktop.core.hub_search import HubSearch


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


Question = Search | ListFiles | ReadHeader
