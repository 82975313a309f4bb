"""A line across the window while nothing can be saved: what is safe, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, IconLine, PlainLabel
from desktop.ui.widgets.button import SMALL


class FullDiskBanner(QFrame):
    """Hidden while there is room. GUI thread. Wishes: `retry_requested()`, `folder_requested()`."""

    retry_requested = Signal()
    folder_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fullDiskBanner")
        title = IconLine(theme, "hard-drive", self.tr("The disk is full"), token="amber", icon_token="amber")
        self._words = PlainLabel(theme)
        self._words.setWordWrap(True)
        self.retry_button = Button(theme, self.tr("Try again"), height=SMALL)
        self.folder_button = Button(theme, self.tr("Show folder"), kind="quiet", height=SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self._words, 1)
        row.addWidget(self.folder_button)
        row.addWidget(self.retry_button)
        self.retry_button.clicked.connect(self.retry_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_full(self, folder: str) -> None:
        """Say it."""
        words = self.tr(
            "Your chats are safe and can be read, searched and exported; nothing new can be saved. "
            "Free some space on the disk with {0}, then try again."
        )
        self._words.setText(words.format(folder))
        self.setAccessibleName(self._words.text())
        self.show()
