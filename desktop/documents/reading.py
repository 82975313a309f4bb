"""What a reader says to the window: one JSON object, a document or why there is none."""

from enum import StrEnum

import msgspec

from desktop.core.attachment import Document
from desktop.core.pixels import Pixels


class Why(StrEnum):
    """Why a file has not been read."""

    EMPTY = "empty"
    LOCKED = "locked"  # with a password
    DAMAGED = "damaged"
    NO_TEXT = "no text"  # a PDF of pictures
    OTHER_PICTURE = "other picture"  # of a kind that is not read here
    UNKNOWN = "unknown"  # not text, and nothing that is read here
    OLD_WORD = "old word"
    TOO_MUCH = "too much"  # text, or packed to more than can be true
    NO_READER = "no reader"  # this installation cannot read PDF files


class Read(msgspec.Struct, frozen=True, tag=True):
    """All of it."""

    document: Document


class Shown(msgspec.Struct, frozen=True, tag=True):
    """A picture to be drawn."""

    pixels: Pixels


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Nothing of it; `details` is technical."""

    why: Why
    details: str = ""
    is_picture: bool = False


Reading = Read | Shown | Refused


class UnreadableError(Exception):
    """A reader gives up: the file is what it is."""

    def __init__(self, why: Why, details: str = "") -> None:
        self.why = why
        self.details = details
        super().__init__(why.value)


class PictureError(UnreadableError):
    """The same about a picture."""
