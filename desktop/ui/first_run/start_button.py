"""The one primary button of the welcome: words, and the key that does the same."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, KeyHint, PlainLabel
from desktop.ui.widgets.focus_ring import FIRST_FOCUS

HEIGHT = 40


class StartButton(Button):
    """As wide as its card. GUI thread."""

    def __init__(self, theme: Theme, words: str, keys: str) -> None:
        super().__init__(theme, "", kind="primary", height=HEIGHT)
        self.setAccessibleName(words)
        self.setProperty(FIRST_FOCUS, True)
        label = PlainLabel(theme, words, token="on-accent", weight=QFont.Weight.Medium)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(label)
        row.addWidget(KeyHint(theme, keys, token="on-accent"))
        row.addStretch(1)

    def sizeHint(self) -> QSize:
        """Room for the words and the key."""
        layout = self.layout()
        return QSize(layout.sizeHint().width() if layout is not None else 0, HEIGHT)
