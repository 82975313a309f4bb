"""The button that deletes an adapter, and the question that it asks in its own place."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.adapter_service import FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, PlainLabel


class AdapterRemoval(QWidget):
    """GUI thread. Wish: `delete_requested()`, after the question."""

    delete_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = ""
        self.question = PlainLabel(theme)
        self.question.setWordWrap(True)
        self.delete = Button(theme, self.tr("Delete…"), kind="delete")
        self.really = Button(theme, "", kind="delete")
        self.keep = Button(theme, self.tr("Keep it"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.delete, self.really, self.keep):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.question)
        column.addLayout(buttons)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.really.clicked.connect(self._on_really_clicked)
        self._ask(False)

    def show_adapter(self, adapter: FoundAdapter) -> None:
        """The question is about this one."""
        self._size = size_text(adapter.size)
        self._ask(False)

    def _ask(self, is_asking: bool) -> None:
        self.question.setText(
            self.tr("Delete {0} from this disk? Models stop using it. That cannot be taken back.").format(self._size)
        )
        self.really.setText(self.tr("Delete {0}").format(self._size))
        self.delete.setVisible(not is_asking)
        for part in (self.question, self.really, self.keep):
            part.setVisible(is_asking)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self._ask(True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._ask(False)
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_really_clicked(self) -> None:
        self._ask(False)
        self.delete_requested.emit()
