"""The numbers of an adapter's tensors as GGUF wants them: other types, other orders of rows, several made one.

No numpy. Bytes are little-endian, and rows lie one behind the other.
"""

import struct
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from desktop.library.gguf_writer import F16, F32

DTYPES = ("F32", "F16", "BF16")


class Matrix(NamedTuple):
    """One tensor's numbers; `kind` is that of GGUF."""

    rows: int
    columns: int
    kind: int
    data: bytes

    @property
    def width(self) -> int:
        """Bytes of a row."""
        return len(self.data) // self.rows


def matrix(data: bytes, dtype: str, rows: int, columns: int) -> Matrix:
    """From what safetensors has, one of `DTYPES`. BF16 is the upper half of F32."""
    if dtype == "BF16":
        wide = bytearray(2 * len(data))
        wide[2::4], wide[3::4] = data[0::2], data[1::2]
        return Matrix(rows, columns, F32, bytes(wide))
    return Matrix(rows, columns, F32 if dtype == "F32" else F16, data)


def turned(one: Matrix, heads: int) -> Matrix:
    """The rows of each head, which has an even number of them, with its two halves become neighbours."""
    width, size = one.width, one.rows // heads
    order = (
        head * size + side * (size // 2) + row for head in range(heads) for row in range(size // 2) for side in (0, 1)
    )
    return one._replace(data=b"".join(one.data[source * width : (source + 1) * width] for source in order))


def transposed(one: Matrix) -> Matrix:
    """Rows become columns."""
    code = "I" if one.kind == F32 else "H"
    numbers, found = array(code, one.data), array(code, bytes(len(one.data)))
    for row in range(one.rows):
        found[row :: one.rows] = numbers[row * one.columns : (row + 1) * one.columns]
    return Matrix(one.columns, one.rows, one.kind, found.tobytes())


def stacked(ones: Sequence[Matrix]) -> Matrix:
    """One below the other; all have as many columns."""
    wide = [_as_f32(one) for one in ones] if len({one.kind for one in ones}) > 1 else ones
    rows, data = sum(one.rows for one in ones), b"".join(one.data for one in wide)
    return Matrix(rows, ones[0].columns, wide[0].kind, data)


def side_by_side(ones: Sequence[Matrix], places: Sequence[int], blocks: int) -> Matrix:
    """A matrix of so many blocks below each other, in which each of these has its block and columns of its own.

    Where the first halves are stacked and these are the second ones, each changes its own rows of the result. That
    divides by the rank of all together, so each is multiplied by how much larger that is than its own.
    """
    rows, rank = ones[0].rows, sum(one.columns for one in ones)
    found, before = array("f", bytes(4 * blocks * rows * rank)), 0
    for one, place in zip(ones, places, strict=True):
        numbers, times = array("f", _as_f32(one).data), rank / one.columns
        for row in range(rows):
            start = (place * rows + row) * rank + before
            own = numbers[row * one.columns : (row + 1) * one.columns]
            found[start : start + one.columns] = array("f", [times * number for number in own])
        before += one.columns
    return Matrix(blocks * rows, rank, F32, found.tobytes())


def _as_f32(one: Matrix) -> Matrix:
    if one.kind == F32:
        return one
    numbers = struct.unpack(f"<{one.rows * one.columns}e", one.data)
    return one._replace(kind=F32, data=array("f", numbers).tobytes())
