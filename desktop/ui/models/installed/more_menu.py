"""What “…” beside the search offers: for all models at once."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.theme.theme import Theme


class MoreMenu(QMenu):
    """GUI thread. Wishes: `duplicates_requested()`, `move_requested()`."""

    duplicates_requested = Signal()
    move_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.duplicates_action = QAction(self.tr("Find files that are here twice…"), self)
        self.move_action = QAction(self.tr("Move the models folder…"), self)
        self.addAction(self.duplicates_action)
        self.addAction(self.move_action)
        self.duplicates_action.triggered.connect(self.duplicates_requested)
        self.move_action.triggered.connect(self.move_requested)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def open_under(self, button: QWidget) -> None:
        """Show the menu under the button that opens it, at its right end."""
        place = button.mapToGlobal(button.rect().bottomRight())
        place.setX(place.x() - self.sizeHint().width())
        place.setY(place.y() + 4)
        self.popup(place)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.duplicates_action.setIcon(self._theme.icon("copy"))
        self.move_action.setIcon(self._theme.icon("hard-drive"))
