"""The storage card: Bantam's folders, and the person's own folders of models."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.services.storage_service import StorageUse
from desktop.ui.locale_text import size_text
from desktop.ui.settings.opening_row import OpeningRow
from desktop.ui.settings.place_row import PlaceRow
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button

FIRST_FOLDER = 1  # row of the first of the person's folders: after Bantam's own


class StorageRows(QObject):
    """Fills the card. GUI thread. Wishes: `show_requested(Path)`, `remove_requested(Path)`, `add_requested()`."""

    show_requested = Signal(object)
    remove_requested = Signal(object)
    add_requested = Signal()

    def __init__(self, theme: Theme, card: SettingsCard, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = card
        self.models = self._row(self.tr("Models"))
        self.more: list[PlaceRow] = []
        self.add_button = Button(theme, self.tr("Add a folder…"), icon="plus")
        self.add_button.clicked.connect(self.add_requested)
        add = SettingRow(
            theme,
            self.tr("More folders with models"),
            self.tr("Their files stay where they are."),
            fields=[self.add_button],
        )
        card.add_row(add)
        self.opening = OpeningRow(theme)
        card.add_row(self.opening)
        self.chats = self._row(self.tr("Chats and settings"))
        self.cache = self._row(self.tr("What can be made again"))

    def show_use(self, use: StorageUse) -> None:
        """Show every folder with its size."""
        used, free = size_text(use.used), size_text(use.free)
        self._card.set_note(self.tr("{0} used, {1} free").format(used, free))
        self.models.show_place(use.models)
        self.chats.show_place(use.chats)
        self.cache.show_place(use.cache)
        while len(self.more) > len(use.more_models):
            self._card.remove_row(self.more.pop())
        while len(self.more) < len(use.more_models):
            self.more.append(self._row(self.tr("Your models"), FIRST_FOLDER + len(self.more)))
        for row, place in zip(self.more, use.more_models, strict=True):
            row.show_place(place)

    def _row(self, words: str, place: int | None = None) -> PlaceRow:
        row = PlaceRow(self._theme, words, can_remove=place is not None)
        row.show_requested.connect(self._on_show_requested)
        row.remove_requested.connect(self._on_remove_requested)
        self._card.add_row(row, place)
        return row

    def _on_show_requested(self, path: Path) -> None:
        self.show_requested.emit(path)

    def _on_remove_requested(self, path: Path) -> None:
        self.remove_requested.emit(path)
