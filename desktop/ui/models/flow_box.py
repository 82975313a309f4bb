"""Things side by side, in further lines where one is not enough."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

GAP = 8


class FlowBox(QWidget):
    """With `ends` the last thing stands at the right end of its line; `below` are px between lines. GUI thread."""

    def __init__(self, *, ends: bool = False, below: int = GAP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = ends
        self._below = below
        self._things: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, thing: QWidget) -> None:
        """Put it after the others."""
        thing.setParent(self)
        self._things.append(thing)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """A narrower line makes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt's question."""
        return self._arrange(width, is_real=False)

    def sizeHint(self) -> QSize:
        """As high as it is now."""
        return QSize(200, self._arrange(max(self.width(), 200), is_real=False))

    def minimumSizeHint(self) -> QSize:
        """The widest of them."""
        shown = [thing for thing in self._things if not thing.isHidden()]
        sizes = [thing.sizeHint() for thing in shown]
        width = max((thing.sizeHint().width() for thing in shown if not thing.hasHeightForWidth()), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def event(self, event: QEvent) -> bool:
        """One of them has another size now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(self.width(), is_real=True)
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another room."""
        super().resizeEvent(event)
        self._arrange(self.width(), is_real=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What is hidden hears of no other size."""
        super().showEvent(event)
        self._arrange(self.width(), is_real=True)

    def _arrange(self, width: int, *, is_real: bool) -> int:
        """Returns the height that they take."""
        left = top = height = 0
        shown = [thing for thing in self._things if not thing.isHidden()]
        for thing in shown:
            size = _wish(thing).expandedTo(thing.minimumSize()).boundedTo(QSize(max(width, 1), 1000))
            if left and left + size.width() > width:
                left, top, height = 0, top + height + self._below, 0
            if size.width() == width and thing.hasHeightForWidth():
                size.setHeight(thing.heightForWidth(width))
            height = max(height, size.height())
            if is_real:
                start = width - size.width() if self._ends and thing is shown[-1] else left
                if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                    start = width - start - size.width()
                thing.setGeometry(QRect(start, top, size.width(), size.height()))
            left += size.width() + GAP
        return top + height


def _wish(thing: QWidget) -> QSize:
    """Words that may be broken wish to stand in one line all the same; Qt would have them make a block."""
    size = thing.sizeHint()
    if isinstance(thing, QLabel) and thing.wordWrap():
        metrics = thing.fontMetrics()
        return QSize(metrics.horizontalAdvance(thing.text()) + 2, max(metrics.height(), thing.minimumHeight()))
    return size
