"""What the popups with a search have in common: rows that the search leaves, and how one of them is drawn."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.ui.models.row_painting import ratio_of
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import ROW, EqualRowsDelegate, RowsModel

T = TypeVar("T")
IS_CHOSEN, IS_CHOICE = ROW + 1, ROW + 2  # roles beside `ROW`
CHECK, GAP, RADIUS = 16, 8, 8


class SearchRows(RowsModel[T]):
    """Owns all rows, and shows those in which every word of a search occurs. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[T] = ()
        self._chosen: str | None = None
        self._words: list[str] = []

    def set_rows(self, rows: Sequence[T], chosen: str | None) -> None:
        """Show these; `chosen` is the key of the one in force, None when it is none of them."""
        is_other, self._all, self._chosen = chosen != self._chosen, rows, chosen
        self.filter(" ".join(self._words))
        if is_other and self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def filter(self, words: str) -> None:
        """Leave the rows in which every word occurs; headings go."""
        self._words = words.casefold().split()
        self.set_items([row for row in self._all if not self._words or self._is_found(row)])

    def row_of_chosen(self) -> int:
        """Where the one in force stands; the first that can be chosen when it is not shown."""
        first = next((at for at, item in enumerate(self.items) if self.is_choice(item)), 0)
        return next((at for at, item in enumerate(self.items) if self._is_chosen(item)), first)

    def next_row(self, row: int, step: int) -> int:
        """The next row in a direction that can be chosen; `row` itself when there is none."""
        at = row + step
        while 0 <= at < len(self.items):
            if self.is_choice(self.items[at]):
                return at
            at += step
        return row

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        can_be_chosen = index.isValid() and self.is_choice(self.items[index.row()])
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return both if can_be_chosen else Qt.ItemFlag.NoItemFlags

    def said_of(self, item: T, role: int) -> object:
        """What every row has; the rest says a subclass."""
        if role == IS_CHOSEN:
            return self._is_chosen(item)
        return self.is_choice(item) if role == IS_CHOICE else None

    def is_choice(self, item: T) -> bool:
        """Whether it can be chosen; a heading cannot."""
        del item
        return True

    def words_of(self, item: T) -> str:
        """What the search looks at, case-folded."""
        raise NotImplementedError

    def _is_found(self, item: T) -> bool:
        return self.is_choice(item) and all(word in self.words_of(item) for word in self._words)

    def _is_chosen(self, item: T) -> bool:
        return self._chosen is not None and self.is_choice(item) and self.key_of(item) == self._chosen


class SearchRowDelegate(EqualRowsDelegate):
    """Draws the ground and the check of the row in force; what stands on it draws `paint_row`. GUI thread."""

    height = 32
    padding = 8

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt's question."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_under = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        is_lit = bool(is_under) and bool(index.data(IS_CHOICE))
        if is_lit:
            self._paint_ground(painter, option)
        place = option.rect.adjusted(self.padding, 0, -self.padding, 0)
        if index.data(IS_CHOSEN):
            picture = self._theme.pixmap("check", size=CHECK, token="accent-text", ratio=ratio_of(painter))
            painter.drawPixmap(QRect(place.right() - CHECK, place.center().y() - CHECK // 2, CHECK, CHECK), picture)
        self.paint_row(painter, place, index, is_lit=is_lit)
        painter.restore()

    def paint_row(self, painter: QPainter, place: QRect, index: AnyIndex, *, is_lit: bool) -> None:
        """Draw a row's words; a check stands at the end of `place` where `IS_CHOSEN` is true.

        `is_lit`: it is the current one, or the mouse is over it.
        """
        raise NotImplementedError

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("hover"))
        painter.drawRoundedRect(option.rect, RADIUS, RADIUS)
