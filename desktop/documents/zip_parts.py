"""Single files of a zip, in memory: nothing is unpacked onto the disk, and no size that it tells is believed."""

import struct
import zipfile
import zlib
from typing import BinaryIO

from desktop.documents import limits
from desktop.documents.reading import UnreadableError, Why

_PIECE = 1 << 18
_LOCKED = 0x1  # flag bit of an entry
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error, OSError)


class ZipParts:
    """An open zip. Everything raises `UnreadableError`."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise UnreadableError(Why.DAMAGED, str(error)) from error
        found = self._archive.infolist()
        if len(found) > limits.ENTRIES:
            raise UnreadableError(Why.TOO_MUCH, f"{len(found)} files")
        self._infos = {info.filename.lstrip("/").lower(): info for info in found}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of a file that is there."""
        info = self._infos[name.lower()]
        if info.flag_bits & _LOCKED:
            raise UnreadableError(Why.LOCKED)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    self._refuse_bomb(size, info.compress_size)
                    pieces.append(piece)
        except _BROKEN as error:
            raise UnreadableError(Why.DAMAGED, str(error)) from error
        return b"".join(pieces)

    def _refuse_bomb(self, size: int, packed: int) -> None:
        is_bomb = size > limits.RATIO_FROM and size > limits.RATIO * max(1, packed)
        if size > limits.MEMBER_BYTES or is_bomb:
            raise UnreadableError(Why.TOO_MUCH, f"{packed} bytes unpack to {size} or more")
