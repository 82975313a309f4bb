"""The one primary button of the welcome: words, and the key that does the same."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, KeyHint, PlainLabel
from desktop.ui.widgets.focus_ring import FIRST_FOCUS

HEIGHT = 40
LINE = 20
EDGE, GAP = 12, 10


class StartButton(Button):
    """As wide as its card. GUI thread."""

    def __init__(self, theme: Theme, words: str, keys: str) -> None:
        super().__init__(theme, "", kind="primary", height=HEIGHT)
        self.setAccessibleName(words)
        self.setProperty(FIRST_FOCUS, True)
        label = PlainLabel(theme, words, token="on-accent", weight=QFont.Weight.Medium)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label = label
        self._hint = KeyHint(theme, keys, token="on-accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(GAP)
        row.addStretch(1)
        row.addWidget(label)
        row.addWidget(self._hint)
        row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that are too long for one line take two."""
        super().resizeEvent(event)
        needed = self._label.fontMetrics().horizontalAdvance(self._label.text())
        beside = self._hint.sizeHint().width() + GAP + 2 * EDGE
        is_long = needed + beside > self.width()
        if is_long != self._label.wordWrap():
            self._label.setWordWrap(is_long)
            self._label.setMinimumWidth(self.width() - beside if is_long else 0)
            self.setFixedHeight(HEIGHT + LINE if is_long else HEIGHT)

    def sizeHint(self) -> QSize:
        """Room for the words and the key."""
        layout = self.layout()
        return QSize(layout.sizeHint().width() if layout is not None else 0, HEIGHT)
