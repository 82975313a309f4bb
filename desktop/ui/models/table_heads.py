"""The names over the columns of a list; one that is cut is told whole by its tooltip."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.models.row_painting import paint_words
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.plain_tooltip import plain_tooltip


class Head(NamedTuple):
    """One name, between two places in pixels from the left."""

    left: int
    right: int
    words: str
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


class TableHeads(QWidget):
    """As high as `height`. GUI thread."""

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def heads(self) -> Sequence[Head]:
        """The names, as they stand in this width."""
        return ()

    def cut_at(self, x: int) -> str:
        """The whole of a name that is cut there; "" where none is."""
        metrics = QFontMetrics(self._theme.font(FontStyle.SMALL))
        for head in self.heads():
            if head.left <= x < head.right and metrics.horizontalAdvance(head.words) > head.right - head.left:
                return head.words
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them, and a line below."""
        del event
        painter, theme = QPainter(self), self._theme
        for head in self.heads():
            place = QRect(head.left, 0, head.right - head.left, self.height() - 1)
            paint_words(painter, theme, place, head.words, FontStyle.SMALL, "text2", align=head.align)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("hairline"))

    def event(self, event: QEvent) -> bool:
        """The whole of what is cut under the mouse."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        QToolTip.showText(event.globalPos(), plain_tooltip(self.cut_at(event.pos().x())), self)
        return True
