"""The line below a setting that Qt reads only once: it offers to start Bantam again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.settings.option_row import OptionRow
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button


class RestartRow(QObject):
    """Puts the line into a card and takes it away. GUI thread. Wish: `restart_requested()`."""

    restart_requested = Signal()

    def __init__(self, theme: Theme, card: SettingsCard, above: OptionRow, parent: QObject) -> None:
        """It stands below `above`."""
        super().__init__(parent)
        self._theme = theme
        self._card = card
        self._above = above
        self.row: SettingRow | None = None
        self.button: Button | None = None

    def show(self, is_needed: bool) -> None:
        """Offer it, or offer it no more."""
        if is_needed and self.row is None:
            button = self.button = Button(self._theme, self.tr("Restart Bantam now"), icon="rotate-ccw")
            button.clicked.connect(self.restart_requested)
            words = self.tr("The new size needs a restart")
            about = self.tr("It takes a second. Chats, drafts and the place of the window stay.")
            self.row = SettingRow(self._theme, words, about, fields=[button])
            self._card.add_row(self.row, self._card.rows.index(self._above) + 1)
            QWidget.setTabOrder(self._above.field, button)
        elif not is_needed and self.row is not None:
            self._card.remove_row(self.row)
            self.row = self.button = None

    def show_reason(self, words: str) -> None:
        """Say why it cannot be done now."""
        if self.row is not None:
            self.row.show_fault(words)
