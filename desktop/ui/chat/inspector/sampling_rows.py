"""The numbers that decide how the next token is chosen, the longest reply, and the seed."""

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.sampling import Sampling
from desktop.settings import Settings
from desktop.ui.chat.inspector.chat_settings import range_of
from desktop.ui.chat.inspector.number_field import NumberField
from desktop.ui.chat.inspector.number_row import NumberRow
from desktop.ui.theme.theme import Theme

NARROW, WIDE = 52, 104


class SamplingRows(QWidget):
    """Owns the rows and the values they show. GUI thread. Fact: `changed()`, by the person only."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sampling = Sampling()
        self.max_tokens = Settings().max_tokens
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows = {
            "temperature": self._slider_row("temperature", self.tr("Temperature"), 2, _steps("temperature", 0.05)),
            "top_p": self._slider_row("top_p", self.tr("Top-p"), 2, _steps("top_p", 0.01)),
            "top_k": self._slider_row("top_k", self.tr("Top-k"), 0, _few_and_tens("top_k")),
            "repeat_penalty": self._slider_row(
                "repeat_penalty", self.tr("Repetition"), 2, _steps("repeat_penalty", 0.01)
            ),
            "max_tokens": self._longest_row(),
            "seed": self._seed_row(),
        }
        self.show_values(self.sampling, self.max_tokens)

    def show_values(self, sampling: Sampling, max_tokens: int) -> None:
        """Show values without telling anybody."""
        self.sampling, self.max_tokens = sampling, max_tokens
        for name, row in self.rows.items():
            row.show_value(max_tokens if name == "max_tokens" else getattr(sampling, name))

    @Slot()
    def reset(self) -> None:
        """Back to the values Bantam came with."""
        self.show_values(Sampling(), Settings().max_tokens)
        self.changed.emit()

    def _slider_row(self, name: str, words: str, decimals: int, stops: Sequence[float]) -> NumberRow:
        field = NumberField(range_of(Sampling, name), decimals=decimals)
        return self._add(name, NumberRow(self._theme, words, field, NARROW, stops))

    def _longest_row(self) -> NumberRow:
        field = NumberField(range_of(Settings, "max_tokens"), unit=self.tr("{0} tokens"))
        return self._add("max_tokens", NumberRow(self._theme, self.tr("Longest reply"), field, WIDE))

    def _seed_row(self) -> NumberRow:
        field = NumberField(range_of(Sampling, "seed"), blank=self.tr("Random"))
        return self._add("seed", NumberRow(self._theme, self.tr("Seed"), field, WIDE))

    def _add(self, name: str, row: NumberRow) -> NumberRow:
        row.value_changed.connect(partial(self._on_value_changed, name))
        self._column.addWidget(row)
        return row

    def _on_value_changed(self, name: str, value: float | None) -> None:
        if name == "max_tokens":
            self.max_tokens = int(value or 1)
        else:
            is_whole = name in ("top_k", "seed") and value is not None
            self.sampling = msgspec.structs.replace(self.sampling, **{name: int(value or 0) if is_whole else value})
        self.changed.emit()


def _steps(name: str, step: float) -> list[float]:
    """All that a slider can be set to, rounded as the field writes it."""
    allowed = range_of(Sampling, name)
    count = round((allowed.high - allowed.low) / step) + 1
    return [round(allowed.low + index * step, 2) for index in range(count)]


def _few_and_tens(name: str) -> list[float]:
    """Every number up to a hundred, and tens from there."""
    allowed = range_of(Sampling, name)
    return [float(value) for value in (*range(int(allowed.low), 100), *range(100, int(allowed.high) + 1, 10))]
