"""The card that says what this computer has."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.first_run.machine_words import FactWords, unknown_words
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

HEIGHT = 86
ICON = 14


class FactCell(QWidget):
    """One fact. GUI thread."""

    def __init__(self, theme: Theme, words: FactWords) -> None:
        super().__init__()
        self._theme = theme
        self._icon = words.icon
        self._picture = QLabel()
        self._value = PlainLabel(theme, style=FontStyle.TITLE)
        self._rest = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name = QHBoxLayout()
        name.setSpacing(6)
        name.addWidget(self._picture)
        name.addWidget(PlainLabel(theme, words.name, style=FontStyle.SMALL, token="text2"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(3)
        column.addLayout(name)
        column.addWidget(self._value)
        column.addWidget(self._rest)
        theme.changed.connect(self._on_theme_changed)
        self.set_words(words)

    def set_words(self, words: FactWords) -> None:
        """Say it; what does not fit is in the tooltip."""
        self._value.setText(words.value)
        self._rest.setText(words.rest)
        self.setAccessibleName(f"{words.name}: {words.value}. {words.rest}")
        self.setToolTip(words.rest if self._rest.sizeHint().width() > self._rest.width() > 0 else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap(self._icon, size=ICON, token="text2", ratio=ratio))


class FactCard(QFrame):
    """Four facts side by side. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(0)
        self._cells = [FactCell(theme, words) for words in unknown_words()]
        for number, cell in enumerate(self._cells):
            if number:
                line = QFrame()
                line.setObjectName("hairline")
                line.setFixedWidth(1)
                row.addWidget(line)
            row.addWidget(cell, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def set_words(self, facts: Sequence[FactWords]) -> None:
        """Say all four."""
        for cell, words in zip(self._cells, facts, strict=True):
            cell.set_words(words)
