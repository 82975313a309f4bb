"""Reads numbers and text forward through a file through a small window, however hostile the file."""

import struct
from typing import BinaryIO

from desktop.core.errors import BantamError
from desktop.core.text import QT_TRANSLATE_NOOP

WINDOW = 512 * 1024  # bytes held at a time
_LENGTH = struct.Struct("<Q")
CUT_OFF = QT_TRANSLATE_NOOP("errors", "it ends in the middle of its header")


class GgufError(BantamError):
    """The file is not a model that can be used; `reason` says why, as the end of a sentence."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class GgufGoesOnError(GgufError):
    """The file was longer a moment ago, or only its beginning is here: its header goes on behind what could be read."""

    def __init__(self) -> None:
        super().__init__(CUT_OFF)


class BoundedReader:
    """A place in a file. Never holds more than a window, never goes past `limit` or the end of the file.

    The file is read, not mapped: a mapped file that another program cuts short would kill the process.
    """

    def __init__(self, file: BinaryIO, size: int, limit: int) -> None:
        self._file = file
        self._size = size
        self._limit = limit
        self._base = 0  # where the window begins in the file
        self._place = 0  # where the next byte is in the window
        self._window = b""

    @property
    def position(self) -> int:
        """Where the next byte is in the file."""
        return self._base + self._place

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes, at most a window."""
        end = self._place + count
        if end > len(self._window):
            self._slide(count)
            end = count
        taken = self._window[self._place : end]
        self._place = end
        return taken

    def integer(self, layout: str) -> int:
        """Return the next number, stored as `layout` says."""
        (value,) = struct.unpack(layout, self.take(struct.calcsize(layout)))
        return int(value)

    def text(self, longest: int, what: str) -> str:
        """Return the next piece of text; refuse one of more than `longest` bytes."""
        length = self.integer("<Q")
        if length > longest:
            raise GgufError(f"{what} is said to have {length} bytes")
        return self.take(length).decode("utf-8", "replace")

    def skip(self, count: int) -> None:
        """Pass over `count` bytes without reading them."""
        self._place += count
        self._check(0)

    def skip_texts(self, count: int) -> None:
        """Pass over `count` pieces of text, of which only the lengths are read."""
        unpack = _LENGTH.unpack_from
        while count:
            window, place, done = self._window, self._place, 0
            try:
                for done in range(count):  # noqa: B007
                    place += 8 + unpack(window, place)[0]
            except (struct.error, OverflowError):  # past the window
                count -= done
                self._place = place
                self._slide(8)
            else:
                self._place = place
                count = 0
        self._check(0)

    def _slide(self, count: int) -> None:
        """Move the window so that it begins here and holds `count` bytes."""
        self._check(count)
        self._base, self._place = self.position, 0
        self._file.seek(self._base)
        self._window = self._file.read(max(count, min(WINDOW, self._size - self._base)))
        if len(self._window) < count:
            raise GgufGoesOnError()

    def _check(self, count: int) -> None:
        if self.position + count > self._size:
            raise GgufError(CUT_OFF)
        if self.position + count > self._limit:
            raise GgufError(f"its header is longer than {self._limit // (1024 * 1024)} MB")
