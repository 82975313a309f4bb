"""A word or two about a thing, on a ground of its own: a file's kind, a fit, a state."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme.theme import FontStyle, Theme

HEIGHT = 22
ICON = 14
PADDING = 7
RADIUS = 4
GROUNDS = {
    "neutral": ("hover", "text2"),
    "green": ("green-bg", "green"),
    "amber": ("amber-bg", "amber"),
    "red": ("red-bg", "red"),
    "accent": ("accent-bg", "accent-text"),
}  # kind: ground and words


class Tag(QWidget):
    """Kinds: neutral, green, amber, red, accent. GUI thread."""

    def __init__(
        self, theme: Theme, text: str, kind: str = "neutral", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._kind = kind
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        words = QFontMetrics(self._font()).horizontalAdvance(self._text)
        return QSize(words + 2 * PADDING + (ICON + 5 if self._icon else 0), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        del event
        ground, token = GROUNDS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        left = PADDING
        if self._icon:
            picture = self._theme.pixmap(self._icon, size=ICON, token=token, ratio=self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - ICON) / 2), picture)
            left += ICON + 5
        painter.setFont(self._font())
        painter.setPen(self._theme.colour(token))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)

    def _font(self) -> QFont:
        weight = QFont.Weight.Normal if self._kind == "neutral" and not self._icon else QFont.Weight.Medium
        return self._theme.font(FontStyle.SMALL, weight)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
