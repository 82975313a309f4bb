"""The header of a model file on the hub, by reading the first bytes of the file and never the rest."""

import io
import os
from collections.abc import Callable
from pathlib import Path

from desktop.library.gguf_header import MAX_HEADER, GgufError, GgufGoesOnError, GgufHeader, read_beginning

FIRST = 256 * 1024  # bytes; most headers with a small vocabulary are shorter
GROWTH = 4  # times as much at each further request, so that the largest headers need five

Fetch = Callable[[int, int], bytes]  # from and up to, without the latter


def read_remote(fetch: Fetch, size: int) -> tuple[GgufHeader, bytes]:
    """Return the header of a file of `size` bytes, and the bytes that were read for it; raises `GgufError`."""
    have, wanted = b"", FIRST
    while True:
        end = min(wanted, size, MAX_HEADER)
        more = fetch(len(have), end)
        if len(more) != end - len(have):
            raise GgufError("its beginning came with another length than was asked for")
        have += more
        try:
            return read_beginning(io.BytesIO(have), size), have
        except GgufGoesOnError:
            if end in (size, MAX_HEADER):
                raise
            wanted = end * GROWTH


def write_beginning(path: Path, beginning: bytes, size: int) -> None:
    """Write a file of `size` bytes that has nothing but its beginning, and takes no more room than that on most disks.

    What asks a model file for its header can be asked about this one; its weights are zeros.
    """
    with path.open("wb") as file:
        file.write(beginning)
        os.truncate(file.fileno(), size)
