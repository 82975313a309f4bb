"""A few choices beside each other, one of which is in force."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.toggling import Toggling

HEIGHT = 28
PADDING = 11
RADIUS = 6
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Segment(Toggling, QAbstractButton):
    """One choice. GUI thread."""

    def __init__(self, theme: Theme, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(words)
        self.setCheckable(True)
        self.tell_toggles()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the words are when they are strongest."""
        words = QFontMetrics(self._font(strong=True)).horizontalAdvance(self.text())
        return QSize(words + 2 * PADDING, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised card where it is in force."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        card = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        has_ring = self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if self.isChecked() or has_ring:
            painter.setPen(QPen(colour("accent"), 2) if has_ring else QPen(colour("input"), 1))
            painter.setBrush(colour("raised") if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card, RADIUS, RADIUS)
        painter.setFont(self._font(strong=self.isChecked()))
        painter.setPen(colour("text" if self.isChecked() or self.underMouse() else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _font(self, *, strong: bool) -> QFont:
        return self._theme.font(FontStyle.BASE, QFont.Weight.Medium if strong else None)


class Segments(QFrame):
    """One Tab stop; arrows choose. GUI thread. Fact: `value_changed(value)`, by the person only."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, words: str, names: Mapping[Any, str], parent: QWidget | None = None) -> None:
        """`words` say what is chosen here, `names` what each value is called."""
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._segments: dict[Any, Segment] = {}
        for value, name in names.items():
            segment = Segment(theme, name, self)
            segment.clicked.connect(lambda _=False, value=value: self._choose(value))
            self._group.addButton(segment)
            self._segments[value] = segment
            row.addWidget(segment)

    def show_value(self, value: Any) -> None:
        """Show what is in force, without telling anybody."""
        self._segments[value].setChecked(True)
        for other, segment in self._segments.items():
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == value else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from choice to choice."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = list(self._segments)
        here = next((place for place, value in enumerate(values) if self._segments[value].isChecked()), 0)
        self._choose(values[(here + step) % len(values)])

    def _choose(self, value: Any) -> None:
        self.show_value(value)
        self._segments[value].setFocus()
        self.value_changed.emit(value)
