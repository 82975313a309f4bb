"""An image of a message as large as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.markdown.safe_text import displayable
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

WIDEST, HIGHEST = 960, 640  # px of the image
LEAST = 400


class PictureDialog(QDialog):
    """To be looked at, or saved. Closes with Esc or its button. GUI thread. Wish: `save_requested()`."""

    save_requested = Signal()

    def __init__(self, theme: Theme, name: str, facts: Sequence[str], image: QImage | None, parent: QWidget) -> None:
        """`image` None: it is not here any more, or cannot be read."""
        super().__init__(parent)
        self.setObjectName("pictureDialog")
        self.setWindowTitle(self.tr("Image"))
        self.setMinimumWidth(LEAST)
        shown = " ".join(displayable(name).split())
        title = PlainLabel(theme, shown, style=FontStyle.PAGE)
        title.setWordWrap(True)
        self.facts = PlainLabel(theme, " · ".join(facts), token="text2")
        self.facts.setWordWrap(True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(self.tr("Image {0}").format(shown))
        words = self.tr("This is what the model is shown.")
        if image is None:
            words = self.tr("The image cannot be shown.")
            self.picture.hide()
        else:
            self._draw(image)
        self.explained = explained = PlainLabel(theme, words, style=FontStyle.SMALL, token="text2")
        explained.setWordWrap(True)
        self.save_button = Button(theme, self.tr("Save as…"), kind="secondary", icon="download")
        self.save_button.setVisible(image is not None)
        self.save_button.clicked.connect(self.save_requested)
        self.close_button = Button(theme, self.tr("Close"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        below.addWidget(self.save_button)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.facts)
        column.addWidget(self.picture, 1)
        column.addWidget(explained)
        column.addLayout(below)
        self.close_button.setFocus()

    def tell(self, words: str, *, is_fault: bool = False) -> None:
        """Say what became of saving it."""
        self.explained.setText(words)
        self.explained.set_token("red" if is_fault else "text2")

    def _draw(self, image: QImage) -> None:
        """At its own size, or smaller."""
        ratio = self.devicePixelRatioF()
        room = room_for(self.parentWidget())
        most = QSize(round(room.width() * ratio), round(room.height() * ratio))
        pixels = QPixmap.fromImage(image)
        if image.width() > most.width() or image.height() > most.height():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            pixels = pixels.scaled(most, keep, smooth)
        pixels.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixels)


def room_for(parent: QWidget | None) -> QSize:
    """What an image may take, so that the dialog stays within the window's screen."""
    most = QSize(WIDEST, HIGHEST)
    if parent is None:
        return most
    screen = parent.screen().availableSize()
    return most.boundedTo(QSize(screen.width() - 96, screen.height() - 260)).expandedTo(QSize(LEAST, LEAST) / 2)
