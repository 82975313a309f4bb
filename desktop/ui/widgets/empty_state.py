"""A place with nothing in it yet, and the next step."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.plain_label import PlainLabel

ICON = 20
TILE = 40
WIDEST = 420


class EmptyState(QWidget):
    """An icon, a title that names the next step, one sentence, at most two buttons. GUI thread."""

    def __init__(self, theme: Theme, icon: str, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._picture = QLabel(self)
        self._picture.setObjectName("tile")
        self._picture.setFixedSize(TILE, TILE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = sentence = PlainLabel(theme, words, token="text2")
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sentence.setFixedWidth(WIDEST)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        for part in (self._picture, PlainLabel(theme, title, style=FontStyle.TITLE), sentence):
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        theme.changed.connect(self._on_theme_changed)

    def add_button(self, words: str, kind: str = "primary") -> Button:
        """Offer a next step."""
        button = Button(self._theme, words, kind=kind)
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(WIDEST))
        self._picture.setPixmap(self._theme.pixmap(self._icon, size=ICON, token="text2", ratio=ratio))
