"""A part of a dialog that scrolls where there is more of it than room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scrolled(QScrollArea):
    """As high as what is in it, up to `most` px. GUI thread."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setObjectName("jobScroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("jobRows")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(4)
        self.setWidget(self._inside)

    def fit(self, width: int) -> None:
        """Be as high as that takes in this width."""
        height = self.column.totalHeightForWidth(width - 16) if self.column.hasHeightForWidth() else -1
        self.setFixedHeight(min(max(height, self.column.totalSizeHint().height()), self._most))
