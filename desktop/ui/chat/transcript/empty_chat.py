"""A chat without messages: an invitation and three things to try."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

WIDEST = 420
GAP = 8


class EmptyChat(QWidget):
    """Offers examples; a click asks for one to be put into the composer. GUI thread."""

    example_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        layout.addStretch(2)
        layout.addWidget(self._title(), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._sentence(), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(GAP)
        for words in self._examples():
            layout.addWidget(self._button(words), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def _examples(self) -> list[str]:
        return [
            self.tr("Explain what a confidence interval says"),
            self.tr("Write a short note that a delivery will be late"),
            self.tr("Show how to read a CSV file in Python"),
        ]

    def _title(self) -> QWidget:
        return PlainLabel(self._theme, self.tr("Ask something"), style=FontStyle.PAGE)

    def _sentence(self) -> QWidget:
        words = self.tr("The model answers on this computer. Nothing you write leaves it.")
        return PlainLabel(self._theme, words, token="text2")

    def _button(self, words: str) -> Button:
        button = Button(self._theme, words, kind="secondary")
        button.setFixedWidth(max(WIDEST, button.sizeHint().width()))
        button.clicked.connect(lambda: self.example_requested.emit(words))
        return button
