"""Turns what a person types into an FTS5 query that cannot be wrong."""

import unicodedata


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
