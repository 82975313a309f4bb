"""The header of a model file on the hub, by reading the first bytes of the file and never the rest."""

import io
import os
from pathlib import Path
from typing import Protocol

from desktop.library.gguf_header import MAX_HEADER, GgufError, GgufGoesOnError, GgufHeader, read_beginning

FIRST = 256 * 1024  # bytes; most headers with a small vocabulary are shorter
SECOND, GROWTH = 4, 2  # times as much in all: most vocabularies end there, and of a large one little is read too much


class RemoteFile(Protocol):
    """A file elsewhere, of which pieces can be had."""

    def fetch(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, without the latter; fewer where the file ends."""
        ...

    @property
    def size(self) -> int:
        """Bytes in all, once something was fetched."""
        ...


def read_remote(file: RemoteFile) -> tuple[GgufHeader, bytes]:
    """Return the header, and the bytes that were read for it; raises `GgufError` and what `fetch` raises."""
    have, wanted = b"", FIRST
    while True:
        end = min(wanted, MAX_HEADER)
        have += file.fetch(len(have), end)
        if len(have) != min(end, file.size):
            raise GgufError("its beginning came with another length than was asked for")
        try:
            return read_beginning(io.BytesIO(have), file.size), have
        except GgufGoesOnError:
            if len(have) in (file.size, MAX_HEADER):
                raise
            wanted = end * (SECOND if end == FIRST else GROWTH)


def write_beginning(path: Path, beginning: bytes, size: int) -> None:
    """Write a file of `size` bytes that has nothing but its beginning, and takes no more room than that on most disks.

    What asks a model file for its header can be asked about this one; its weights are zeros.
    """
    with path.open("wb") as file:
        file.write(beginning)
        os.truncate(file.fileno(), size)
