"""Images among the tokens of a chat: numbers below zero that no vocabulary has.

A part of an image that takes `n` places in the context stands in a prompt as `n` equal-looking negative numbers, made
from a hash of the image. So everything that compares, cuts, copies and stores chats as lists of tokens works for
images as it is, and an image that was read is not read again. Where a list of tokens begins to differ from another is
never within an image: equal first numbers mean equal parts.

Models with M-RoPE give an image fewer positions than places (P. Wang et al., "Qwen2-VL", 2024, section 2.1). The
numbers say so themselves: even ones, counted from -1 downwards, go on by one position, and odd ones stay.
"""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

_BITS = 61  # of the hash: with one more for the position it fits into 64, the sign included


class Picture(NamedTuple):
    """A part of an image that is encoded in one go, as it stands in a prompt."""

    handle: int  # libmtmd's chunk
    places: int  # in the context
    marks: tuple[int, ...]  # as many


def picture_marks(name: str, places: int, positions: int) -> tuple[int, ...]:
    """The numbers of a part of an image; `name` tells it from all others. `positions` are at most its `places`."""
    digest = hashlib.sha256(f"{name} {places} {positions}".encode()).digest()
    number = int.from_bytes(digest[:8], "big") >> (64 - _BITS)
    moving, staying = ~(number << 1), ~(number << 1 | 1)
    moves = min(positions, places)
    return (moving,) * moves + (staying,) * (places - moves)


def position_after(tokens: Sequence[int]) -> int:
    """The position of what follows `tokens`."""
    return len(tokens) - sum(1 for token in tokens if token < 0 and ~token & 1)


def words_only(tokens: Sequence[int]) -> Sequence[int]:
    """The beginning of `tokens` up to the first image."""
    end = next((at for at, token in enumerate(tokens) if token < 0), len(tokens))
    return tokens[:end]
