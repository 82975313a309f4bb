"""Reads a safetensors file's header, bounded and trusting nothing, and the bytes of one tensor at a time.

The layout: eight bytes with the header's length, the header as JSON, then the numbers, little end first.
"""

import os
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.core.errors import BantamError

MAX_HEADER = 16 * 1024 * 1024  # bytes; an adapter's has some 100 KB
MAX_TENSORS = 65_536
MAX_TENSOR = 1 << 32  # bytes
SIZES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4}


class SafetensorsError(BantamError):
    """The file is not what it should be; the message says where."""


class Place(msgspec.Struct, frozen=True):
    """One tensor: the type of its numbers, its sizes, and where its bytes lie behind the header."""

    dtype: str
    shape: Annotated[list[Annotated[int, Meta(ge=1, le=1 << 40)]], Meta(max_length=8)]
    data_offsets: tuple[Annotated[int, Meta(ge=0)], Annotated[int, Meta(ge=0)]]


class SafetensorsFile:
    """One file's tensors. Raises `SafetensorsError` and `OSError`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            length = int.from_bytes(file.read(8), "little")
            if not 2 <= length <= min(MAX_HEADER, size - 8):
                raise SafetensorsError(f"{path.name} has no safetensors header")
            text = file.read(length)
        self._start = 8 + length
        try:
            found = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
            found.pop("__metadata__", None)
            self.tensors = {name: msgspec.json.decode(one, type=Place) for name, one in found.items()}
        except (msgspec.MsgspecError, RecursionError) as error:
            raise SafetensorsError(f"the header of {path.name} makes no sense") from error
        if len(self.tensors) > MAX_TENSORS:
            raise SafetensorsError(f"{path.name} has {len(self.tensors)} tensors")
        for name, place in self.tensors.items():
            _check(name, place, size - self._start)

    def read(self, name: str) -> bytes:
        """The bytes of one tensor."""
        begin, end = self.tensors[name].data_offsets
        with self._path.open("rb") as file:
            file.seek(self._start + begin)
            data = file.read(end - begin)
        if len(data) < end - begin:
            raise SafetensorsError(f"{name} does not fit its place in the file")
        return data


def _check(name: str, place: Place, room: int) -> None:
    if place.dtype not in SIZES:
        raise SafetensorsError(f"{name} is stored as {place.dtype}, which is not expected here")
    count = 1
    for length in place.shape:
        count *= length
    begin, end = place.data_offsets
    if end - begin != count * SIZES[place.dtype] or not begin <= end <= room or end - begin > MAX_TENSOR:
        raise SafetensorsError(f"{name} does not fit its place in the file")
