"""Turns what a person types into a search that cannot be wrong: words for the index, and what the index has not got."""

import unicodedata
from typing import NamedTuple

# Scripts that put no spaces between words, and Korean, which writes endings to them: one token of the index is a whole
# stretch of them, so a word inside it is not found there.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1100, 0x11FF),  # Korean letters
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x9FFF),  # Chinese, Japanese
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),  # Korean
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x20000, 0x3FFFF),
)
_DRAWN_AS = "\ufe0e\ufe0f"  # text or picture: not everybody types which


class SearchQuery(NamedTuple):
    """`words` is an FTS5 query, "" without words; `pieces` have to stand in the text, letter by letter."""

    words: str = ""
    pieces: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not self.words and not self.pieces


def search_query(text: str) -> SearchQuery:
    """Words between spaces go to the index, but for those with signs or letters of scripts that have no spaces."""
    words, pieces = list[str](), list[str]()
    for part in text.split():
        if any(_is_unspaced(character) or _is_sign(character) for character in part):
            kept = "".join(character if _is_kept(character) else " " for character in part)
            pieces += kept.split()
        else:
            words.append(part)
    return SearchQuery(fts_query(" ".join(words)), tuple(dict.fromkeys(pieces)))


def fts_query(text: str) -> str:
    """Every word quoted, all of them required, the last one as a prefix; "" when there is no word.

    Quoting keeps FTS5's operators and column filters out (sqlite.org/fts5.html, "FTS5 Strings").
    """
    kept = "".join(character if _is_word(character) else " " for character in text)
    words = kept.split()
    if not words:
        return ""
    return " ".join(f'"{word}"' for word in words) + "*"


def _is_word(character: str) -> bool:
    """Letters, digits and marks: the characters that unicode61 keeps in a token."""
    return unicodedata.category(character)[0] in "LNM" or unicodedata.category(character) == "Co"


def _is_unspaced(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _UNSPACED) and _is_word(character)


def _is_sign(character: str) -> bool:
    """Emoji and their kind, which are no words to the index."""
    return unicodedata.category(character) == "So"


def _is_kept(character: str) -> bool:
    """What a piece is made of: words, signs, the tones of skin, and what joins emoji."""
    kept = _is_word(character) or _is_sign(character) or unicodedata.category(character) == "Sk"
    return (kept or character == "\u200d") and character not in _DRAWN_AS
