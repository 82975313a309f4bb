"""The line at the bottom: the network at the left; warnings, processors, speed and memory at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconLine

HEIGHT = 28


class StatusPart(IconLine):
    """Hidden while there is nothing to say. GUI thread."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme, icon, style=FontStyle.SMALL, token="text2")
        self.hide()

    def set_text(self, text: str) -> None:
        """Say it."""
        super().set_text(text)
        self.setVisible(bool(text))


class StatusBar(QFrame):
    """28 px high. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAccessibleName(self.tr("Status"))
        self.setFixedHeight(HEIGHT)
        self.network = StatusPart(theme, "wifi-off")
        self.confinement = StatusPart(theme, "triangle-alert")
        self.processor = StatusPart(theme, "cpu")
        self.graphics = StatusPart(theme, "gpu")
        self.speed = StatusPart(theme, "gauge")
        self.memory = StatusPart(theme, "memory-stick")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 1, 24, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.network)
        self._row.addStretch(1)
        self._lines: list[tuple[QFrame, StatusPart]] = []
        for part in (self.confinement, self.processor, self.graphics, self.speed, self.memory):
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
