"""Parts of a document: chosen by number, or its beginning as far as there is room."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from desktop.core.attachment import Document, Part

MOST_NUMBERS = 1000  # in what a person writes
LOOK_BACK = 200  # characters, for a place between two words
_PIECE = re.compile(r"\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?")


def read_numbers(written: str, most: int) -> list[int] | None:
    """The numbers that "1-4, 7" means, in order and each once; None when it is no such thing or out of 1 to `most`."""
    found: set[int] = set()
    pieces = [piece for piece in re.split(r"[,;]", written) if piece.strip()]
    if not pieces or len(pieces) > MOST_NUMBERS:
        return None
    for piece in pieces:
        match = _PIECE.fullmatch(piece)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= most:
            return None
        found.update(range(first, last + 1))
    return sorted(found)


def write_numbers(numbers: Sequence[int]) -> str:
    """The shortest "1-4, 7" for these, which are in order."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def chosen(document: Document, numbers: Sequence[int]) -> tuple[str, Part | None]:
    """The text of these units, and what part that is; None for all of them."""
    ends = [*document.starts[1:], len(document.text)]
    text = "".join(document.text[document.starts[number - 1] : ends[number - 1]] for number in numbers)
    if len(numbers) == document.units:
        return document.text, None
    return text, Part(
        unit=document.unit, chosen=write_numbers(numbers), of=document.units, share=_share(document, len(text))
    )


def beginning(document: Document, length: int) -> tuple[str, Part | None]:
    """At most `length` characters from the beginning, ending between two lines or words, and what part that is."""
    if length >= len(document.text):
        return document.text, None
    text = document.text[: good_end(document.text, length)]
    last = max(1, bisect_right(document.starts, max(0, len(text) - 1)))
    ends = [*document.starts[1:], len(document.text)]
    return text, Part(
        unit=document.unit,
        chosen=write_numbers(range(1, last + 1)),
        of=document.units,
        is_cut=len(text.rstrip()) < len(document.text[: ends[last - 1]].rstrip()),
        share=_share(document, len(text)),
    )


def good_end(text: str, length: int) -> int:
    """A place at or a little before `length` where a line ends, else a word."""
    length = max(0, min(length, len(text)))
    if length == len(text):
        return length
    for between in ("\n", " "):
        found = text.rfind(between, max(0, length - LOOK_BACK), length)
        if found > 0:
            return found + 1
    return length


def _share(document: Document, length: int) -> float:
    return length / max(1, len(document.text))
