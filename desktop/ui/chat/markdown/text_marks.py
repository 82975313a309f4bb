"""Marks that the writer leaves in a document for painting and for copying."""

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextFormat, QTextFragment

_FIRST = int(QTextFormat.Property.UserProperty)
QUOTE = _FIRST + 1  # block: steps of quotation
RULE = _FIRST + 2  # block: a line across
CODE = _FIRST + 3  # characters: inline code, painted on a chip
PADDING = _FIRST + 4  # characters: the space at a chip's ends, not part of the text
RAISED = _FIRST + 5  # characters: the mark of a footnote, copied in brackets
TASK = _FIRST + 6  # block: an item to tick, 1 while it is open and 2 when it is done
LIST_TAB = "\t"  # between a marker and its text


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """The pieces of one look in a block."""
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.isValid():
            found.append(fragment)
        iterator += 1
    return found


def is_padding(char_format: QTextCharFormat) -> bool:
    """Whether these characters only make room."""
    return char_format.boolProperty(PADDING)
