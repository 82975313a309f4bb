"""Writes a table: rows of 32 px, hairlines between them, columns of numbers at the right."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from desktop.markdown.blocks import Alignment, Cell, Emphasis, TableBlock, spans_text
from desktop.ui.chat.markdown.prose_style import DEEPEST, INDENT, QUOTE_INDENT, ProseStyle

CELL_PADDING = 4
COLUMN_GAP = 16
_NUMBER = re.compile(r"[-+\u2212–~≈<>]?\s*[$€£]?\s*\d[\d.,\s\u202f]*\s*(%|[A-Za-z/°µ²³]{0,6})")
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_SIDES = {
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight,
}


WriteSpans = Callable[[QTextCursor, Cell], object]


def write_table(cursor: QTextCursor, block: TableBlock, style: ProseStyle, write_spans: WriteSpans) -> None:
    """Insert `block` at `cursor`; `write_spans` inserts what stands in a cell."""
    columns = max((len(row) for row in block.rows), default=0)
    if not columns:
        return
    table = cursor.insertTable(len(block.rows), columns, _table_format(block))
    sides = [_side(block, column) for column in range(columns)]
    for row_index, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            _write_cell(table, row_index, column, cell, sides[column], style, write_spans)
        for column in range(columns):
            _draw_line(table, row_index, column, style, last=row_index == len(block.rows) - 1)


def _table_format(block: TableBlock) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellSpacing(0)
    made.setCellPadding(CELL_PADDING)
    made.setHeaderRowCount(1)
    made.setLeftMargin(
        min(block.place.indent, DEEPEST) * INDENT + min(block.place.quote, DEEPEST) * QUOTE_INDENT - CELL_PADDING
    )
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made


def _write_cell(
    table: QTextTable, row: int, column: int, cell: Cell, side: Alignment, style: ProseStyle, write_spans: WriteSpans
) -> None:
    cursor = table.cellAt(row, column).firstCursorPosition()
    block_format = QTextBlockFormat()
    block_format.setLineHeight(style.line_height, _FIXED)
    block_format.setAlignment(_SIDES[side])
    cursor.setBlockFormat(block_format)
    if row == 0:
        cell = tuple(span._replace(emphasis=span.emphasis | Emphasis.STRONG) for span in cell)
    write_spans(cursor, cell)


def _draw_line(table: QTextTable, row: int, column: int, style: ProseStyle, *, last: bool) -> None:
    cell = table.cellAt(row, column)
    made = QTextTableCellFormat(cell.format().toTableCellFormat())
    made.setLeftPadding(CELL_PADDING if column == 0 else COLUMN_GAP)
    if not last:
        made.setBottomBorder(1)
        made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(style.hairline)
    cell.setFormat(made)


def _side(block: TableBlock, column: int) -> Alignment:
    """Where a column's text stands: as written, else numbers at the right."""
    written = block.alignments[column] if column < len(block.alignments) else Alignment.LEFT
    cells = [spans_text(row[column]).strip() for row in block.rows[1:] if column < len(row)]
    filled = [words for words in cells if words not in ("", "–", "-")]
    if written is Alignment.LEFT and filled and all(_NUMBER.fullmatch(words) for words in filled):
        return Alignment.RIGHT
    return written
