"""A language that nobody speaks: accents, longer, in brackets. It shows what is cut or not translated."""

import re

from PySide6.QtCore import QObject, QTranslator

OPEN, CLOSE = "[", "]"
LONGER = 0.4  # German and Finnish are about that much longer than English
_PLAIN = "aceinosuyAEIOUNS"
_ACCENTED = "áçéîñóšúýÅÉÎÓÜÑŠ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(\{[^{}]*\}|%L?n|%L?\d+|&\w|<[^<>]*>|\t.*)")  # places for arguments, mnemonics, markup, keys


def pseudo_text(text: str) -> str:
    """“[Çhóóšé ~~]” for “Choose”; places for arguments stay as they are."""
    if not any(letter.isalpha() for letter in text):
        return text
    parts = _KEPT.split(text)
    accented = "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))
    letters = sum(len(part) for part in parts[::2])
    return f"{OPEN}{accented}{_padding(round(letters * LONGER))}{CLOSE}"


def is_pseudo(text: str) -> bool:
    """Whether all words in a text went through a translator."""
    depth = 0
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        if depth == 0 and letter.isalpha():
            return False
    return True


class PseudoTranslator(QTranslator):
    """Translates everything that it is asked. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Qt's question."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Qt's question; the context does not matter."""
        del context, disambiguation, n
        return pseudo_text(text)


def _padding(length: int) -> str:
    """Breakable like words, as the added words of another language would be."""
    if length <= 0:
        return ""
    return " " + "".join("~" if place % 6 != 5 else " " for place in range(max(length - 1, 1)))
