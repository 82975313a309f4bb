"""Which model answers, and the way to where it is measured."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.core.model import ModelFile
from desktop.ui.settings.choice_field import ChoiceField
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button


class EngineRows(QObject):
    """Fills two cards. GUI thread. Wishes: `model_requested(id)`, `tune_requested()`."""

    model_requested = Signal(str)
    tune_requested = Signal()

    def __init__(self, theme: Theme, answers: SettingsCard, performance: SettingsCard, parent: QObject) -> None:
        super().__init__(parent)
        words = self.tr("Model")
        self.field = ChoiceField(theme, words, {})
        self.field.value_changed.connect(self._on_value_changed)
        answers.add_row(SettingRow(theme, words, self.tr("Writes the answers in every chat."), fields=[self.field]))
        self.tune_button = Button(theme, self.tr("Tune in the chat"), icon="wand-sparkles")
        self.tune_button.clicked.connect(self.tune_requested)
        self._tune = SettingRow(
            theme,
            self.tr("Fastest settings"),
            self.tr("Measured for each model, in at most 20 seconds."),
            fields=[self.tune_button],
        )
        performance.add_row(self._tune)

    def show_models(self, models: Sequence[ModelFile], chosen: str) -> None:
        """Offer these models; `chosen` is the id of the one that answers."""
        self.field.set_choices({model.id: model.name for model in models})
        self.field.show_value(chosen)

    def _on_value_changed(self, model_id: str) -> None:
        self.model_requested.emit(model_id)
