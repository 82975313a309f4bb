"""A file that could not be attached: why, and what to do. It stays until the person takes it away."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import IconButton, PlainLabel

TILE, ICON, MARGIN = 24, 16, 10


class RefusedFile(QFrame):
    """GUI thread. Wish: `close_requested()`."""

    close_requested = Signal()

    def __init__(self, theme: Theme, error: KnownError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("errorCard")
        self._picture = QLabel()
        self._picture.setObjectName("redTile")
        self._picture.setFixedSize(TILE, TILE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.what = PlainLabel(theme, translated(error.what), weight=QFont.Weight.DemiBold)
        rest = f"{translated(error.safe)} {translated(error.next_step)}"
        self.rest = PlainLabel(theme, rest, token="text2")
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.what, self.rest):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        self.close_button = IconButton(theme, "x", self.tr("Close this message"))
        self.close_button.clicked.connect(self.close_requested)
        self.setAccessibleName(f"{self.what.text()} {rest}")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._on_theme_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap("circle-alert", size=ICON, token="red", ratio=ratio))
