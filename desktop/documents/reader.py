"""Has a file read by a child, and says in words of ours why it could not be."""

import contextlib
import os
import stat
import subprocess
import threading
from pathlib import Path

import msgspec

from desktop.core.attachment import Document
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.pixels import Pixels
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.documents import limits
from desktop.documents.reading import Read, Reading, Refused, Shown, Why
from desktop.engine.command import engine_command, engine_environment
from desktop.engine.deaths import exit_words

_decoder = msgspec.json.Decoder(Reading)
_REASONS = {
    Why.EMPTY: QT_TRANSLATE_NOOP("errors", "there is nothing in it"),
    Why.DAMAGED: QT_TRANSLATE_NOOP("errors", "it is damaged"),
    Why.UNKNOWN: QT_TRANSLATE_NOOP("errors", "it is neither text nor a kind of file that Bantam reads"),
    Why.OLD_WORD: QT_TRANSLATE_NOOP("errors", "it is in the old Word format, or locked with a password"),
    Why.TOO_MUCH: QT_TRANSLATE_NOOP("errors", "it holds more than Bantam reads, or was made to look small"),
    Why.OTHER_PICTURE: QT_TRANSLATE_NOOP("errors", "it is of a kind that Bantam does not read"),
    Why.NO_READER: QT_TRANSLATE_NOOP("errors", "this installation has no reader for PDF files"),
}
_TOO_LARGE = QT_TRANSLATE_NOOP("errors", "it is larger than 256 MB")
_TOO_COMPLEX = QT_TRANSLATE_NOOP("errors", "reading it took too long or too much memory")
_NO_FILE = QT_TRANSLATE_NOOP("errors", "it is not a file")
_FOLDER = QT_TRANSLATE_NOOP("errors", "it is a folder")


class DocumentReader:
    """Reads what people attach. Blocking; any thread; a child for each file."""

    def read(self, path: Path, cancel: Cancellation | None = None) -> Document | None:
        """The document, None when cancelled.

        Raises `KnownError`: DOCUMENT_UNREADABLE, DOCUMENT_LOCKED, DOCUMENT_WITHOUT_TEXT or PICTURE_UNREADABLE.
        """
        name = _shown(path.name)
        descriptor = _open(path, name)
        ending = (path.suffix.removeprefix(".") or path.name).encode("ascii", "ignore").decode("ascii")
        try:
            said = _asked(name, ["--ending", ending], descriptor, cancel)
        finally:
            os.close(descriptor)
        return _document(name, said)

    def read_picture(self, name: str, data: bytes, cancel: Cancellation | None = None) -> Document | None:
        """The same of a picture without a file."""
        return _document(name, _asked(name, ["--piped", "1"], data, cancel))

    def show(self, name: str, data: bytes, width: int, height: int) -> Pixels:
        """What a window draws of an image, within so many pixels; raises `KnownError` (PICTURE_UNREADABLE)."""
        said = _asked(name, ["--show", f"{width}x{height}"], data, None)
        if isinstance(said, Shown) and _is_whole(said.pixels, width, height):
            return said.pixels
        raise _refusal(name, said if isinstance(said, Refused) else Refused(Why.DAMAGED, is_picture=True))


def _is_whole(pixels: Pixels, width: int, height: int) -> bool:
    """Whether there is a byte for every part of every pixel: a decoder in the hands of its file may say anything."""
    is_within = 0 < pixels.width <= width and 0 < pixels.height <= height
    return is_within and len(pixels.data) == 4 * pixels.width * pixels.height


def _document(name: str, said: Reading | None) -> Document | None:
    if isinstance(said, Read):
        return msgspec.structs.replace(said.document, name=name)
    if isinstance(said, Refused):
        raise _refusal(name, said)
    return None


def _asked(name: str, arguments: list[str], source: int | bytes, cancel: Cancellation | None) -> Reading | None:
    """What a child says of a descriptor or of these bytes; None when cancelled. Raises `KnownError`."""
    answer, code = _ask(name, arguments, source, cancel or Cancellation())
    if cancel is not None and cancel.is_cancelled:
        return None
    try:
        said: Reading = _decoder.decode(answer)
    except msgspec.MsgspecError as error:
        raise _unreadable(name, _TOO_COMPLEX, exit_words(code)) from error
    return said


def _open(path: Path, name: str) -> int:
    """A descriptor for reading; raises `KnownError`. What is no file, as a pipe, is not waited for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        reason = _FOLDER if path.is_dir() else error.strerror or str(error)
        raise _unreadable(name, reason, repr(error)) from error
    status = os.fstat(descriptor)
    problem = _FOLDER if stat.S_ISDIR(status.st_mode) else "" if stat.S_ISREG(status.st_mode) else _NO_FILE
    if not problem and status.st_size > limits.FILE_BYTES:
        problem = _TOO_LARGE
    if problem:
        os.close(descriptor)
        raise _unreadable(name, problem, f"{status.st_size} bytes")
    return descriptor


def _ask(name: str, arguments: list[str], source: int | bytes, cancel: Cancellation) -> tuple[bytes, int]:
    """What the child says, and its exit code. It is ended when it takes too long, says too much, or is not wanted.

    Of a file's name it learns the ending: everybody on this computer can see how a program was called.
    """
    command = [*engine_command()[:-1], "--reader", *arguments]
    try:
        child = subprocess.Popen(
            command,
            stdin=source if isinstance(source, int) else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=engine_environment(),
        )
    except OSError as error:
        raise _unreadable(name, error.strerror or str(error), repr(error)) from error
    timer = threading.Timer(limits.WALL_SECONDS, child.kill)
    with child, contextlib.ExitStack() as finish:
        timer.start()
        finish.callback(timer.join)
        finish.callback(timer.cancel)
        finish.callback(child.kill)
        cancel.on_cancel(child.kill)
        assert child.stdout is not None
        if isinstance(source, bytes) and child.stdin is not None:
            with contextlib.suppress(OSError):  # it ended already, and what it said tells why
                child.stdin.write(source)
                child.stdin.close()  # all of it is read before a word is said
        answer = child.stdout.read(limits.ANSWER_BYTES + 1)
        if len(answer) <= limits.ANSWER_BYTES:
            child.wait()
    return answer if len(answer) <= limits.ANSWER_BYTES else b"", child.returncode


def _shown(name: str) -> str:
    """A file's name as text: bytes that are none are replaced, and it has one line."""
    return " ".join(name.encode("utf-8", "replace").decode("utf-8").split()) or "?"


def _refusal(name: str, said: Refused) -> KnownError:
    match said.why:
        case Why.LOCKED:
            return KnownError(ErrorKind.DOCUMENT_LOCKED, name=name, details=said.details)
        case Why.NO_TEXT:
            return KnownError(ErrorKind.DOCUMENT_WITHOUT_TEXT, name=name, details=said.details)
    if said.is_picture:
        return KnownError(ErrorKind.PICTURE_UNREADABLE, name=name, reason=_REASONS[said.why], details=said.details)
    return _unreadable(name, _REASONS[said.why], said.details)


def _unreadable(name: str, reason: str, details: str) -> KnownError:
    return KnownError(ErrorKind.DOCUMENT_UNREADABLE, name=name, reason=reason, details=details)
