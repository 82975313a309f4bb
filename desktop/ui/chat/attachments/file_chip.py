"""A file on a chip: a picture, its name, and what is known of it. A press opens what was read."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.markdown.safe_text import displayable
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, plain_tooltip

HEIGHT = 28
ICON = 14
PICTURE = 20  # px, where a small picture stands for the file
SIDE = 8
GAP = 6
RADIUS = 4
WIDEST_NAME, LEAST_NAME = 240, 60
RING = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FileChip(QAbstractButton):
    """Paints itself, and cuts the name where there is no room; the tooltip says all of it. GUI thread."""

    def __init__(self, theme: Theme, name: str, *, remove: str = "", parent: QWidget | None = None) -> None:
        """With `remove` it has a cross at its end, which says these words."""
        super().__init__(parent)
        self._theme = theme
        self._name = " ".join(displayable(name).split())
        self._detail = ""
        self._icon = "file-text"
        self._token = "text2"
        self._image: QImage | None = None
        self.remove_button: IconButton | None = None
        if remove:
            self.remove_button = IconButton(theme, "x", remove, self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)
        self.show_facts("file-text", "")

    def show_facts(self, icon: str, detail: str, token: str = "text2") -> None:
        """What stands beside the name; `token` is the colour of the picture."""
        self._icon, self._detail, self._token = icon, detail, token
        words = f"{self._name}, {detail}" if detail else self._name
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()

    @property
    def image(self) -> QImage | None:
        """What stands in the place of a sign."""
        return self._image

    def show_picture(self, image: QImage) -> None:
        """Show the file itself, very small, instead of a sign."""
        self._image = image
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()

    @property
    def detail(self) -> str:
        """What stands beside the name."""
        return self._detail

    def sizeHint(self) -> QSize:
        """As wide as its words, of the name as many as there is room for."""
        metrics = QFontMetrics(self._theme.font(FontStyle.SMALL))
        width = SIDE + self._sign_width() + GAP + self._name_width(metrics)
        if self._detail:
            width += GAP + metrics.horizontalAdvance(self._detail)
        return QSize(width + (HEIGHT if self.remove_button is not None else SIDE), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut but the name."""
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """The cross stands at the end."""
        del event
        if self.remove_button is not None:
            self.remove_button.move(self.width() - HEIGHT, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it too, and Del takes it away."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.remove_button is not None:
            self.remove_button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, name, detail."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("accent" if has_focus else "input"), RING if has_focus else 1))
        painter.setBrush(self._theme.colour("hover" if self.underMouse() or self.isDown() else "raised"))
        inset = RING / 2 if has_focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        self._paint_sign(painter)
        font = self._theme.font(FontStyle.SMALL)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        left, end = SIDE + self._sign_width() + GAP, self.width() - (HEIGHT if self.remove_button is not None else SIDE)
        beside = metrics.horizontalAdvance(self._detail) + GAP if self._detail else 0
        width = min(self._name_width(metrics), max(LEAST_NAME, end - left - beside))
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(QRect(left, 0, width, HEIGHT), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(self._theme.colour("text2"))
        left += width + GAP
        detail = metrics.elidedText(self._detail, Qt.TextElideMode.ElideRight, end - left + 1)
        painter.drawText(QRect(left, 0, end - left + 1, HEIGHT), Qt.AlignmentFlag.AlignVCenter, detail)

    def _paint_sign(self, painter: QPainter) -> None:
        """The middle of the picture, or a sign."""
        if self._image is None:
            sign = self._theme.pixmap(self._icon, size=ICON, token=self._token, ratio=self.devicePixelRatioF())
            painter.drawPixmap(QPointF(SIDE, (HEIGHT - ICON) / 2), sign)
            return
        place = QRectF(SIDE, (HEIGHT - PICTURE) / 2, PICTURE, PICTURE)
        width, height = self._image.width(), self._image.height()
        side = min(width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image, QRectF((width - side) / 2, (height - side) / 2, side, side))

    def _sign_width(self) -> int:
        return ICON if self._image is None else PICTURE

    def _name_width(self, metrics: QFontMetrics) -> int:
        return min(WIDEST_NAME, metrics.horizontalAdvance(self._name) + 1)
