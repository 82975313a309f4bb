"""How far a long piece of work is: a bar with a number, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, Meter, PlainLabel


class ProgressRow(QWidget):
    """Hidden while nothing runs. GUI thread. Wish: `stop_requested()`."""

    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel(theme, token="text2")
        self.meter = Meter(theme)
        self.stop_button = Button(theme, self.tr("Stop"), kind="quiet")
        self.stop_button.clicked.connect(self.stop_requested)
        bar = QVBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self._words)
        bar.addWidget(self.meter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(bar, 1)
        row.addWidget(self.stop_button)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Say how far it is; 0 of 0 is the beginning."""
        self._words.setText(f"{words} {number_text(done)} / {number_text(total)}" if total else words)
        self.meter.set_fraction(done / total if total else 0.0)
        self.setAccessibleName(self._words.text())
        self.show()
