"""Text files: whatever encoding they are in, as one text with the line ends of today."""

import codecs
import re

from desktop.core.attachment import Document, FileKind, Unit
from desktop.documents import limits
from desktop.documents.markers import defused
from desktop.documents.reading import UnreadableError, Why
from desktop.documents.sniffing import kind_of_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 16  # bytes in which an encoding without a mark is looked for
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.003  # of all bytes of what is still text: a stray form feed or two
_HALVES = re.compile("[\ud800-\udfff]")


def read_text(data: bytes, ending: str) -> Document:
    """The document of a file whose name ends so; raises `UnreadableError`."""
    text, encoding = decoded(data)
    text = sound(text)
    if not text.strip():
        raise UnreadableError(Why.EMPTY)
    if len(text) > limits.TEXT:
        raise UnreadableError(Why.TOO_MUCH, f"{len(text)} characters")
    return Document(
        name="",
        kind=kind_of_text(ending),
        size=len(data),
        unit=Unit.LINE,
        text=text,
        starts=lines_of(text),
        encoding=encoding,
    )


def text_document(name: str, text: str) -> Document:
    """A text that is there already."""
    text = sound(text)
    size = len(text.encode("utf-8"))
    return Document(name=name, kind=FileKind.TEXT, size=size, unit=Unit.LINE, text=text, starts=lines_of(text))


def decoded(data: bytes) -> tuple[str, str]:
    """Text and encoding ("" for UTF-8); raises `UnreadableError` for what is no text.

    What is neither UTF-8 nor UTF-16 is read as Windows-1252, and the document says so: a guess among the many that a
    byte could mean would be wrong more often, and in silence.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded_as(data, encoding), "" if encoding == "utf-8-sig" else encoding
    if (wide := _wide(data[:_SAMPLE])) and len(data) % 2 == 0:
        try:
            text = data.decode(wide)
        except UnicodeDecodeError:
            raise UnreadableError(Why.UNKNOWN, "neither text nor a known kind") from None
        if _looks_like_text(text[:_SAMPLE]):
            return text, wide
    if len(_CONTROLS.findall(data, 0, _SAMPLE)) > _MOST_CONTROLS * min(len(data), _SAMPLE):
        raise UnreadableError(Why.UNKNOWN, "control characters all over")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def sound(text: str) -> str:
    """`text` as it is given to a model and kept.

    Line ends are newlines, there is no NUL and no half of a pair, which nothing can store, and no marker of turns.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").removeprefix("\ufeff")
    return defused(_HALVES.sub("\N{REPLACEMENT CHARACTER}", text))


def lines_of(text: str) -> list[int]:
    """Where lines begin; an end of a line at the very end begins none."""
    starts = [0]
    at = text.find("\n")
    while -1 < at < len(text) - 1:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _decoded_as(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: of two bytes, one is nearly always 0 in most scripts of the West; "" when it is not so."""
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * pairs and odd < 0.05 * pairs else ""


def _looks_like_text(text: str) -> bool:
    odd = sum(1 for letter in text if not (letter.isprintable() or letter in "\t\n\r\f"))
    return odd <= 0.01 * len(text)
