"""PDF files, by PDFium as Qt brings it: the one use of Qt outside the window, and in a reader's child only."""

import re

from desktop.core.attachment import Document, FileKind, Unit
from desktop.documents import limits
from desktop.documents.reading import UnreadableError, Why
from desktop.documents.text_reader import sound

STANDARD_INPUT = 0
# Marks that PDFium leaves where a word was divided at the end of a line.
_DIVIDED = re.compile("[\u0002\ufffe\u00ad]\\s*\n")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


def read_pdf(size: int) -> Document:
    """The PDF that is this process's standard input; raises `UnreadableError`."""
    try:
        from PySide6.QtCore import QCoreApplication, QFile, QFileDevice, QIODevice
        from PySide6.QtPdf import QPdfDocument
    except ImportError as error:
        raise UnreadableError(Why.NO_READER, str(error)) from error
    application = QCoreApplication.instance() or QCoreApplication(["bantam"])
    file = QFile()
    file.open(STANDARD_INPUT, QIODevice.OpenModeFlag.ReadOnly, QFileDevice.FileHandleFlag.DontCloseHandle)
    document = QPdfDocument()
    document.load(file)
    problem = document.error()
    if problem in (QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme):
        raise UnreadableError(Why.LOCKED, problem.name)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() < 1:
        raise UnreadableError(Why.DAMAGED, problem.name)
    if document.pageCount() > limits.PAGES:
        raise UnreadableError(Why.TOO_MUCH, f"{document.pageCount()} pages")
    pages = (clean(document.getAllText(page).text()) for page in range(document.pageCount()))
    made = document_of(list(pages), size)
    del document, application
    return made


def document_of(pages: list[str], size: int) -> Document:
    """Pages put together, each below its number, so that a model can name it; raises `UnreadableError`."""
    empty = [number for number, words in enumerate(pages, 1) if not words]
    if len(empty) == len(pages):
        raise UnreadableError(Why.NO_TEXT, f"{len(pages)} pages")
    if sum(map(len, pages)) > limits.TEXT:
        raise UnreadableError(Why.TOO_MUCH, f"more than {limits.TEXT} characters")
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    for number, words in enumerate(pages, 1):
        piece = f"[Page {number}]\n{words}\n\n" if words else f"[Page {number}: no text]\n\n"
        starts.append(length)
        pieces.append(piece)
        length += len(piece)
    return Document(
        name="",
        kind=FileKind.PDF,
        size=size,
        unit=Unit.PAGE,
        text="".join(pieces),
        starts=starts,
        without_text=empty,
    )


def clean(words: str) -> str:
    """A page's text as people would write it down."""
    return _CONTROLS.sub("", _DIVIDED.sub("", sound(words))).strip()
