"""One LoRA adapter in the inspector: its name and size, how strongly it counts, and the way to remove it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.engine_choice import MOST_STRENGTH, AdapterChoice
from desktop.ui.chat.inspector.chat_settings import Range
from desktop.ui.chat.inspector.number_field import NumberField
from desktop.ui.chat.inspector.template_words import one_line
from desktop.ui.locale_text import size_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel, plain_tooltip

FIELD = 52
LONGEST = 20  # letters of a name before it is cut; the tooltip has all


class AdapterRow(QWidget):
    """Lays out. GUI thread. Wishes: `strength_requested(path, strength)`, `remove_requested(path)`."""

    strength_requested = Signal(str, float)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, adapter: AdapterChoice, size: int | None) -> None:
        """`size` in bytes, None when the file is not there any more."""
        super().__init__()
        self.path = adapter.path
        name = one_line(Path(adapter.path).stem)
        words = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        self._name = PlainLabel(theme, words)
        self.setToolTip(plain_tooltip(name))
        cost = size_text(size) if size is not None else self.tr("The file is not there")
        self.cost = PlainLabel(theme, cost, style=FontStyle.SMALL, token="text3" if size is not None else "red")
        self.cost.setWordWrap(True)
        self.field = NumberField(Range(-MOST_STRENGTH, MOST_STRENGTH), decimals=2)
        self.field.setAccessibleName(self.tr("Strength of {0}").format(name))
        self.field.setFixedWidth(FIELD)
        self.field.setFont(theme.font(FontStyle.BASE))
        self.field.show_value(adapter.strength)
        self.remove_button = IconButton(theme, "x", self.tr("Remove {0}").format(name))
        words_column = QVBoxLayout()
        words_column.setSpacing(0)
        words_column.addWidget(self._name)
        words_column.addWidget(self.cost)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(words_column, 1)
        row.addWidget(self.field)
        row.addWidget(self.remove_button)
        self.field.value_changed.connect(self._on_value_changed)
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(self.path))

    def _on_value_changed(self, value: float | None) -> None:
        if value is not None:
            self.strength_requested.emit(self.path, value)
