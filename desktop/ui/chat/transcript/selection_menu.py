"""What can be done with selected words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.theme.theme import Theme


class SelectionMenu(QMenu):
    """Goes with its last use. GUI thread.

    Wishes: `copy_requested(as Markdown)`, `select_all_requested()`, `address_requested(address)` for a link's.
    """

    copy_requested = Signal(bool)
    select_all_requested = Signal()
    address_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, *, can_copy: bool, address: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = self.addAction(theme.icon("copy"), self._words(self.tr("Copy"), QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda: self.copy_requested.emit(False))
        markdown = self.addAction(self.tr("Copy as Markdown"))
        markdown.triggered.connect(lambda: self.copy_requested.emit(True))
        for action in (copy, markdown):
            action.setEnabled(can_copy)
        if address:
            link = self.addAction(self.tr("Copy address"))
            link.triggered.connect(lambda: self.address_requested.emit(address))
        self.addSeparator()
        every = self.addAction(self._words(self.tr("Select all"), QKeySequence.StandardKey.SelectAll))
        every.triggered.connect(self.select_all_requested)

    def _words(self, words: str, key: QKeySequence.StandardKey) -> str:
        return words + "\t" + QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
