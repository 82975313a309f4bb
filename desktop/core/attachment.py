"""Files that go along with a message: what was read of them, which part the model gets, and how it is told."""

import binascii
import hashlib
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec


class FileKind(StrEnum):
    """What a file is, found by what is in it."""

    TEXT = "text"
    CODE = "code"
    TABLE = "table"  # lines of values
    PDF = "pdf"
    WORD = "docx"
    IMAGE = "image"  # PNG or JPEG; what stands for its text is the file in base64


class Unit(StrEnum):
    """What a person counts in a document."""

    LINE = "line"
    PAGE = "page"
    SECTION = "section"  # from one heading to the next


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read of a file. `starts` are the places in `text` where its units begin, the first being 0."""

    name: str
    kind: FileKind
    size: int  # bytes of the file
    unit: Unit
    text: str
    starts: list[int]
    encoding: str = ""  # of a text file, when it is not UTF-8: Python's name of it
    without_text: list[int] = []  # numbers of the pages that are pictures only
    width: int = 0  # pixels, of an image as the model gets it
    height: int = 0

    @property
    def units(self) -> int:
        """How many pages, sections or lines it has."""
        return len(self.starts)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Which units of a document are given, when it is not all of them."""

    unit: Unit
    chosen: str  # numbers from 1: "1-4, 7"
    of: int  # units of the whole
    is_cut: bool = False  # the last of them ends early
    share: float = 1.0  # of the characters of the whole


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a message that was sent. Its text lies elsewhere, once, under its digest."""

    name: str
    kind: FileKind
    size: int  # bytes of the file
    digest: str  # SHA-256 of the text that the model gets, in UTF-8
    tokens: int = 0  # of that text, counted by the model of that moment; 0 when nobody counted
    part: Part | None = None  # None: all of it
    width: int = 0  # pixels, of an image
    height: int = 0

    @property
    def is_image(self) -> bool:
        """Whether a model has to see it."""
        return self.kind is FileKind.IMAGE


class GivenFile(NamedTuple):
    """What a model is given of a file: a text that it reads, or an image that it sees."""

    name: str
    text: str  # of an image, its file in base64
    is_image: bool = False


class Attached(NamedTuple):
    """An attachment on its way into a message, with its text."""

    attachment: Attachment
    text: str

    @property
    def given(self) -> GivenFile:
        """As a model gets it."""
        return GivenFile(self.attachment.name, self.text, self.attachment.is_image)


def digest_of(text: str) -> str:
    """The name of a text: 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class PendingFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file beside what is typed, and what a person chose of it. Kept with the draft."""

    document: Document
    text: str | None = None  # the part that was chosen; None: all of it, as far as it fits
    part: Part | None = None

    @property
    def given(self) -> str:
        """What the model would get."""
        return self.document.text if self.text is None else self.text

    @property
    def is_image(self) -> bool:
        """Whether a model has to see it."""
        return self.document.kind is FileKind.IMAGE


def attached(document: Document, text: str, tokens: int, part: Part | None = None) -> Attached:
    """`text`, which is all or a `part` of a document, as it goes into a message."""
    facts = Attachment(
        name=document.name,
        kind=document.kind,
        size=document.size,
        digest=digest_of(text),
        tokens=tokens,
        part=part,
        width=document.width,
        height=document.height,
    )
    return Attached(facts, text)


def block_of(name: str, text: str) -> str:
    """A file as the model reads it. Its name cannot end the line."""
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    return f"[File: {name}]\n{text.rstrip()}\n[End of file]"


def with_files(text: str, files: Sequence[GivenFile]) -> str:
    """What a model is told: the files that are text, and then what the person says of them."""
    blocks = [block_of(file.name, file.text) for file in files if not file.is_image]
    return "\n\n".join([*blocks, *([text] if text else [])])


def image_text(data: bytes) -> str:
    """An image's file, as it stands where other files have their text."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def image_bytes(text: str) -> bytes:
    """The file again; b"" for what is no base64."""
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return b""
