"""Where words stand in a text document, as the reader sees it: the room around inline code is no part of it."""

from PySide6.QtGui import QTextBlock, QTextDocument

from desktop.core.find_text import Place, places_in
from desktop.ui.chat.markdown.text_marks import fragments, is_padding


def places_in_document(document: QTextDocument, wanted: str) -> list[Place]:
    """Places of `wanted`, which is folded already, as positions of the document."""
    found = []
    block = document.begin()
    while wanted and block.isValid():
        found += _places_in_block(block, wanted)
        block = block.next()
    return found


def _places_in_block(block: QTextBlock, wanted: str) -> list[Place]:
    pieces = [piece for piece in fragments(block) if not is_padding(piece.charFormat())]
    words = "".join(piece.text() for piece in pieces)
    places = places_in(words, wanted)
    if not places:
        return []
    starts = [position for piece in pieces for position in _positions(piece.text(), piece.position())]
    return [Place(starts[place.start], starts[place.end - 1] + _width(words[place.end - 1])) for place in places]


def _positions(text: str, start: int) -> list[int]:
    """The position of each character. Qt counts UTF-16 units."""
    found = []
    for character in text:
        found.append(start)
        start += _width(character)
    return found


def _width(character: str) -> int:
    return 2 if ord(character) > 0xFFFF else 1
