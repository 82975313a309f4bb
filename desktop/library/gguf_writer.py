"""Writes GGUF files with a few keys, one tensor after the other. For adapters."""

import math
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

F32, F16 = 0, 1  # ggml_type
_BYTES = {F32: 4, F16: 2}
_ALIGNMENT = 32
_KINDS = {int: (4, "<I"), float: (6, "<f")}  # GGUF's numbers for values


class WrittenTensor(NamedTuple):
    """`sizes` as ggml has them, the one that lies closest together first; `data` may be read when it is written."""

    name: str
    kind: int
    sizes: tuple[int, ...]
    data: bytes | Callable[[], bytes]

    @property
    def length(self) -> int:
        """Bytes."""
        return math.prod(self.sizes) * _BYTES[self.kind]


def gguf_pieces(keys: Mapping[str, str | int | float], tensors: Sequence[WrittenTensor]) -> Iterator[bytes]:
    """The file from its beginning to its end: its head, then each tensor."""
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(keys))
    head += b"".join(_text(key) + _value(value) for key, value in keys.items())
    offset = 0
    for one in tensors:
        sizes = struct.pack(f"<I{len(one.sizes)}Q", len(one.sizes), *one.sizes)
        head += _text(one.name) + sizes + struct.pack("<IQ", one.kind, offset)
        offset += one.length + -one.length % _ALIGNMENT
    yield head + b"\0" * (-len(head) % _ALIGNMENT)
    for one in tensors:
        data = one.data if isinstance(one.data, bytes) else one.data()
        yield data + b"\0" * (-one.length % _ALIGNMENT)


def _text(words: str) -> bytes:
    raw = words.encode()
    return struct.pack("<Q", len(raw)) + raw


def _value(value: str | int | float) -> bytes:
    if isinstance(value, str):
        return struct.pack("<I", 8) + _text(value)
    kind, layout = _KINDS[type(value)]
    return struct.pack("<I", kind) + struct.pack(layout, value)
