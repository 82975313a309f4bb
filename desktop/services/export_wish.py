"""Which chats an export is about, and the folders that go along with them."""

from collections.abc import Sequence

import msgspec

from desktop.core.folders import Folder, FolderTree
from desktop.storage.exchange_store import ExchangeStore


class ExportWish(msgspec.Struct, frozen=True, kw_only=True):
    """What to write: `chats` in this order, each with the folders that it will lie in, the outermost first."""

    chats: dict[str, tuple[Folder, ...]]
    folder: Folder | None = None  # all of them lie in this one
    is_named: bool = False  # each was asked for by itself


def export_wish(store: ExchangeStore, ids: Sequence[str] | None, inside: str | None) -> ExportWish:
    """The chats with `ids`, or in the folder `inside`, however deep, or all.

    Chats that were asked for one by one leave their folders behind, and a folder those that it lies in.
    """
    if ids is not None:
        return ExportWish(chats=dict.fromkeys(ids, ()), is_named=True)
    tree, places = FolderTree(store.folders()), store.places()
    if inside is None:
        return ExportWish(chats={chat: tree.path(where) for chat, where in places.items()})
    if inside not in tree:
        return ExportWish(chats={})
    above, within = len(tree.path(inside)) - 1, tree.inside(inside)
    chats = {chat: tree.path(where)[above:] for chat, where in places.items() if where in within}
    return ExportWish(chats=chats, folder=tree[inside])
