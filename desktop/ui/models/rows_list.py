"""A list of equally high rows: one Tab stop, arrows inside, and a row for each line that a screen reader reads."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QWidget

AnyIndex = QModelIndex | QPersistentModelIndex
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsList(QListView):
    """GUI thread. Facts: `row_shown(int)` when another row is the current one, `row_pressed(int)` on Enter."""

    row_shown = Signal(int)
    row_pressed = Signal(int)

    def __init__(
        self, rows: QAbstractItemModel, delegate: QStyledItemDelegate, words: str, parent: QWidget | None = None
    ) -> None:
        """`words` are its accessible name."""
        super().__init__(parent)
        self.setObjectName("modelRows")
        self.setAccessibleName(words)
        self.setModel(rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(30)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def show_row(self, row: int) -> None:
        """Make it the current one, without telling anybody."""
        was_blocked = self.blockSignals(True)
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
        self.blockSignals(was_blocked)
        self.viewport().update()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say so, unless the rows were only replaced."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.row_shown.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the row."""
        if event.key() in _PRESSING and self.row >= 0:
            self.row_pressed.emit(self.row)
        else:
            super().keyPressEvent(event)
