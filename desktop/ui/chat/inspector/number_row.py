"""One line of the inspector: a label, perhaps a slider, a field, and below it what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.chat.inspector.accent_slider import AccentSlider
from desktop.ui.chat.inspector.number_field import NumberField
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

LABEL, LEAST_LABEL = 88, 56
HEIGHT = 32


class NumberRow(QWidget):
    """Keeps slider and field the same. GUI thread. Fact: `value_changed(value or None)`, by the person only."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, words: str, field: NumberField, width: int, stops: Sequence[float] = ()) -> None:
        super().__init__()
        self.field = field
        self.slider = AccentSlider(theme, stops) if stops else None
        field.setAccessibleName(words)
        field.setFont(theme.font(FontStyle.BASE))
        field.setFixedWidth(max(width, field.usual_width()))
        label = PlainLabel(theme, words, token="text2")
        label.setBuddy(field)
        column = max(LEAST_LABEL, LABEL - (field.width() - width))
        label.setWordWrap(label.sizeHint().width() > column)  # longer words of another language take two lines
        self._error = PlainLabel(theme, style=FontStyle.SMALL, token="red")
        self._error.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setRowMinimumHeight(0, HEIGHT)
        grid.setColumnMinimumWidth(0, column)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        if self.slider is not None:
            self.slider.setAccessibleName(words)
            self.slider.stop_chosen.connect(self._on_stop_chosen)
            grid.addWidget(self.slider, 0, 1)
        grid.addWidget(field, 0, 2)
        grid.addWidget(self._error, 1, 0, 1, 3)
        field.value_changed.connect(self._on_value_changed)
        field.validity_changed.connect(self._on_validity_changed)

    def show_value(self, value: float | None) -> None:
        """Show a value without telling anybody."""
        self.field.show_value(value)
        if self.slider is not None and value is not None:
            self.slider.show_value(value)

    @Slot(float)
    def _on_stop_chosen(self, value: float) -> None:
        self.field.show_value(value)
        self.value_changed.emit(value)

    @Slot(object)
    def _on_value_changed(self, value: float | None) -> None:
        if self.slider is not None and value is not None:
            self.slider.show_value(value)
        self.value_changed.emit(value)

    @Slot(bool)
    def _on_validity_changed(self, is_valid: bool) -> None:
        words = self.tr("Use {0} to {1}").format(*self.field.range_words())
        self._error.setText("" if is_valid else words)
        self._error.setVisible(not is_valid)
        self.field.setAccessibleDescription("" if is_valid else words)
