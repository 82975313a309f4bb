"""The prompt templates that a model can have: a list model with headings, and the delegate that draws a row of it."""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.ui.chat.search_rows import CHECK, GAP, IS_CHOSEN, SearchRowDelegate, SearchRows
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import ROW
from desktop.ui.theme.theme import FontStyle
from desktop.ui.widgets import plain_tooltip


class TemplateRow(NamedTuple):
    """One row. `name` is what is chosen with it; None makes it a heading."""

    title: str
    name: str | None


class TemplateRowsModel(SearchRows[TemplateRow]):
    """Templates under headings. GUI thread."""

    def key_of(self, item: TemplateRow) -> str:
        """Its name; a heading's has letters that no name has."""
        return item.name if item.name is not None else f"\n{item.title}"

    def is_choice(self, item: TemplateRow) -> bool:
        """A heading is none."""
        return item.name is not None

    def words_of(self, item: TemplateRow) -> str:
        """What it is called."""
        return item.title.casefold()

    def said_of(self, item: TemplateRow, role: int) -> object:
        """Its title, which may be cut in the list."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(item.title) if item.name is not None else None
        return super().said_of(item, role)


class TemplateRowDelegate(SearchRowDelegate):
    """Draws a name, or a heading. GUI thread."""

    def paint_row(self, painter: QPainter, place: QRect, index: AnyIndex, *, is_lit: bool) -> None:
        """One line, cut in its middle where it is too long."""
        del is_lit
        row: TemplateRow = index.data(ROW)
        is_heading = row.name is None
        line = place.adjusted(0, 6 if is_heading else 0, -(CHECK + GAP) if index.data(IS_CHOSEN) else 0, 0)
        font = self._theme.font(FontStyle.CAPTION if is_heading else FontStyle.BASE)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text3" if is_heading else "text"))
        title = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
