"""A spinner with a verb, in the middle of what waits."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import PlainLabel, Spinner


class WaitingLine(QWidget):
    """Turns while it is seen. GUI thread."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spinner = Spinner(theme)
        self._words = PlainLabel(theme, token="text2")
        row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._spinner, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say what is waited for."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin."""
        super().showEvent(event)
        self._spinner.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """End."""
        super().hideEvent(event)
        self._spinner.stop()
