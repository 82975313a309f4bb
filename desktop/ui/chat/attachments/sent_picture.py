"""An image on a message that was sent: small, with a name for those who do not see it. A press opens it larger."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.core.attachment import Attachment
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.attachments.file_words import picture_words
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import plain_tooltip

WIDEST, HIGHEST = 240, 160
LEAST = 40  # px: what is pressed has a size
UNKNOWN = 96
ICON = 20
RADIUS = 6
RING = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SentPicture(QAbstractButton):
    """Paints what it is given. GUI thread. Wish: `picture_wanted()`, once it is seen."""

    picture_wanted = Signal()

    def __init__(self, theme: Theme, file: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._was_asked = self._is_lost = False
        self._size = shown_size(file.width, file.height)
        self._words = ", ".join([" ".join(displayable(file.name).split()), *picture_words(file)])
        self.setAccessibleName(self._words)
        self.setToolTip(plain_tooltip(self._words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    @property
    def image(self) -> QImage | None:
        """What is shown, None before it is there."""
        return self._image

    def show_picture(self, image: QImage | None) -> None:
        """Show it; None when it cannot be."""
        self._image, self._is_lost = image, image is None
        if self._is_lost:
            words = self.tr("{0}. The image cannot be shown.").format(self._words)
            self.setAccessibleName(words)
            self.setToolTip(plain_tooltip(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Bounded, in the image's own proportions."""
        return self._size

    def showEvent(self, event: QShowEvent) -> None:
        """Only what somebody looks at is read."""
        super().showEvent(event)
        if not self._was_asked:
            self._was_asked = True
            self.picture_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it too."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The image, or a sign that stands for it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(edge, RADIUS, RADIUS)
        painter.fillPath(shape, self._theme.colour("raised"))
        if self._image is not None:
            painter.save()
            painter.setClipPath(shape)
            size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
            painter.restore()
        else:
            name, token = ("circle-alert", "red") if self._is_lost else ("image", "text3")
            sign = self._theme.pixmap(name, size=ICON, token=token, ratio=self.devicePixelRatioF())
            painter.drawPixmap(QPointF((self.width() - ICON) / 2, (self.height() - ICON) / 2), sign)
        has_focus = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("accent" if has_focus else "input"), RING if has_focus else 1))
        inset = RING / 2 if has_focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def shown_size(width: int, height: int) -> QSize:
    """How large an image of so many pixels stands in the transcript: never larger than it is, but large enough."""
    if width < 1 or height < 1:
        return QSize(UNKNOWN, UNKNOWN)
    size = QSize(width, height)
    if width > WIDEST or height > HIGHEST:
        size = size.scaled(WIDEST, HIGHEST, Qt.AspectRatioMode.KeepAspectRatio)
    return size.expandedTo(QSize(LEAST, LEAST))
