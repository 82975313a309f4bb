"""Finds words in a text as people do: without regard to case or accents, inside words of any script, emoji too."""

import unicodedata
from typing import NamedTuple

# Accents, and what only says how a character is drawn. Marks that carry the vowels of a script stay.
_ACCENTS = ((0x0300, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F))


class Place(NamedTuple):
    """Where words stand: the characters from `start` up to, not including, `end`."""

    start: int
    end: int


class _Folds(dict[int, str]):
    """What each character is compared as; made when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not _is_accent(part)).casefold()


def _is_accent(character: str) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in _ACCENTS) and unicodedata.category(character)[0] == "M"


_FOLDS = _Folds()


def folded(text: str) -> str:
    """`text` as it is compared: every space alike, small letters, no accents. Its length may be another."""
    return text.translate(_FOLDS)


def places_in(text: str, wanted: str) -> list[Place]:
    """Where `wanted`, which is folded already, stands in `text`; no place overlaps another, "" is nowhere."""
    whole = folded(text)
    if not wanted or wanted not in whole:
        return []
    origins = _origins(text)
    found = []
    at = whole.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found.append(Place(origins[at], _whole_end(text, origins[end - 1] + 1)))
        at = whole.find(wanted, end)
    return found


def _origins(text: str) -> list[int]:
    """For each folded character the character that it was made of."""
    return [index for index, character in enumerate(text) for _ in _FOLDS[ord(character)]]


def _whole_end(text: str, end: int) -> int:
    """An accent belongs to the letter before it."""
    while end < len(text) and not _FOLDS[ord(text[end])]:
        end += 1
    return end
