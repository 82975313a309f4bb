"""How much memory a model takes of what is available, part by part."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.fit import Fit
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.flow_box import FlowBox
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

HEIGHT = 12
RADIUS = 4
GAP = 1
SWATCH = 8
APART = 8  # px after a meaning, besides the usual gap
GB = 1e9


class Part(NamedTuple):
    """One segment: its words, bytes and colour."""

    words: str
    size: int
    token: str


class _Segments(QWidget):
    """Segments from the left. GUI thread."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[Part] = []
        self._total = 1
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(200, HEIGHT)

    def set_parts(self, parts: list[Part], total: int) -> None:
        """Show parts of a total."""
        self._parts, self._total = parts, max(total, sum(part.size for part in parts), 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them inside one rounded bar."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(outline)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.fillRect(self.rect(), self._theme.colour("selected"))
        left = 0.0
        for part in self._parts:
            width = self.width() * part.size / self._total
            painter.fillRect(QRectF(left, 0, width, HEIGHT), self._theme.colour(part.token))
            left += width
            painter.fillRect(QRectF(left - GAP, 0, GAP, HEIGHT), self._theme.colour("window"))


class _Swatch(QWidget):
    """A small square in a segment's colour. GUI thread."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__()
        self._theme = theme
        self._token = token
        self.setFixedSize(SWATCH, SWATCH)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._token))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


class MemoryBar(QWidget):
    """A title with the sum, the bar, and what its colours mean. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = PlainLabel(theme, weight=theme.font(FontStyle.TITLE).weight())
        self._sum = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._bar = _Segments(theme)
        self._legend = {token: PlainLabel(theme, style=FontStyle.SMALL) for token in ("text2", "control", "input")}
        self._left = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        top = FlowBox(ends=True, below=0)
        top.add(self._title)
        self._sum.setMinimumHeight(FontStyle.TITLE.value.line)  # on one line with the title
        top.add(self._sum)
        legend = FlowBox(ends=True, below=0)
        for token, label in self._legend.items():
            legend.add(_meaning(theme, token, label))
        legend.add(self._left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(top)
        column.addWidget(self._bar)
        column.addWidget(legend)

    def show_fit(self, name: str, fit: Fit) -> None:
        """Show what a file takes."""
        need = fit.need
        parts = [
            Part(self.tr("Model {0}").format(_gb(need.model)), need.model, "text2"),
            Part(self.tr("Context {0}").format(_gb(need.context)), need.context, "control"),
            Part(self.tr("Engine {0}").format(_gb(need.engine)), need.engine, "input"),
        ]
        is_over = fit.left < 0
        self._title.setText(self.tr("Memory with {0}").format(name))
        self._sum.setText(self.tr("{0} of {1} GB").format(_gb(need.total), _gb(fit.available)))
        template = self.tr("{0} missing") if is_over else self.tr("{0} left")
        self._left.setText(template.format(size_text(abs(fit.left))))
        self._left.set_token("red" if is_over else "text2")
        self._bar.set_parts(parts, fit.available)
        for part in parts:
            self._legend[part.token].setText(part.words)
        words = [self._title.text(), self._sum.text(), *(part.words for part in parts), self._left.text()]
        self.setAccessibleName(", ".join(words))


def _meaning(theme: Theme, token: str, label: PlainLabel) -> QWidget:
    """A swatch and what it stands for."""
    meaning = QWidget()
    line = QHBoxLayout(meaning)
    line.setContentsMargins(0, 0, APART, 0)
    line.setSpacing(6)
    line.addWidget(_Swatch(theme, token), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(label)
    return meaning


def _gb(size: int) -> str:
    return number_text(size / GB, 1)
