"""The button that deletes an adapter, and the question that it asks in its own place."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.adapter_service import FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.models.removal_question import RemovalQuestion
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button


class AdapterRemoval(QWidget):
    """GUI thread. Wish: `delete_requested()`, after the question."""

    delete_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = ""
        self.asking = RemovalQuestion(theme)
        self.delete = Button(theme, self.tr("Delete…"), kind="delete")
        row = QHBoxLayout()
        row.addWidget(self.delete)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 14)
        column.setSpacing(0)
        column.addWidget(self.asking)
        column.addLayout(row)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.asking.keep_requested.connect(self._on_keep_requested)
        self.asking.delete_requested.connect(self._on_really_requested)

    def show_adapter(self, adapter: FoundAdapter) -> None:
        """The question is about this one."""
        self._size = size_text(adapter.size)
        self._end()

    def _end(self) -> None:
        self.asking.hide()
        self.delete.show()

    @Slot()
    def _on_delete_clicked(self) -> None:
        words = self.tr("Delete {0} from this disk? Models stop using it. That cannot be taken back.")
        self.asking.show_question(words.format(self._size), self.tr("Delete {0}").format(self._size))
        self.delete.hide()

    @Slot()
    def _on_keep_requested(self) -> None:
        self._end()
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_really_requested(self) -> None:
        self._end()
        self.delete_requested.emit()
