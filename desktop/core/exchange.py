"""Whole chats on their way out of Bantam and into it, and what came of it."""

from enum import StrEnum
from pathlib import Path

import msgspec

from desktop.core.chat import Conversation, Message
from desktop.core.errors import KnownError
from desktop.core.folders import Folder
from desktop.core.recap import Recap


class ExportFormat(StrEnum):
    """What chats can be written as; the value is the ending of the file."""

    MARKDOWN = "md"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"


class WholeChat(msgspec.Struct, frozen=True, kw_only=True):
    """A chat with every version of every message, in the order in which they were made."""

    conversation: Conversation
    messages: list[Message]
    shown: dict[str, str] = {}  # which message is shown after another ("" at the beginning), where not the newest
    recaps: list[Recap] = []  # where what a model reads begins, the oldest first
    contents: dict[str, str] = {}  # texts of the attached files, by their digests
    folders: tuple[Folder, ...] = ()  # where it lies in a file, the outermost first; known by name where an id is ""
    branch_of: str = ""  # id of the chat of which this is one branch, "" when it is whole


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What an export wrote."""

    chats: int
    files: list[Path]
    place: Path | None = None  # the folder that was made for them, None when there is none


class Taken(StrEnum):
    """What became of one chat that was imported."""

    NEW = "new"
    COPY = "copy"  # a chat with its id is here and says something else
    PRESENT = "present"  # everything it says is here


class ImportProblem(msgspec.Struct, frozen=True):
    """Something that could not be imported: which chat or file, and why, as the end of a sentence."""

    where: str
    reason: str


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did. Every chat counted here is on disk, whatever ended it."""

    new: list[str]  # ids of the chats that were added
    copies: list[str]  # ids of those that were added beside a different one
    present: int  # chats that were here already
    problems: list[ImportProblem]
    folders: list[str] = []  # ids of those that were made for chats
    was_cancelled: bool = False
    failure: KnownError | None = None  # what ended it early

    @property
    def added(self) -> list[str]:
        """All that were not here before."""
        return [*self.new, *self.copies]
