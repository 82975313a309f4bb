"""An item view for rows of different heights that never asks all rows how high they are.

QListView is quick only when every row is equally high; headings are lower than chats, and hits higher. This is one all
the same, though all that a list would lay out, paint or move is done here: Qt tells screen readers the rows of its own
lists, and nothing of what is in a view of another kind.
"""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.ui.chat.conversation_list.conversation_list_model import ConversationListModel
from desktop.ui.chat.conversation_list.list_row import ListRow
from desktop.ui.chat.conversation_list.row_geometry import RowGeometry

INSET = 8  # left and right of a row
MOST_TOLD = 20  # rows chosen at a time of which screen readers hear one by one
AnyIndex = QModelIndex | QPersistentModelIndex


class RowsView(QListView):
    """Geometry, scrolling and arrow keys. What a row looks like is a subclass's affair. GUI thread."""

    def __init__(self, rows: ConversationListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._geometry = RowGeometry(rows.rows())
        self.setModel(rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(32)

    def set_current(self, index: AnyIndex) -> None:
        """Move the keyboard's row without opening it."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def current_row(self) -> ListRow | None:
        """The keyboard's row."""
        row = self.currentIndex().row()
        return self.rows.row_at(row) if 0 <= row < self.rows.rowCount() else None

    def current_id(self) -> str:
        """The conversation or folder in the keyboard's row, or ""."""
        row = self.current_row()
        return row.id if row is not None else ""

    def chat_from(self, row: int, step: int) -> int:
        """The first row from here on, in the direction of `step`, that can be opened; or -1."""
        while 0 <= row < self.rows.rowCount() and not self.rows.row_at(row).is_chat:
            row += step
        return row if 0 <= row < self.rows.rowCount() else -1

    def stop_from(self, row: int, step: int) -> int:
        """The first row from here on, in the direction of `step`, where the keyboard can be; or -1."""
        while 0 <= row < self.rows.rowCount() and self.rows.row_at(row).is_heading:
            row += step
        return row if 0 <= row < self.rows.rowCount() else -1

    def rows_in_view(self, area: QRect) -> range:
        """The rows that touch this part of the viewport."""
        offset = self.verticalOffset()
        return self._geometry.rows_between(area.top() + offset, area.bottom() + offset)

    def row_rect(self, row: int) -> QRect:
        """Where a row stands in the viewport. The scroll bar takes from the inset: nothing moves when it shows."""
        top = self._geometry.top(row) - self.verticalOffset()
        width = max(0, min(self.width() - 2 * INSET, self.viewport().width() - INSET))
        return QRect(INSET, top, width, self._geometry.height(row))

    def reset(self) -> None:
        """The rows are others: keep the place."""
        self._geometry = RowGeometry(self.rows.rows())
        QAbstractItemView.reset(self)
        self.updateGeometries()

    def doItemsLayout(self) -> None:
        """A list would ask every row for its size here."""
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A list would lay its rows out anew."""
        QAbstractItemView.resizeEvent(self, event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say which row the keyboard is in now; a list would look for it in a layout that it does not have."""
        QAbstractItemView.currentChanged(self, current, previous)
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say which rows are chosen now."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if not QAccessible.isActive():
            return
        changed = [(QAccessible.Event.SelectionAdd, index) for index in selected.indexes()]
        changed += [(QAccessible.Event.SelectionRemove, index) for index in deselected.indexes()]
        if len(changed) > MOST_TOLD:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.SelectionWithin))
            return
        for kind, index in changed:
            event = QAccessibleEvent(self, kind)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)

    def visualRect(self, index: AnyIndex) -> QRect:
        """Qt's question."""
        return self.row_rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt's question."""
        row = self._geometry.row_at(point.y() + self.verticalOffset())
        return self.rows.index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view; the heading above the first chat of a group comes with it."""
        if not index.isValid():
            return
        row, bar = index.row(), self.verticalScrollBar()
        first = row - 1 if row and self.rows.row_at(row - 1).is_heading else row
        top, bottom = self._geometry.top(first), self._geometry.top(row) + self._geometry.height(row)
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - self.viewport().height()) // 2)
        elif top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads from the current row."""
        del modifiers
        here, count = self.currentIndex().row(), self.rows.rowCount()
        page = max(1, self.viewport().height() // 32 - 1)
        targets = {
            QAbstractItemView.CursorAction.MoveUp: (here - 1, -1),
            QAbstractItemView.CursorAction.MovePrevious: (here - 1, -1),
            QAbstractItemView.CursorAction.MoveDown: (here + 1, 1),
            QAbstractItemView.CursorAction.MoveNext: (here + 1, 1),
            QAbstractItemView.CursorAction.MoveHome: (0, 1),
            QAbstractItemView.CursorAction.MoveEnd: (count - 1, -1),
            QAbstractItemView.CursorAction.MovePageUp: (max(here - page, 0), 1),
            QAbstractItemView.CursorAction.MovePageDown: (min(here + page, count - 1), -1),
        }
        found = self.stop_from(*targets[action]) if action in targets else -1
        return self.rows.index(found) if found >= 0 else self.currentIndex()

    def horizontalOffset(self) -> int:
        """Rows never scroll sideways."""
        return 0

    def verticalOffset(self) -> int:
        """Qt's question."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: AnyIndex) -> bool:
        """No row is ever hidden."""
        del index
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing is chosen by pulling a rectangle: the open chat is set from outside."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Qt's question."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the rows."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._geometry.total - height))
        QAbstractItemView.updateGeometries(self)
