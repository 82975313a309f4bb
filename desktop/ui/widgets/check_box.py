"""A box with a tick beside its words."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.ui.theme.theme import FontStyle, Theme

BOX, RADIUS, GAP = 16, 4, 10
HEIGHT = 28
RING = 2
TICK = ((4.0, 8.2), (7.0, 11.2), (12.2, 5.2))


class CheckBox(QCheckBox):
    """Its words are cut at the end where there is no room. GUI thread. Fact: Qt's `toggled`."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self.setFont(theme.font(FontStyle.BASE))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The box, its words and room for the ring."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(2 * RING + BOX + GAP + width + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(80, HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        """Box and words alike."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - BOX - RING if is_mirrored else RING
        box = QRectF(left, (self.height() - BOX) / 2, BOX, BOX)
        self._paint_box(painter, box)
        start = 0 if is_mirrored else RING + BOX + GAP
        room = QRect(start, 0, self.width() - RING - BOX - GAP, self.height())
        painter.setPen(self._theme.colour("text" if self.isEnabled() else "disabled"))
        painter.setFont(self.font())
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colour, is_on, is_enabled = self._theme.colour, self.isChecked(), self.isEnabled()
        edge = ("accent" if is_on else "control") if is_enabled else "input"
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour("accent" if is_on and is_enabled else "raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if is_on:
            pen = QPen(colour("on-accent" if is_enabled else "disabled"), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x, y) for x, y in TICK]))
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
