"""The question whether something shall be deleted, with its two answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, PlainLabel


class RemovalQuestion(QWidget):
    """Hidden while nothing is asked. GUI thread. Wishes: `delete_requested()`, `keep_requested()`."""

    delete_requested = Signal()
    keep_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = PlainLabel(theme)
        self.question.setWordWrap(True)
        self.really = Button(theme, "", kind="delete")
        self.keep = Button(theme, self.tr("Keep it"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.really)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.question)
        column.addLayout(buttons)
        self.really.clicked.connect(self.delete_requested)
        self.keep.clicked.connect(self.keep_requested)
        self.hide()

    def show_question(self, words: str, deed: str) -> None:
        """Ask, with `deed` on the button that does it; the other one has the keyboard."""
        self.question.setText(words)
        self.really.setText(deed)
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
