"""What “…” above the list offers: for all chats at once."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.theme.theme import Theme


class ListMenu(QMenu):
    """GUI thread. Wishes: `export_requested()`, `import_requested()`, `backups_requested()`."""

    export_requested = Signal()
    import_requested = Signal()
    backups_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.export_action = self._add(self.tr("Export all chats…"), self.export_requested)
        self.import_action = self._add(self.tr("Import chats…"), self.import_requested)
        self.backups_action = self._add(self.tr("Backups…"), self.backups_requested)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def open_under(self, button: QWidget) -> None:
        """Show the menu under the button that opens it."""
        place = button.mapToGlobal(button.rect().bottomLeft())
        place.setY(place.y() + 4)
        self.popup(place)

    def _add(self, words: str, wish: object) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(wish)
        self.addAction(action)
        return action

    @Slot()
    def _on_theme_changed(self) -> None:
        for action, icon in (
            (self.export_action, "download"),
            (self.import_action, "folder-input"),
            (self.backups_action, "rotate-ccw"),
        ):
            action.setIcon(self._theme.icon(icon))
