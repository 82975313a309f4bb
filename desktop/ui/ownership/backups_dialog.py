"""The backups in a window of their own."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.ownership.backups_view import BackupsView
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, FittedDialog, PlainLabel

WIDTH = 560


class BackupsDialog(FittedDialog):
    """Closes with Esc or its one button. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("backupsDialog")
        self.setWindowTitle(self.tr("Backups"))
        self.view = BackupsView(theme)
        self.close_button = Button(theme, self.tr("Close"), kind="quiet")
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(theme, self.tr("Backups"), style=FontStyle.PAGE))
        column.addWidget(self.view)
        column.addLayout(row)
