"""Reads single files out of a zip. Nothing is ever unpacked onto the disk, so names in it can lead nowhere."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import limits
from desktop.exchange.errors import ExchangeError

WANTED = re.compile(r"(?:.*/)?conversations(?:-\d{1,6})?\.json", re.DOTALL)  # large exports are split
PIECE = 1 << 20
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


def is_zip(path: Path) -> bool:
    """Whether a file begins as zips do."""
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", _END)


def conversation_files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of conversations in ChatGPT's export; raises `ExchangeError` or `OSError`."""
    with path.open("rb") as file:
        _refuse_long_directory(file)
        try:
            with zipfile.ZipFile(file) as archive:
                wanted = [info for info in archive.infolist() if WANTED.fullmatch(info.filename)]
                if not wanted:
                    raise ExchangeError(QT_TRANSLATE_NOOP("errors", "there is no conversations.json in it"))
                left = limits.FILE_BYTES
                for info in sorted(wanted, key=lambda info: info.filename):
                    data = _read(archive, info, left)
                    left -= len(data)
                    yield info.filename, data
        except _BROKEN as error:
            raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is damaged, or locked with a password")) from error


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """One file; what it says of its size is not believed."""
    if info.file_size > left:
        raise ExchangeError(_too_large())
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > left:
                raise ExchangeError(_too_large())
            pieces.append(piece)
    return b"".join(pieces)


def _too_large() -> str:
    return f"unpacked it is larger than {limits.FILE_BYTES >> 30} GB"


def _refuse_long_directory(file: BinaryIO) -> None:
    """A list of millions of names would fill the memory before anything can be asked about it."""
    end = file.seek(0, 2)
    start = max(0, end - 22 - 0xFFFF)
    file.seek(start)
    tail = file.read()
    found = tail.rfind(_END)
    if found < 0 or len(tail) < found + 22:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is damaged, or its end is missing"))
    (size,) = struct.unpack_from("<I", tail, found + 12)
    locator = found - 20
    if locator >= 0 and tail[locator : locator + 4] == _LOCATOR64:
        file.seek(struct.unpack_from("<Q", tail, locator + 8)[0] & (1 << 62) - 1)
        record = file.read(56)
        if len(record) == 56 and record[:4] == _END64:
            (size,) = struct.unpack_from("<Q", record, 40)
    if size > limits.DIRECTORY_BYTES:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it holds too many files"))
    file.seek(0)
