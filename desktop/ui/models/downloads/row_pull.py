"""A row of the tray that is pulled to another place of the queue with the mouse."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

THICK = 2


class RowPull(QObject):
    """Watches rows from press to release, and marks where one would go. GUI thread. Wish: `moved(row, place)`.

    `place` counts the other rows that would stand before it.
    """

    moved = Signal(object, int)

    def __init__(self, inside: QWidget, rows: Callable[[], Sequence[QWidget]]) -> None:
        """`rows` are children of `inside`, in their order."""
        super().__init__(inside)
        self._inside, self._rows = inside, rows
        self._pulled: QWidget | None = None
        self._from = QPoint()
        self._place = -1
        self.mark = QFrame(inside)
        self.mark.setObjectName("dropMark")
        self.mark.hide()

    def eventFilter(self, row: QObject, event: QEvent) -> bool:
        """Hear of the mouse on a row."""
        if not isinstance(event, QMouseEvent) or not isinstance(row, QWidget):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pulled, self._from, self._place = row, event.globalPosition().toPoint(), -1
        elif event.type() == QEvent.Type.MouseMove and self._pulled is row:
            self._move(row, event.globalPosition().toPoint())
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pulled is row:
            self._end(row)
        return False

    def _move(self, row: QWidget, at: QPoint) -> None:
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._place < 0 and (not far or len(self._rows()) < 2):
            return
        y = self._inside.mapFromGlobal(at).y()
        others = [one for one in self._rows() if one is not row]
        self._place = sum(one.geometry().center().y() < y for one in others)
        below = others[self._place].y() if self._place < len(others) else others[-1].geometry().bottom() + 1
        self.mark.setGeometry(0, max(below - THICK // 2, 0), self._inside.width(), THICK)
        self.mark.raise_()
        self.mark.show()

    def _end(self, row: QWidget) -> None:
        self._pulled, place, self._place = None, self._place, -1
        self.mark.hide()
        if place >= 0:
            self.moved.emit(row, place)
