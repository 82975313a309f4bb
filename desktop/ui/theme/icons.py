"""Lucide's icons, drawn in the theme's colours with lines of one strength at every size."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.theme.resources import ICONS, MARK

GRID = 24  # an icon's own size
THINNEST, THICKEST = 1.3, 1.5  # px of a line
RATIOS = (1.0, 2.0)  # pixels per px that an icon is kept for; Qt scales the larger one down for what lies between
_HEX = re.compile("#[0-9A-Fa-f]{6}")
_MARK_BOX = QRectF(3.2, 2.5, 27, 27)  # the part of the mark that is drawn on
_WHITE = "#" + 6 * "F"


def line_width(size: int) -> float:
    """How strong the lines of an icon are that is drawn `size` px large, on its own grid."""
    return min(max(2 * size / GRID, THINNEST), THICKEST) * GRID / size


class IconStore:
    """Draws each picture once. GUI thread."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        """One icon, `size` px large on a screen of that ratio."""
        key = (name, size, colour.rgba(), ratio)
        if key not in self._pixmaps:
            drawing = _drawing(name).replace("currentColor", colour.name())
            drawing = drawing.replace('stroke-width="2"', f'stroke-width="{line_width(size):.3f}"')
            self._pixmaps[key] = _draw(drawing, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, size: int, colour: QColor, disabled: QColor) -> QIcon:
        """One icon for every screen, and in grey."""
        icon = QIcon()
        for ratio in RATIOS:
            icon.addPixmap(self.pixmap(name, size, colour, ratio))
            icon.addPixmap(self.pixmap(name, size, disabled, ratio), QIcon.Mode.Disabled)
        return icon


def mark(size: int, colour: QColor, eye: QColor, ratio: float) -> QPixmap:
    """Bantam's mark."""
    drawing = MARK.read_text("utf-8")
    drawing = _HEX.sub(lambda found: (eye if found[0].upper() == _WHITE else colour).name(), drawing)
    return _draw(drawing, size, ratio, _MARK_BOX)


@cache
def _drawing(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text("utf-8")


def _draw(drawing: str, size: int, ratio: float, box: QRectF | None = None) -> QPixmap:
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    if box is not None:
        renderer.setViewBox(box)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
