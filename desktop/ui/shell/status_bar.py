"""The line at the bottom: the network at the left; processor, speed and memory at the right."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

HEIGHT = 28
ICON = 14


class StatusPart(QWidget):
    """A picture and a few words; hidden while there is nothing to say. GUI thread."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._picture = QLabel()
        self._label = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._label)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Say it."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap(self._icon, size=ICON, token="text2", ratio=ratio))


class StatusBar(QFrame):
    """28 px high. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAccessibleName(self.tr("Status"))
        self.setFixedHeight(HEIGHT)
        self.network = StatusPart(theme, "wifi-off")
        self.processor = StatusPart(theme, "cpu")
        self.speed = StatusPart(theme, "gauge")
        self.memory = StatusPart(theme, "memory-stick")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 1, 24, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.network)
        self._row.addStretch(1)
        self._lines: list[tuple[QFrame, StatusPart]] = []
        for part in (self.processor, self.speed, self.memory):
            self._add(part)

    def set_text(self, part: StatusPart, text: str) -> None:
        """Let one part say something; a line stands between two that do."""
        part.set_text(text)
        has_left = False
        for line, right in self._lines:
            line.setVisible(has_left and not right.isHidden())
            has_left = has_left or not right.isHidden()

    def _add(self, part: StatusPart) -> None:
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedSize(1, 16)
        line.hide()
        self._lines.append((line, part))
        self._row.addWidget(line, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(part)
