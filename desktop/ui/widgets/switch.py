"""A switch: on or off, at once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.toggling import Toggling

WIDTH, HEIGHT = 32, 18
KNOB = 12
TARGET = 28  # px high, to be hit easily
RING = 2


class Switch(Toggling, QAbstractButton):
    """32 × 18 in a target of 28. `words` are its accessible name. GUI thread. Fact: Qt's `toggled`, `clicked`."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.tell_toggles()
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the ring."""
        return QSize(WIDTH + 2 * RING + 2, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with its knob at the side that counts."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.width() - WIDTH - RING - 1, (self.height() - HEIGHT) / 2, WIDTH, HEIGHT)
        is_on, colour = self.isChecked(), self._theme.colour
        edge = "accent" if is_on else "control"
        painter.setPen(QPen(colour(edge if self.isEnabled() else "input"), 1))
        painter.setBrush(colour("accent") if is_on and self.isEnabled() else colour("raised"))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2)
        inset = (HEIGHT - KNOB) / 2
        left = pill.right() - inset - KNOB if is_on != self._is_mirrored else pill.left() + inset
        painter.setPen(Qt.PenStyle.NoPen)
        knob = "on-accent" if is_on else "control"
        painter.setBrush(colour(knob if self.isEnabled() else "disabled"))
        painter.drawEllipse(QRectF(left, pill.top() + inset, KNOB, KNOB))
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            ring = pill.adjusted(-RING, -RING, RING, RING)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
