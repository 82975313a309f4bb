"""The one button of the composer: an arrow that sends, a square that stops."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.theme.theme import Theme

SIZE = 32
RING = 4  # room for the focus ring around the button
RADIUS = 8
ICON = 16
SQUARE = 12


class ComposerButton(QAbstractButton):
    """Draws itself in the theme's colours. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stops = False
        self.setFixedSize(SIZE + 2 * RING, SIZE + 2 * RING)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_stops(False)

    @property
    def stops(self) -> bool:
        """Whether a click stops rather than sends."""
        return self._stops

    def set_stops(self, stops: bool) -> None:
        """Become the stop button or the send button."""
        self._stops = stops
        words = self.tr("Stop writing and keep the text") if stops else self.tr("Send")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """The square and the room for its ring."""
        return QSize(SIZE + 2 * RING, SIZE + 2 * RING)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Draw hovered."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Draw at rest."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the square, its picture and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        if self._stops:
            self._paint_stop(painter, area)
        else:
            self._paint_send(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)

    def _paint_stop(self, painter: QPainter, area: QRectF) -> None:
        self._fill(painter, area, self._theme.colour("text2" if self.isDown() else "text"))
        inner = QRectF(0, 0, SQUARE, SQUARE)
        inner.moveCenter(area.center())
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(inner, 2, 2)

    def _paint_send(self, painter: QPainter, area: QRectF) -> None:
        if self.isEnabled():
            hover = "accent-hover" if self.underMouse() else "accent"
            self._fill(painter, area, self._theme.colour("accent-press" if self.isDown() else hover))
        else:
            painter.setPen(QPen(self._theme.colour("hairline"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        token = "on-accent" if self.isEnabled() else "disabled"
        picture = self._theme.pixmap("arrow-up", size=ICON, token=token, ratio=self.devicePixelRatioF())
        corner = area.center() - QRectF(0, 0, ICON, ICON).center()
        painter.drawPixmap(corner, picture)

    def _fill(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
