"""The shortcuts card: the keys of the whole window."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import KeyHint


def add_shortcuts(theme: Theme, card: SettingsCard, rows: Sequence[tuple[str, str]]) -> None:
    """One row for each; keys are for looking at."""
    for words, keys in rows:
        hint: QWidget = KeyHint(theme, keys.replace("+", " "))
        row = SettingRow(theme, words, fields=[hint])
        row.setMinimumHeight(32)
        card.add_row(row)
