"""What the lists of this screen have in common: a list model that keeps its rows, and a delegate of equal heights."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.models.row_painting import paint_ground
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.theme.theme import Theme

T = TypeVar("T")
ROW = Qt.ItemDataRole.UserRole + 1
HIGH = 60  # px of a row with two lines


class RowsModel(QAbstractListModel, Generic[T]):
    """Owns the rows that are shown; `ROW` is the role of a row itself. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[T] = []

    @property
    def items(self) -> Sequence[T]:
        """The rows."""
        return self._items

    def set_items(self, items: Sequence[T]) -> None:
        """Show these; the same things in the same order keep their rows, and only what has changed is drawn."""
        new = list(items)
        if [self.key_of(one) for one in new] != [self.key_of(one) for one in self._items]:
            self.beginResetModel()
            self._items = new
            self.endResetModel()
            return
        old, self._items = self._items, new
        for row, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, key: str) -> int:
        """Where a thing stands, -1 where it does not."""
        return next((row for row, one in enumerate(self._items) if self.key_of(one) == key), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (an empty index is immutable)
        """Qt's question."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's question."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        return item if role == ROW else self.said_of(item, role)

    def key_of(self, item: T) -> str:
        """What tells a thing from the others."""
        raise NotImplementedError

    def said_of(self, item: T, role: int) -> object:
        """What a row says in a role; None for nothing."""
        raise NotImplementedError


class EqualRowsDelegate(QStyledItemDelegate):
    """Rows of one height in the theme's colours. GUI thread."""

    height = HIGH

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are equally high."""
        del option, index
        return QSize(100, self.height)


class RowDelegate(EqualRowsDelegate):
    """Draws the ground; what stands on it draws `paint_row`. GUI thread."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt's question."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, self._theme, option)
        self.paint_row(painter, option, index)
        painter.restore()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row's words on its ground."""
        raise NotImplementedError
