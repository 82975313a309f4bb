"""Asks before a temporary chat is gone."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, FittedDialog, PlainLabel

WIDTH = 420


class LeaveDialog(FittedDialog):
    """Esc stays. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("leaveDialog")
        self.setWindowTitle(self.tr("Leave the temporary chat?"))
        words = self.tr("Its messages were never saved. When you leave, they are gone and cannot be brought back.")
        label = PlainLabel(theme, words, token="text2")
        label.setWordWrap(True)
        self.stay_button = Button(theme, self.tr("Stay"), kind="primary")
        self.stay_button.setDefault(True)
        self.leave_button = Button(theme, self.tr("Leave"), kind="delete")
        self.stay_button.clicked.connect(self.reject)
        self.leave_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.stay_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        title = PlainLabel(theme, self.windowTitle(), style=FontStyle.PAGE)
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(label)
        column.addLayout(row)
        self.stay_button.setFocus()
