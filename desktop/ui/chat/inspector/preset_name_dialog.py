"""Asks for the name of a preset."""

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.core.preset import LONGEST_NAME, tidy_name
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

WIDTH = 420


class PresetNameDialog(QDialog):
    """Esc gives up; `accepted` with `name`. A name that another preset has is said at once. GUI thread."""

    def __init__(self, theme: Theme, title: str, name: str, taken: Iterable[str], parent: QWidget) -> None:
        """Begins with `name`; `taken` are the names of the others."""
        super().__init__(parent)
        self.setObjectName("presetName")
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self._taken = {one.casefold() for one in taken}
        self.field = QLineEdit(name)
        self.field.setFixedHeight(32)
        self.field.setFont(theme.font(FontStyle.BASE))
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name of the preset"))
        self.field.setPlaceholderText(self.tr("Name of the preset"))
        self.field.selectAll()
        self._fault = PlainLabel(theme, style=FontStyle.SMALL, token="red")
        self.save_button = Button(theme, self.tr("Save"), kind="primary")
        self.save_button.setDefault(True)
        self._cancel = Button(theme, self.tr("Cancel"))
        self._lay_out(theme)
        self.field.textChanged.connect(self._on_text_changed)
        self.save_button.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._on_text_changed()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """What was typed, on one line."""
        return tidy_name(self.field.text())

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(theme, self.windowTitle(), style=FontStyle.PAGE))
        column.addWidget(self.field)
        column.addWidget(self._fault)
        column.addLayout(row)

    @Slot()
    def _on_text_changed(self) -> None:
        is_taken = self.name.casefold() in self._taken
        self._fault.setText(self.tr("Another preset has this name") if is_taken else "")
        self.save_button.setEnabled(bool(self.name) and not is_taken)
