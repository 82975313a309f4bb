"""Sets of Unicode characters, and how GBNF writes them."""

from collections.abc import Iterable
from typing import NamedTuple

LAST = 0x10FFFF
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\", '"': '\\"', "[": "\\[", "]": "\\]", "-": "\\-"}
_NOT_BARE = frozenset("^")  # right after a bracket it would turn the class round

Range = tuple[int, int]


class CharacterSet(NamedTuple):
    """Ranges of code points, both ends included; sorted, apart from each other, and without surrogates."""

    ranges: tuple[Range, ...]

    @classmethod
    def of(cls, ranges: Iterable[Range]) -> "CharacterSet":
        """The characters of all ranges; a range whose end comes first is empty."""
        merged: list[Range] = []
        for low, high in sorted(_scalars(ranges)):
            if merged and low <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], high))
            else:
                merged.append((low, high))
        return cls(tuple(merged))

    @classmethod
    def of_text(cls, text: Iterable[str]) -> "CharacterSet":
        """These characters."""
        return cls.of((ord(character), ord(character)) for character in text)

    def __or__(self, other: "CharacterSet") -> "CharacterSet":
        return CharacterSet.of((*self.ranges, *other.ranges))

    def __and__(self, other: "CharacterSet") -> "CharacterSet":
        return CharacterSet.of(
            (max(low, low_other), min(high, high_other))
            for low, high in self.ranges
            for low_other, high_other in other.ranges
        )

    def __sub__(self, other: "CharacterSet") -> "CharacterSet":
        return self & other.complement()

    def has(self, code: int) -> bool:
        """Whether this character is one of them."""
        return any(low <= code <= high for low, high in self.ranges)

    def complement(self) -> "CharacterSet":
        """All other characters."""
        gaps = []
        start = 0
        for low, high in self.ranges:
            gaps.append((start, low - 1))
            start = high + 1
        return CharacterSet.of([*gaps, (start, LAST)])

    def gbnf(self) -> str:
        """As a character class. Never with ^: llama.cpp takes the first byte of a character for an excluded one."""
        return "[" + "".join(map(_written_range, self.ranges)) + "]"


def literal(text: str) -> str:
    """A text as GBNF writes it, "" as the empty literal."""
    return '"' + "".join(map(_written, text)) + '"'


def _scalars(ranges: Iterable[Range]) -> Iterable[Range]:
    """Without surrogates, which no text contains, and without ranges that are the wrong way round."""
    for low, high in ranges:
        for part in ((low, min(high, _FIRST_SURROGATE - 1)), (max(low, _LAST_SURROGATE + 1), high)):
            if part[0] <= part[1]:
                yield part


def _written_range(pair: Range) -> str:
    low, high = pair
    if low == high:
        return _written(chr(low))
    return f"{_written(chr(low))}-{_written(chr(high))}"


def _written(character: str) -> str:
    code = ord(character)
    if character in _ESCAPES:
        return _ESCAPES[character]
    if 0x20 <= code < 0x7F and character not in _NOT_BARE:
        return character
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


ANY = CharacterSet.of([(0, LAST)])
CONTROL = CharacterSet.of([(0, 0x1F)])
DIGITS = CharacterSet.of([(ord("0"), ord("9"))])
WORD = CharacterSet.of([(ord("0"), ord("9")), (ord("A"), ord("Z")), (ord("a"), ord("z")), (ord("_"), ord("_"))])
# What ECMA-262 calls white space and line ends.
SPACE = CharacterSet.of_text("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | CharacterSet.of(
    [(0x2000, 0x200A)]
)
LINE_ENDS = CharacterSet.of_text("\n\r\u2028\u2029")
