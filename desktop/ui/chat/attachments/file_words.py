"""Attached files in words."""

from PySide6.QtCore import QCoreApplication

from desktop.core.attachment import Attachment, FileKind, Part, Unit
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.ui.locale_text import number_text

ICONS = {FileKind.TABLE: "file-spreadsheet", FileKind.IMAGE: "image"}
KINDS = {
    FileKind.TEXT: QT_TRANSLATE_NOOP("files", "Text"),
    FileKind.CODE: QT_TRANSLATE_NOOP("files", "Code"),
    FileKind.TABLE: QT_TRANSLATE_NOOP("files", "Table"),
    FileKind.PDF: QT_TRANSLATE_NOOP("files", "PDF"),
    FileKind.WORD: QT_TRANSLATE_NOOP("files", "Word"),
    FileKind.IMAGE: QT_TRANSLATE_NOOP("files", "Image"),
}
# One, and several: {chosen} as "1-4, 7", {of} the number of all.
PARTS = {
    Unit.PAGE: (
        QT_TRANSLATE_NOOP("files", "page {chosen} of {of}"),
        QT_TRANSLATE_NOOP("files", "pages {chosen} of {of}"),
    ),
    Unit.SECTION: (
        QT_TRANSLATE_NOOP("files", "section {chosen} of {of}"),
        QT_TRANSLATE_NOOP("files", "sections {chosen} of {of}"),
    ),
    Unit.LINE: (
        QT_TRANSLATE_NOOP("files", "line {chosen} of {of}"),
        QT_TRANSLATE_NOOP("files", "lines {chosen} of {of}"),
    ),
}
MOST_SHOWN = 24  # characters of a list of numbers
_ENCODINGS = {"cp1252": QT_TRANSLATE_NOOP("files", "Windows-1252")}


def icon_of(kind: FileKind) -> str:
    """The picture beside a name."""
    return ICONS.get(kind, "file-text")


def kind_words(kind: FileKind) -> str:
    """PDF, Word, code."""
    return QCoreApplication.translate("files", KINDS[kind])


def tokens_words(tokens: int) -> str:
    """How many, in words."""
    if tokens == 1:
        return QCoreApplication.translate("files", "1 token")
    return QCoreApplication.translate("files", "{0} tokens").format(number_text(tokens))


def part_words(part: Part) -> str:
    """Which pages, sections or lines these are."""
    one, several = PARTS[part.unit]
    chosen = part.chosen.replace("-", "–")
    if len(chosen) > MOST_SHOWN:
        chosen = chosen[:MOST_SHOWN].rpartition(",")[0] + ", …"
    words = one if part.chosen.isdigit() else several
    told = QCoreApplication.translate("files", words).format(chosen=chosen, of=number_text(part.of))
    if part.is_cut:
        return QCoreApplication.translate("files", "{0}, the last of them in part").format(told)
    return told


def sent_words(attachment: Attachment) -> str:
    """What stands behind the name of a file that was sent."""
    tokens = tokens_words(attachment.tokens) if attachment.tokens else kind_words(attachment.kind)
    return " · ".join([tokens, *([part_words(attachment.part)] if attachment.part is not None else [])])


def picture_words(attachment: Attachment) -> list[str]:
    """What is said of an image that was sent."""
    return [
        *size_words(attachment.width, attachment.height),
        *([tokens_words(attachment.tokens)] * bool(attachment.tokens)),
    ]


def size_words(width: int, height: int) -> list[str]:
    """An image's size in pixels, where it is known."""
    if not width or not height:
        return [kind_words(FileKind.IMAGE)]
    words = QCoreApplication.translate("files", "{0} × {1} pixels")
    return [kind_words(FileKind.IMAGE), words.format(number_text(width), number_text(height))]


def encoding_words(encoding: str) -> str:
    """How a text that is not UTF-8 was read."""
    known = _ENCODINGS.get(encoding)
    name = encoding.upper() if known is None else QCoreApplication.translate("files", known)
    return QCoreApplication.translate("files", "read as {0}").format(name)
