"""A slider with its value in words beside it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.chat.inspector.accent_slider import AccentSlider
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

WIDTH = 112


class SliderField(QWidget):
    """GUI thread. Fact: `value_changed(int)`, by the person only."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, words: str, stops: range, unit: str) -> None:
        """`unit` is a template for the value, “{0} px”."""
        super().__init__()
        self._unit = unit
        self.slider = AccentSlider(theme, list(stops))
        self.slider.setAccessibleName(words)
        self.slider.setFixedWidth(WIDTH)
        self._label = PlainLabel(theme, token="text2")
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        widest = max((self._words(stop) for stop in stops), key=len)
        self._label.setMinimumWidth(QFontMetrics(theme.font(FontStyle.BASE)).horizontalAdvance(widest) + 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider)
        row.addWidget(self._label)
        self.slider.stop_chosen.connect(self._on_stop_chosen)

    def show_value(self, value: int) -> None:
        """Show what is in force, without telling anybody."""
        self.slider.show_value(value)
        self._say(value)

    def _say(self, value: int) -> None:
        self._label.setText(self._words(value))
        self.slider.setAccessibleDescription(self._words(value))

    def _words(self, value: int) -> str:
        return self._unit.format(number_text(value))

    @Slot(float)
    def _on_stop_chosen(self, value: float) -> None:
        self._say(int(value))
        self.value_changed.emit(int(value))
