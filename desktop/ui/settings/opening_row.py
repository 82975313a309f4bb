"""The line about files that open with Bantam: what is so, and a button that changes it."""

from PySide6.QtCore import QCoreApplication, Signal

from desktop.core.file_opening import OpeningState
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button


class OpeningRow(SettingRow):
    """GUI thread. Wishes: `on_requested(as_default)`, `off_requested()`."""

    on_requested = Signal(bool)
    off_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        words = QCoreApplication.translate("OpeningRow", "Open .gguf files with Bantam")
        self.default_button = Button(theme, QCoreApplication.translate("OpeningRow", "Always with Bantam"))
        self.button = Button(theme, "")
        super().__init__(theme, words, fields=[self.default_button, self.button])
        self._is_on = False
        self.button.clicked.connect(self._on_clicked)
        self.default_button.clicked.connect(lambda: self.on_requested.emit(True))
        self.show_state(OpeningState(), is_supported=False)

    def show_state(self, state: OpeningState, *, is_supported: bool = True) -> None:
        """Say what is so now, and what the last change could not do."""
        self._is_on = state.is_on
        self.set_about(" ".join(translated(text) for text in (state.words, *state.notes)))
        self.button.setText(self.tr("Turn off") if state.is_on else self.tr("Turn on"))
        self.default_button.setVisible(state.is_on and bool(state.other))
        for button in (self.button, self.default_button):
            button.setEnabled(is_supported)

    def show_waiting(self) -> None:
        """It is being changed."""
        self.button.setEnabled(False)
        self.default_button.setEnabled(False)

    def _on_clicked(self) -> None:
        if self._is_on:
            self.off_requested.emit()
        else:
            self.on_requested.emit(False)
