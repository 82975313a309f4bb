"""Draws what Qt's rich text cannot: chips behind inline code, bars beside quotations, lines across."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextBlock, QTextBlockFormat, QTextDocument, QTextFragment

from desktop.ui.chat.markdown import text_marks
from desktop.ui.chat.markdown.prose_style import QUOTE_INDENT, ProseStyle

CHIP_RADIUS = 4
BAR_WIDTH = 3
BOX, BOX_RADIUS = 0.93, 3  # of an item to tick: in reading sizes, and in px
TICK = ((0.22, 0.48), (0.41, 0.66), (0.72, 0.29))  # of the box's side


def paint_under(painter: QPainter, document: QTextDocument, block: QTextBlock, style: ProseStyle) -> None:
    """Draw what belongs under one block's text."""
    block_format = block.blockFormat()
    quote = block_format.intProperty(text_marks.QUOTE)
    area = document.documentLayout().blockBoundingRect(block)
    if quote:
        _paint_bars(painter, area, quote, block_format, document.textWidth(), style)
    if block_format.intProperty(text_marks.TASK):
        _paint_box(painter, area, block, document.textWidth(), style)
    if block_format.boolProperty(text_marks.RULE):
        middle = area.top() + style.line_height / 4
        painter.fillRect(QRectF(area.left(), middle, document.textWidth() - area.left(), 1), style.hairline)
    for fragment in text_marks.fragments(block):
        if fragment.charFormat().boolProperty(text_marks.CODE) and not text_marks.is_padding(fragment.charFormat()):
            _paint_chip(painter, area, block, fragment, style)


def _is_right_to_left(block_format: QTextBlockFormat) -> bool:
    return block_format.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _paint_box(painter: QPainter, area: QRectF, block: QTextBlock, width: float, style: ProseStyle) -> None:
    """The box of an item to tick, and the tick."""
    block_format = block.blockFormat()
    size, line = round(style.size * BOX), block.layout().lineAt(0)
    left = block_format.leftMargin() + block_format.textIndent()
    if _is_right_to_left(block_format):
        left = width - block_format.rightMargin() - block_format.textIndent() - size
    middle = area.top() + line.y() + line.ascent() - style.size * 0.36
    box = QRectF(left + 0.5, round(middle - size / 2) + 0.5, size - 1, size - 1)
    painter.setPen(QPen(style.bar, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, BOX_RADIUS, BOX_RADIUS)
    if block_format.intProperty(text_marks.TASK) == 2:
        painter.setPen(QPen(style.text2, 1.7, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        corners = [QPointF(box.left() + x * size, box.top() + y * size) for x, y in TICK]
        painter.drawPolyline(QPolygonF(corners))
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_bars(
    painter: QPainter, area: QRectF, quote: int, block_format: QTextBlockFormat, width: float, style: ProseStyle
) -> None:
    gap = block_format.topMargin()
    is_mirrored = _is_right_to_left(block_format)
    left = (block_format.rightMargin() if is_mirrored else block_format.leftMargin()) - quote * QUOTE_INDENT
    line_height = style.line_height
    height = max(line_height, line_height * round(area.height() / line_height + 0.3))
    for step in range(quote):
        start = left + step * QUOTE_INDENT
        bar = QRectF(width - start - BAR_WIDTH if is_mirrored else start, area.top() - gap + 2, BAR_WIDTH, height + gap)
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
