"""The prompt templates that a model can have: a list model with headings, and the delegate that draws a row of it."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import plain_tooltip

ROW = 32
PADDING = 8
CHECK = 16
AnyIndex = QModelIndex | QPersistentModelIndex


class TemplateRow(NamedTuple):
    """One row. `name` is what is chosen with it; None makes it a heading."""

    title: str
    name: str | None


class TemplateRole(IntEnum):
    """Roles beyond Qt's own."""

    NAME = Qt.ItemDataRole.UserRole + 1
    IS_CHOSEN = Qt.ItemDataRole.UserRole + 2


class TemplateRowsModel(QAbstractListModel):
    """Owns the rows that the search leaves. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[TemplateRow] = ()
        self._shown: list[TemplateRow] = []
        self._chosen: str | None = None

    def set_rows(self, rows: Sequence[TemplateRow], chosen: str | None) -> None:
        """Show these; `chosen` is the name in force, None when it is none of them."""
        self._all, self._chosen = rows, chosen
        self.filter("")

    def filter(self, words: str) -> None:
        """Leave the templates in which every word occurs; headings go."""
        parts = words.casefold().split()
        self.beginResetModel()
        self._shown = [
            row
            for row in self._all
            if not parts or (row.name is not None and all(part in row.title.casefold() for part in parts))
        ]
        self.endResetModel()

    def row_of_chosen(self) -> int:
        """Where the one in force stands; the first that can be chosen when it is not shown."""
        names = [row.name for row in self._shown]
        first = next((at for at, name in enumerate(names) if name is not None), 0)
        return names.index(self._chosen) if self._chosen is not None and self._chosen in names else first

    def next_row(self, row: int, step: int) -> int:
        """The next row in a direction that can be chosen; `row` itself when there is none."""
        at = row + step
        while 0 <= at < len(self._shown):
            if self._shown[at].name is not None:
                return at
            at += step
        return row

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (an empty index is immutable)
        """Qt's question."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        is_heading = index.isValid() and self._shown[index.row()].name is None
        return Qt.ItemFlag.NoItemFlags if is_heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's question."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.title) if row.name is not None else None
        if role == TemplateRole.NAME:
            return row.name
        if role == TemplateRole.IS_CHOSEN:
            return row.name is not None and row.name == self._chosen
        return None


class TemplateRowDelegate(QStyledItemDelegate):
    """Draws a name and a check at the one in force, or a heading. GUI thread."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are equally high."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt's question."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_heading = index.data(TemplateRole.NAME) is None
        if not is_heading:
            self._paint_ground(painter, option)
        line = option.rect.adjusted(PADDING, 6 if is_heading else 0, -PADDING, 0)
        if index.data(TemplateRole.IS_CHOSEN):
            device = painter.device()
            ratio = device.devicePixelRatioF() if device is not None else 1.0
            pixmap = self._theme.pixmap("check", size=CHECK, token="accent-text", ratio=ratio)
            painter.drawPixmap(QRect(line.right() - CHECK, line.center().y() - CHECK // 2, CHECK, CHECK), pixmap)
            line.setRight(line.right() - CHECK - PADDING)
        font = self._theme.font(FontStyle.CAPTION if is_heading else FontStyle.BASE)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text3" if is_heading else "text"))
        title = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(option.rect, 8, 8)
