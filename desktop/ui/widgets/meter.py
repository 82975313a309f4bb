"""A thin bar that says how much."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme.theme import Theme

HEIGHT = 4


class Meter(QWidget):
    """Filled from the left. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fraction = 0.0
        self._token = "accent"
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def fraction(self) -> float:
        """How full it is, from 0 to 1."""
        return self._fraction

    def set_fraction(self, fraction: float, token: str = "accent") -> None:
        """Fill it as far as that, in a token's colour."""
        shown = (min(max(fraction, 0.0), 1.0), token)
        if shown != (self._fraction, self._token):
            self._fraction, self._token = shown
            self.update()

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(96, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and what is full of it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        full = self.width() * self._fraction
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for token, width in (("selected", float(self.width())), (self._token, full)):
            painter.setBrush(self._theme.colour(token))
            painter.drawRoundedRect(QRectF(0, 0, width, HEIGHT), HEIGHT / 2, HEIGHT / 2)
