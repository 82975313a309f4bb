"""The keys that do the same, in a small frame."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.plain_label import PlainLabel

HEIGHT = 18


class KeyHint(PlainLabel):
    """For example “Ctrl K”; mouse clicks go through it. GUI thread."""

    def __init__(self, theme: Theme, keys: str, token: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(theme, keys, style=FontStyle.SMALL, token=token, parent=parent)
        self.setObjectName("keyHint")
        self.setProperty("onAccent", token == "on-accent")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(self.sizeHint().width() + 12, HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
