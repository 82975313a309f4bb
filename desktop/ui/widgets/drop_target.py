"""A part of the window onto which things are dropped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_DRAGS = QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop


class DropTarget(QObject):
    """Lets a widget take what `taken` finds in a drag, where nothing in it takes that before. GUI thread.

    Wish: `given(what taken found)`, and never nothing.
    """

    given = Signal(object)

    def __init__(self, widget: QWidget, taken: Callable[[QMimeData], Sequence[object]]) -> None:
        super().__init__(widget)
        self._taken = taken
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take it, and leave everything else to what lies below."""
        if isinstance(event, QDropEvent) and event.type() in _DRAGS:
            if found := self._taken(event.mimeData()):
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.given.emit(found)
                return True
            if isinstance(event, QDragMoveEvent):
                event.ignore()
        return super().eventFilter(watched, event)
