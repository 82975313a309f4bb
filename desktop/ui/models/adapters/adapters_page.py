"""The adapters on this computer, or how one comes here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.models.adapters.adapter_rows import AdapterRow, AdapterRowDelegate, AdapterRowsModel
from desktop.ui.models.rows_list import RowsList
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import EmptyState, PlainLabel


class AdaptersPage(QWidget):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = AdapterRowsModel(self)
        self.list = RowsList(self.rows, AdapterRowDelegate(theme), self.tr("Adapters on this computer"))
        self.nothing = EmptyState(
            theme,
            "puzzle",
            self.tr("Import an adapter"),
            self.tr("A LoRA adapter changes how a model writes."),
        )
        self._note = PlainLabel(
            theme,
            self.tr("Which of them a model writes with, and how strongly, is set beside the chat."),
            style=FontStyle.SMALL,
            token="text2",
        )
        self._note.setWordWrap(True)
        self._note.setContentsMargins(16, 12, 16, 8)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.nothing)
        self._faces.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self._faces, 1)
        self.show_rows(())

    def show_rows(self, shown: Sequence[AdapterRow]) -> None:
        """Show these."""
        self.rows.set_rows(shown)
        self._note.setVisible(bool(shown))
        self._faces.setCurrentWidget(self.list if shown else self.nothing)
        if shown:
            self.list.show_row(0)

    def focus(self) -> None:
        """Begin with the list."""
        self.list.setFocus()
