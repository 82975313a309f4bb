"""Draws a tag where no widget can stand: inside a pill and inside a row."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.ui.theme.theme import FontStyle, Theme

HEIGHT = 20
PADDING = 6
RADIUS = 4


def tag_width(theme: Theme, words: str) -> int:
    """Pixels that the tag takes."""
    return QFontMetrics(theme.font(FontStyle.SMALL)).horizontalAdvance(words) + 2 * PADDING


def paint_tag(painter: QPainter, theme: Theme, left: float, middle: float, words: str) -> float:
    """Draw the tag, centred on the line `middle`; returns where it ends."""
    place = QRectF(left, middle - HEIGHT / 2, tag_width(theme, words), HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("hover"))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.setFont(theme.font(FontStyle.SMALL))
    painter.setPen(theme.colour("text2"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    return place.right()
