"""A button that is a picture, with words for those who do not know it or do not see it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.button import SMALL, Button
from desktop.ui.widgets.toggling import Toggling


class IconButton(Toggling, Button):
    """28 × 28. Its words are its tooltip and its accessible name. GUI thread."""

    def __init__(self, theme: Theme, icon_name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", kind="icon", icon=icon_name, height=SMALL, parent=parent)
        self.setFixedSize(SMALL, SMALL)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(SMALL, SMALL)
