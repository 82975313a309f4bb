"""A picture that is decoded: what a window can draw without reading a foreign file."""

import msgspec


class Pixels(msgspec.Struct, frozen=True):
    """`data` holds four bytes a pixel (red, green, blue, alpha), row after row from the top."""

    width: int
    height: int
    data: bytes
