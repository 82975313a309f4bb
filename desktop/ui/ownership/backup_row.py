"""One backup in the list; going back to it asks again, in the same place."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel


class BackupRow(QFrame):
    """Lays out. GUI thread. Wish: `restore_requested(name)`. Fact: `asked(name)` when it asks whether it is meant."""

    restore_requested = Signal(str)
    asked = Signal(str)

    def __init__(self, theme: Theme, name: str, when: str, facts: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName("backupRow")
        self.setAccessibleName(f"{when}, {facts}")
        self._facts_text = facts
        self._when = PlainLabel(theme, when)
        self._facts = PlainLabel(theme, facts, style=FontStyle.SMALL, token="text2")
        self._facts.setWordWrap(True)
        self.restore_button = Button(theme, self.tr("Go back…"))
        self.sure_button = Button(theme, self.tr("Go back"), kind="primary")
        self.not_button = Button(theme, self.tr("Not now"), kind="quiet")
        for button in (self.restore_button, self.sure_button, self.not_button):
            button.setAccessibleName(f"{button.text()}, {when}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._when)
        words.addWidget(self._facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.not_button, self.sure_button, self.restore_button):
            row.addWidget(button)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self.not_button.clicked.connect(self._on_not_clicked)
        self.sure_button.clicked.connect(self._on_sure_clicked)
        self.ask(False)

    def set_usable(self, is_usable: bool) -> None:
        """Whether one can go back to it."""
        self.restore_button.setEnabled(is_usable)

    def ask(self, is_asking: bool) -> None:
        """Ask whether it is meant, or do not."""
        self.restore_button.setVisible(not is_asking)
        self.sure_button.setVisible(is_asking)
        self.not_button.setVisible(is_asking)
        question = self.tr("All chats become as they were then. What is here now is backed up first.")
        self._facts.setText(question if is_asking else self._facts_text)

    @Slot()
    def _on_restore_clicked(self) -> None:
        self.ask(True)
        self.sure_button.setFocus()
        self.asked.emit(self.name)

    @Slot()
    def _on_not_clicked(self) -> None:
        self.ask(False)
        self.restore_button.setFocus()

    @Slot()
    def _on_sure_clicked(self) -> None:
        self.ask(False)
        self.restore_requested.emit(self.name)
