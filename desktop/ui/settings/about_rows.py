"""The about card: what Bantam is made of, and what a report of a fault needs."""

from PySide6.QtCore import QObject, Signal

from desktop import __version__
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button


class AboutRows(QObject):
    """Fills the card. GUI thread. Wishes: `licences_requested()`, `report_requested()`."""

    licences_requested = Signal()
    report_requested = Signal()

    def __init__(self, theme: Theme, card: SettingsCard, parent: QObject) -> None:
        super().__init__(parent)
        licences = Button(theme, self.tr("Show licences"))
        licences.clicked.connect(self.licences_requested)
        self.report_button = Button(theme, self.tr("Copy report"), icon="copy")
        self.report_button.clicked.connect(self.report_requested)
        card.add_row(
            SettingRow(
                theme,
                self.tr("Bantam {0}").format(__version__),
                self.tr("Free software under the Apache License 2.0."),
                fields=[licences],
            )
        )
        card.add_row(
            SettingRow(
                theme,
                self.tr("Report for a fault"),
                self.tr("Versions, this computer, checks and the log. No chats, no prompts."),
                fields=[self.report_button],
            )
        )
