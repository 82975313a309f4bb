"""The child that reads one foreign file: handed down as standard input, it is all that this process can reach.

It says what it found in one line, and leaves. It may take so much memory and time, and no more.
"""

import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from desktop.core.attachment import Document
from desktop.documents import limits
from desktop.documents.docx_reader import read_docx
from desktop.documents.pdf_reader import STANDARD_INPUT, read_pdf
from desktop.documents.picture_reader import read_picture, show_picture
from desktop.documents.reading import PictureError, Read, Reading, Refused, Shown, UnreadableError, Why
from desktop.documents.sniffing import HEAD, Format, format_of
from desktop.documents.text_reader import read_text
from desktop.engine.child_setup import set_up
from desktop.engine.confinement.confine import confine

_REFUSALS = {
    Format.EMPTY: Why.EMPTY,
    Format.OLD_OFFICE: Why.OLD_WORD,
    Format.OTHER: Why.UNKNOWN,
}


def main(arguments: list[str]) -> int:
    """Read standard input; `--ending` is how the file's name ends.

    With `--show` the input is a picture, which comes through a pipe: so many pixels of it are told. With `--piped` it
    is read as a file would be.
    """
    given = dict(zip(arguments[0::2], arguments[1::2], strict=False))
    answer = set_up()
    _limit()
    confine(Path(__file__).parent, [])
    said = msgspec.json.encode(read(given))
    left = memoryview(said)
    while left:
        left = left[os.write(answer, left) :]
    os._exit(0)  # nothing of Qt has to be tidied up


def read(given: Mapping[str, str]) -> Reading:
    """What became of standard input."""
    try:
        if "--show" in given:
            width, height = map(int, given["--show"].split("x"))
            return Shown(show_picture(_piped(), width, height))
        if "--piped" in given:
            return Read(read_picture(_piped()))
        return Read(_read(given.get("--ending", "")))
    except UnreadableError as error:
        return Refused(error.why, error.details, isinstance(error, PictureError))
    except (MemoryError, RecursionError) as error:
        return Refused(Why.TOO_MUCH, repr(error))


def _read(ending: str) -> Document:
    size = os.fstat(STANDARD_INPUT).st_size
    with io.FileIO(STANDARD_INPUT, closefd=False) as raw, io.BufferedReader(raw) as file:
        form = format_of(file.read(HEAD), size)
        file.seek(0)
        if form in _REFUSALS:
            raise UnreadableError(_REFUSALS[form])
        if form is Format.PICTURE:
            if size > limits.PICTURE_BYTES:
                raise PictureError(Why.TOO_MUCH, f"{size} bytes")
            return read_picture(file.read(limits.PICTURE_BYTES + 1))
        if form is Format.ZIP:
            return read_docx(file, size)
        if form is Format.TEXT:
            return read_text(file.read(limits.FILE_BYTES + 1), ending)
        os.lseek(STANDARD_INPUT, 0, os.SEEK_SET)
        return read_pdf(size)


def _piped() -> bytes:
    """All of a picture that has no file."""
    with io.FileIO(STANDARD_INPUT, closefd=False) as raw, io.BufferedReader(raw) as file:
        data = file.read(limits.PICTURE_BYTES + 1)
    if len(data) > limits.PICTURE_BYTES:
        raise PictureError(Why.TOO_MUCH, f"more than {limits.PICTURE_BYTES} bytes")
    return data


def _limit() -> None:
    """So much memory, so many seconds. Data and not address space: PDFium reserves room that it never uses."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_DATA, limits.MEMORY), (resource.RLIMIT_CPU, limits.PROCESSOR_SECONDS)):
        hard = resource.getrlimit(what)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))
