"""A slim slider that moves along a list of values."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from desktop.ui.theme.theme import Theme

GROOVE = 4
HANDLE = 14


class AccentSlider(QSlider):
    """Its positions are the indexes of `stops`, which rise. GUI thread. Fact: `stop_chosen(value)`, by the person."""

    stop_chosen = Signal(float)

    def __init__(self, theme: Theme, stops: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._stops = stops
        self._is_set = False
        self.setRange(0, len(stops) - 1)
        self.setPageStep(max(1, len(stops) // 10))
        self.setFixedHeight(28)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._on_value_changed)
        theme.changed.connect(self.update)

    def set_stops(self, stops: Sequence[float]) -> None:
        """Move along other values, without telling anybody."""
        self._stops = stops
        self._is_set = True
        self.setRange(0, len(stops) - 1)
        self.setPageStep(max(1, len(stops) // 10))
        self._is_set = False

    def show_value(self, value: float) -> None:
        """Stand at the stop nearest to a value, without telling anybody."""
        after = min(bisect_left(self._stops, value), len(self._stops) - 1)
        before = max(after - 1, 0)
        nearest = min((before, after), key=lambda stop: abs(self._stops[stop] - value))
        self._is_set = True
        self.setValue(nearest)
        self._is_set = False

    def sizeHint(self) -> QSize:
        """Qt's question."""
        return QSize(75, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A groove, filled up to the handle."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, (self.height() - GROOVE) / 2, self.width(), GROOVE)
        painter.setBrush(self._theme.colour("selected"))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        centre = self._centre()
        painter.setBrush(self._theme.colour("accent" if self.isEnabled() else "disabled"))
        painter.drawRoundedRect(QRectF(0, groove.top(), centre, GROOVE), GROOVE / 2, GROOVE / 2)
        self._paint_handle(painter, centre)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle comes to the pointer, wherever it was pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._position_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self.setValue(self._position_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel; a setting must not change on the way."""
        event.ignore()

    def _paint_handle(self, painter: QPainter, centre: float) -> None:
        handle = QRectF(centre - HANDLE / 2, (self.height() - HANDLE) / 2, HANDLE, HANDLE)
        painter.setBrush(self._theme.colour("raised"))
        painter.setPen(QPen(self._theme.colour("control"), 1))
        painter.drawEllipse(handle.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawEllipse(handle.adjusted(-2, -2, 2, 2))

    def _centre(self) -> float:
        travel = self.width() - HANDLE
        return HANDLE / 2 + travel * self.value() / max(1, self.maximum())

    def _position_at(self, x: float) -> int:
        travel = max(1, self.width() - HANDLE)
        return round((x - HANDLE / 2) / travel * self.maximum())

    @Slot(int)
    def _on_value_changed(self, position: int) -> None:
        if not self._is_set:
            self.stop_chosen.emit(self._stops[position])
