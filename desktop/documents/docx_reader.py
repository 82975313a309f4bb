"""DOCX files, by the standard library alone."""

from collections.abc import Mapping
from typing import BinaryIO

from desktop.core.attachment import Document, FileKind, Unit
from desktop.documents import limits
from desktop.documents.plain_xml import read_xml
from desktop.documents.reading import UnreadableError, Why
from desktop.documents.text_reader import sound
from desktop.documents.word_body import WordBody
from desktop.documents.word_styles import WordLists, WordStyles
from desktop.documents.zip_parts import ZipParts

_CONTENT = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"


def read_docx(file: BinaryIO, size: int) -> Document:
    """The document; raises `UnreadableError`, UNKNOWN for a zip that is none."""
    parts = ZipParts(file)
    main = _main_part(parts)
    folder = main.rpartition("/")[0]

    def part(other: str) -> bytes:
        path = f"{folder}/{other}" if folder else other
        return parts.read(path) if path in parts else b""

    styles, lists = WordStyles(part("styles.xml")), WordLists(part("numbering.xml"))
    body = WordBody(styles, lists)
    body.read(parts.read(main))
    text, starts = body.text()
    text = sound(_with_notes(text, body, [part("footnotes.xml"), part("endnotes.xml")], styles))
    if not text.strip():
        raise UnreadableError(Why.NO_TEXT)
    if len(text) > limits.TEXT:
        raise UnreadableError(Why.TOO_MUCH, f"{len(text)} characters")
    starts = [start for start in starts if start < len(text)]
    return Document(name="", kind=FileKind.WORD, size=size, unit=Unit.SECTION, text=text, starts=starts)


def _main_part(parts: ZipParts) -> str:
    """The file with the text: the relations name it, and some programs call it otherwise than Word does."""
    found: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    if _CONTENT not in parts:
        raise UnreadableError(Why.UNKNOWN, "a zip")
    if _RELATIONS in parts:
        read_xml(parts.read(_RELATIONS), start, lambda _: None)
    for name in (*found, "word/document.xml"):
        if name in parts and name.startswith("word/"):
            return name
    raise UnreadableError(Why.UNKNOWN if found else Why.DAMAGED, "a zip without word/document.xml")


def _with_notes(text: str, body: WordBody, files: list[bytes], styles: WordStyles) -> str:
    """The text, and below it the notes that it refers to."""
    if not body.used:
        return text
    notes: dict[str, list[str]] = {}
    for data in files:
        if data:
            reader = WordBody(styles, WordLists(b""))
            reader.read(data)
            notes |= reader.notes
    words = [(number, " ".join(filter(None, notes.get(note, [])))) for number, note in enumerate(body.used, 1)]
    return "\n\n".join([text, *(f"[^{number}]: {said}" for number, said in words if said)])
