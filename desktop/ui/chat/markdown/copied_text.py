"""What Ctrl+C takes from a message: its words, without the room made for drawing."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from desktop.ui.chat.markdown.text_marks import LIST_TAB, RAISED, fragments, is_padding


def copied_text(cursor: QTextCursor) -> str:
    """The selected text of `cursor`: a line for each block, table cells divided by tabs."""
    begin, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    lines: list[str] = []
    row: tuple[int, int] | None = None
    block = document.findBlock(begin)
    while block.isValid() and block.position() <= end:
        words = _words(block, begin, end)
        this_row = row_of(document, block)
        if this_row is not None and this_row == row:
            lines[-1] += "\t" + words
        elif words or this_row is not None or not _borders_a_table(document, block):
            lines.append(words)
        row = this_row
        block = block.next()
    return "\n".join(lines)


def whole_text(document: QTextDocument) -> str:
    """All the words of a document."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return copied_text(cursor)


def _words(block: QTextBlock, begin: int, end: int) -> str:
    """The part of one block between two positions."""
    parts = []
    for fragment in fragments(block):
        first = max(begin - fragment.position(), 0)
        last = min(end - fragment.position(), fragment.length())
        if first < last and not is_padding(fragment.charFormat()):
            piece = piece_of(fragment.text(), first, last, fragment.length())
            parts.append(f"[{piece}]" if fragment.charFormat().boolProperty(RAISED) else piece)
    words = "".join(parts).replace("\N{LINE SEPARATOR}", "\n")
    hangs = block.blockFormat().textIndent() < 0
    return words.replace(LIST_TAB, " ", 1) if hangs else words


def piece_of(text: str, first: int, last: int, length: int) -> str:
    """Part of `text`. Qt counts UTF-16 units, Python characters."""
    if (first, last) == (0, length):
        return text
    return text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le", "replace")


def row_of(document: QTextDocument, block: QTextBlock) -> tuple[int, int] | None:
    """Which table row a block stands in: the table's position and the row."""
    table = _at(document, block).currentTable()
    return None if table is None else (table.firstPosition(), table.cellAt(block.position()).row())


def _borders_a_table(document: QTextDocument, block: QTextBlock) -> bool:
    """Qt keeps an empty, undrawn block before and after every table."""
    sides = (side for side in (block.previous(), block.next()) if side.isValid())
    return any(_at(document, side).currentTable() is not None for side in sides)


def _at(document: QTextDocument, block: QTextBlock) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(block.position())
    return cursor
