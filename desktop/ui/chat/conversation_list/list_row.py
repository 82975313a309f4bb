"""One line of the conversation list."""

from enum import Enum

import msgspec


class RowKind(Enum):
    """What a row shows, which decides its height."""

    HEADING = "heading"  # "Yesterday"
    FOLDER = "folder"
    CHAT = "chat"
    HIT = "hit"  # a chat that a search found, with the words around the match


class ListRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`id` is the conversation's or the folder's, "" for a heading; `snippet` is a hit's second line."""

    kind: RowKind
    title: str
    id: str = ""
    snippet: str = ""
    depth: int = 0  # of a folder in folders; of a chat in a folder, one more than the folder's
    folder_id: str | None = None  # the folder that a chat lies in, or a folder
    is_pinned: bool = False
    is_unseen: bool = False  # an answer ended there, and nobody looked yet
    is_open: bool = False  # of a folder: what it holds is listed
    count: int = 0  # of a folder: the chats that are listed in it, however deep

    @property
    def is_chat(self) -> bool:
        """Whether it is a chat, which can be opened."""
        return self.kind in (RowKind.CHAT, RowKind.HIT)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, which shows or hides what it holds."""
        return self.kind is RowKind.FOLDER

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return self.kind is RowKind.HEADING
