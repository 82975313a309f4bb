"""The adapters on this computer as a list model, and the delegate that draws a row of it."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.services.adapter_service import FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as rows
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import HIGH, ROW, RowDelegate, RowsModel
from desktop.ui.theme.theme import FontStyle

SIDE, SIZE, GAP = 16, 90, 8
MOST_NAMED = 3


class AdapterRow(NamedTuple):
    """An adapter, and the names of the models here that are of its kind, and of those that use it."""

    adapter: FoundAdapter
    bases: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


class AdapterRowsModel(RowsModel[AdapterRow]):
    """The adapters here. GUI thread."""

    def key_of(self, item: AdapterRow) -> str:
        """Where it lies."""
        return str(item.adapter.path)

    def said_of(self, item: AdapterRow, role: int) -> object:
        """Its name, and everything for a screen reader."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.adapter.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((item.adapter.name, item.adapter.architecture, size_text(item.adapter.size)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return base_words(item)
        return str(item.adapter.path) if role == Qt.ItemDataRole.ToolTipRole else None


class AdapterRowDelegate(RowDelegate):
    """Name and kind, the models that it may belong to, and its size. GUI thread."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Two lines, and the size at their end."""
        row: AdapterRow = index.data(ROW)
        theme, top, end = self._theme, option.rect.top(), option.widget.width() - SIDE
        kind = row.adapter.architecture
        first = QRect(SIDE, top + 12, end - SIZE - SIDE - rows.tag_width(theme, kind) - GAP, 20)
        width = rows.paint_words(painter, theme, first, row.adapter.name, weight=QFont.Weight.DemiBold)
        middle = first.center().y() + 1
        rows.paint_tag(painter, theme, SIDE + width + GAP, middle, kind, on_selected=rows.is_selected(option))
        second = QRect(SIDE, top + 32, end - SIZE - SIDE, 16)
        rows.paint_words(painter, theme, second, base_words(row), FontStyle.SMALL, tone(row))
        size = QRect(end - SIZE, top, SIZE, HIGH)
        right = Qt.AlignmentFlag.AlignRight
        rows.paint_words(painter, theme, size, size_text(row.adapter.size), token="text2", align=right)


def tone(row: AdapterRow) -> str:
    """How loudly that is said."""
    return "text2" if row.bases or row.users else "amber"


def base_words(row: AdapterRow) -> str:
    """The models that use it, or that it may belong to, or that there is none."""
    translate = QCoreApplication.translate
    if row.users:
        return translate("AdapterRows", "Used by {0}").format(", ".join(row.users[:MOST_NAMED]))
    if not row.bases:
        return translate("AdapterRows", "None of the models here fits it")
    return translate("AdapterRows", "May fit {0}").format(", ".join(row.bases[:MOST_NAMED]))
