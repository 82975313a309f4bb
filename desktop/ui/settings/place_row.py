"""The line of a folder: what lies there, how much room it takes, and where it is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal

from desktop.services.storage_service import Place
from desktop.ui.locale_text import size_text
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconButton

ZERO_WIDTH = "\u200b"  # where a long path may be broken


class PlaceRow(SettingRow):
    """GUI thread. Wishes: `show_requested(Path)`, `remove_requested(Path)`."""

    show_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, theme: Theme, words: str, *, can_remove: bool = False) -> None:
        show = Button(theme, QCoreApplication.translate("PlaceRow", "Show in folder"))
        remove = IconButton(theme, "x", QCoreApplication.translate("PlaceRow", "Look here no longer"))
        remove.setVisible(can_remove)
        super().__init__(theme, words, fields=[show, remove] if can_remove else [show], about_style=FontStyle.CODE)
        self._name = words
        self._path = Path()
        self.show_button, self.remove_button = show, remove
        show.setAccessibleName(self.tr("Show in folder: {0}").format(words))
        self.show_button.clicked.connect(lambda: self.show_requested.emit(self._path))
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(self._path))

    def show_place(self, place: Place) -> None:
        """Say where it is and how large."""
        self._path = place.path
        self.set_words(self.tr("{0} · {1}").format(self._name, size_text(place.size)))
        self.set_about(str(place.path).replace("/", "/" + ZERO_WIDTH).replace("\\", "\\" + ZERO_WIDTH))
