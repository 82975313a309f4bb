"""The size of a PNG, and whether its data unpacks to no more than that.

A few kilobytes of a PNG's packed data can unpack to gigabytes, whatever size the header names, and a decoder that
trusts it unpacks all of them. Layout: W3C, Portable Network Graphics (PNG) Specification, chapters 5, 9 and 11.
"""

import struct
import zlib
from collections.abc import Callable, Iterator

PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
_DEPTHS = (1, 2, 4, 8, 16)
_AT_ONCE = 1 << 20  # bytes unpacked per step and thrown away
_PASSES = 7  # of an interlaced image, each with rows of its own


def png_size(data: bytes, check: Callable[[int, int], None]) -> tuple[int, int]:
    """Width and height; raises `ValueError` for damage. `check` refuses a size before anything is unpacked."""
    chunks = _chunks(data)
    kind, header = next(chunks, (b"", b""))
    if kind != b"IHDR" or len(header) != 13:
        raise ValueError("it does not begin with its header")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if colour not in _CHANNELS or depth not in _DEPTHS:
        raise ValueError(f"colour type {colour} with {depth} bits")
    check(width, height)
    rows = height * (_PASSES if interlaced else 1)
    row = -(-width * _CHANNELS[colour] * depth // 8) + 1  # and the byte that names its filter
    _check_unpacked((part for name, part in chunks if name == b"IDAT"), row * height + rows * 2)
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents, up to the end's chunk."""
    at = len(PNG)
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise ValueError("it ends within a part")
        yield name, data[at + 8 : at + 8 + length]
        if name == b"IEND":
            return
        at += 12 + length
    raise ValueError("it has no end")


def _check_unpacked(parts: Iterator[bytes], most: int) -> None:
    """Unpack and count; raises `ValueError` for more than `most` bytes, and for data that cannot be unpacked."""
    unpacker = zlib.decompressobj()
    size = 0
    for part in (*parts, b""):
        rest, made = part, 1
        while made and not unpacker.eof:
            try:
                made = len(unpacker.decompress(rest, _AT_ONCE))
            except zlib.error as error:
                raise ValueError(str(error)) from error
            rest = unpacker.unconsumed_tail
            size += made
            if size > most:
                raise ValueError(f"it unpacks to more than the {most} bytes that its size needs")
    if not unpacker.eof:
        raise ValueError("its data ends too early")
