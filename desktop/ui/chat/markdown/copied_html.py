"""What is selected in a message as HTML: bold, code, links and tables, but no colours or letters of this window."""

from html import escape

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from desktop.exchange.html_blocks import linked
from desktop.markdown.link_address import link_address
from desktop.ui.chat.markdown import text_marks
from desktop.ui.chat.markdown.copied_text import piece_of, row_of


def copied_html(cursor: QTextCursor, *, is_code: bool) -> str:
    """The selection of `cursor`: a paragraph for each block, rows of tables as tables."""
    begin, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    parts: list[str] = []
    row: tuple[int, int] | None = None
    block = document.findBlock(begin)
    while block.isValid() and block.position() <= end:
        words = _words(block, begin, end, is_code=is_code)
        this_row = row_of(document, block)
        if this_row is not None:
            is_same_table = row is not None and row[0] == this_row[0]
            parts.append("" if is_same_table else "<table>")
            parts.append("" if row == this_row else "</tr><tr>" if is_same_table else "<tr>")
            parts.append(f"<td>{words}</td>")
        else:
            parts.append("</tr></table>" if row is not None else "")
            parts.append(words + "\n" if is_code else f"<p>{words}</p>" if words else "")
        row = this_row
        block = block.next()
    parts.append("</tr></table>" if row is not None else "")
    joined = "".join(parts)
    return f"<pre><code>{joined.rstrip()}</code></pre>" if is_code else joined


def _words(block: QTextBlock, begin: int, end: int, *, is_code: bool) -> str:
    found = []
    for fragment in text_marks.fragments(block):
        first = max(begin - fragment.position(), 0)
        last = min(end - fragment.position(), fragment.length())
        if first < last and not text_marks.is_padding(fragment.charFormat()):
            words = escape(piece_of(fragment.text(), first, last, fragment.length()))
            found.append(words if is_code else _dressed(words, fragment.charFormat()))
    joined = "".join(found)
    return joined if is_code else joined.replace("\N{LINE SEPARATOR}", "<br>").replace("\t", " ")


def _dressed(words: str, look: QTextCharFormat) -> str:
    font = look.font()
    tags = (
        ("code", look.boolProperty(text_marks.CODE)),
        ("sup", look.boolProperty(text_marks.RAISED)),
        ("strong", font.weight() >= QFont.Weight.DemiBold),
        ("em", font.italic()),
        ("s", font.strikeOut()),
    )
    for tag, is_so in tags:
        if is_so:
            words = f"<{tag}>{words}</{tag}>"
    return linked(words, link_address(look.anchorHref()))
