"""The adapters on this computer as a list model, and the delegate that draws a row of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.adapter_service import FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as rows
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.theme.theme import FontStyle, Theme

ROW = 60
SIDE, SIZE, GAP = 16, 90, 8
ADAPTER = Qt.ItemDataRole.UserRole + 1
MOST_NAMED = 3


class AdapterRow(NamedTuple):
    """An adapter, and the names of the models here that are of its kind."""

    adapter: FoundAdapter
    bases: tuple[str, ...] = ()


class AdapterRowsModel(QAbstractListModel):
    """Owns the rows. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AdapterRow] = []

    def set_rows(self, shown: Sequence[AdapterRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(shown)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (an empty index is immutable)
        """Qt's question."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's question."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.adapter.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((row.adapter.name, row.adapter.architecture, size_text(row.adapter.size)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return base_words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.adapter.path)
        return row if role == ADAPTER else None


class AdapterRowDelegate(QStyledItemDelegate):
    """Name and kind, the models that it may belong to, and its size. GUI thread."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are equally high."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt's question."""
        row: AdapterRow = index.data(ADAPTER)
        theme, top, end = self._theme, option.rect.top(), option.widget.width() - SIDE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.paint_ground(painter, theme, option)
        kind = row.adapter.architecture
        first = QRect(SIDE, top + 12, end - SIZE - SIDE - rows.tag_width(theme, kind) - GAP, 20)
        width = rows.paint_words(painter, theme, first, row.adapter.name, weight=QFont.Weight.DemiBold)
        middle = first.center().y() + 1
        rows.paint_tag(painter, theme, SIDE + width + GAP, middle, kind, on_selected=rows.is_selected(option))
        second = QRect(SIDE, top + 32, end - SIZE - SIDE, 16)
        rows.paint_words(painter, theme, second, base_words(row), FontStyle.SMALL, "text2" if row.bases else "amber")
        size = QRect(end - SIZE, top, SIZE, ROW)
        right = Qt.AlignmentFlag.AlignRight
        rows.paint_words(painter, theme, size, size_text(row.adapter.size), token="text2", align=right)
        painter.restore()


def base_words(row: AdapterRow) -> str:
    """The models that it may belong to, or that there is none."""
    translate = QCoreApplication.translate
    if not row.bases:
        return translate("AdapterRows", "None of the models here fits it")
    return translate("AdapterRows", "May fit {0}").format(", ".join(row.bases[:MOST_NAMED]))
