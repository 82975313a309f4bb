"""Draws what Qt's rich text cannot: chips behind inline code, bars beside quotations, lines across."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextDocument, QTextFragment

from desktop.ui.chat.markdown import text_marks
from desktop.ui.chat.markdown.prose_style import QUOTE_INDENT, ProseStyle

CHIP_RADIUS = 4
BAR_WIDTH = 3


def paint_under(painter: QPainter, document: QTextDocument, block: QTextBlock, style: ProseStyle) -> None:
    """Draw what belongs under one block's text."""
    block_format = block.blockFormat()
    quote = block_format.intProperty(text_marks.QUOTE)
    area = document.documentLayout().blockBoundingRect(block)
    if quote:
        _paint_bars(painter, area, quote, block_format.topMargin(), block_format.leftMargin(), style)
    if block_format.boolProperty(text_marks.RULE):
        middle = area.top() + style.line_height / 4
        painter.fillRect(QRectF(area.left(), middle, document.textWidth() - area.left(), 1), style.hairline)
    for fragment in text_marks.fragments(block):
        if fragment.charFormat().boolProperty(text_marks.CODE) and not text_marks.is_padding(fragment.charFormat()):
            _paint_chip(painter, area, block, fragment, style)


def _paint_bars(painter: QPainter, area: QRectF, quote: int, gap: float, left_margin: float, style: ProseStyle) -> None:
    left = left_margin - quote * QUOTE_INDENT
    line_height = style.line_height
    height = max(line_height, line_height * round(area.height() / line_height + 0.3))
    for step in range(quote):
        bar = QRectF(left + step * QUOTE_INDENT, area.top() - gap + 2, BAR_WIDTH, height + gap)
        painter.fillRect(bar, style.bar)


def _paint_chip(painter: QPainter, area: QRectF, block: QTextBlock, fragment: QTextFragment, style: ProseStyle) -> None:
    """A rounded box on every line that the code touches."""
    layout = block.layout()
    begin = fragment.position() - block.position()
    end = begin + fragment.length()
    height = style.line_height - 5
    painter.setPen(QPen(style.hairline, 1))
    painter.setBrush(style.well)
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        first, last = max(begin, line.textStart()), min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
        middle = area.top() + line.y() + line.ascent() - style.size * 0.36
        box = QRectF(min(left, right) - 4, middle - height / 2, abs(right - left) + 8, height)
        painter.drawRoundedRect(box.translated(area.left() - line.x() + line.x(), 0), CHIP_RADIUS, CHIP_RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)


def _x(found: object) -> float:
    """PySide gives the position alone or with the cursor it belongs to."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
