"""One line of the conversation list."""

from enum import Enum

import msgspec


class RowKind(Enum):
    """What a row shows, which decides its height."""

    HEADING = "heading"  # "Yesterday"
    CHAT = "chat"
    HIT = "hit"  # a chat that a search found, with the words around the match


class ListRow(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is the conversation's, "" for a heading; `snippet` is a hit's second line."""

    kind: RowKind
    title: str
    id: str = ""
    snippet: str = ""

    @property
    def is_chat(self) -> bool:
        """Whether it can be opened."""
        return self.kind is not RowKind.HEADING
