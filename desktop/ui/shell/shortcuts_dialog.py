"""All keys of the window, from the table of actions."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.actions import LOCAL, Actions, keys_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, KeyHint, PlainLabel

WIDTH = 860


def shortcut_rows(actions: Actions) -> list[tuple[str, str]]:
    """Words and keys, first those that every window has, then those of the places that hear them."""
    native = QKeySequence.SequenceFormat.NativeText
    translate = QCoreApplication.translate
    declared = [(action.text(), action.shortcut().toString(native)) for action in actions.all()]
    local = [
        (translate("ShortcutsDialog", "Send"), translate("ShortcutsDialog", "Enter")),
        (translate("ShortcutsDialog", "New line"), translate("ShortcutsDialog", "Shift+Enter")),
        (
            translate("ShortcutsDialog", "Edit the last message, in an empty field"),
            translate("ShortcutsDialog", "Up"),
        ),
        *((translate("actions", facts.words), keys_text(facts.id)) for facts in LOCAL),
    ]
    return declared + local


class ShortcutsDialog(QDialog):
    """Closes with Esc or its one button. GUI thread."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("All shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(PlainLabel(theme, self.tr("All shortcuts"), style=FontStyle.PAGE))
        column.addLayout(self._grid(theme, actions))
        close = Button(theme, self.tr("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.setMinimumWidth(max(WIDTH, self.sizeHint().width()))

    def _grid(self, theme: Theme, actions: Actions) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        rows = shortcut_rows(actions)
        half = (len(rows) + 1) // 2
        for place, (words, keys) in enumerate(rows):
            column, row = 3 * (place // half), place % half
            grid.addWidget(PlainLabel(theme, words), row, column)
            grid.addWidget(KeyHint(theme, keys.replace("+", " ")), row, column + 1, Qt.AlignmentFlag.AlignRight)
        for column in (0, 3):
            grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(2, 16)
        return grid
