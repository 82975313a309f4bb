"""The line that says which preset holds for the chat, and whether something was changed since."""

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.chat.inspector.template_words import breakable
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel, SelectButton

LABEL = 88
HEIGHT = 32
SIDE = 16


class PresetRow(QWidget):
    """Lays out. GUI thread. Wish: `field.clicked()`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = SelectButton(theme, self.tr("Preset"))
        self.changed = PlainLabel(theme, self.tr("Changed"), style=FontStyle.SMALL, token="text2")
        self.changed.hide()
        self.fault = PlainLabel(theme, style=FontStyle.SMALL, token="red")
        self.fault.setWordWrap(True)
        self.fault.hide()
        label = PlainLabel(theme, self.tr("Preset"), token="text2")
        label.setBuddy(self.field)
        grid = QGridLayout(self)
        grid.setContentsMargins(SIDE, 0, SIDE, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        grid.setRowMinimumHeight(0, HEIGHT)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.changed, 1, 1)
        grid.addWidget(self.fault, 2, 0, 1, 2)
        self.show_preset("", is_changed=False)

    def show_preset(self, name: str, *, is_changed: bool) -> None:
        """Show its name, "" for the values that Bantam came with."""
        words = name or self.tr("Standard")
        self.field.show_choice(words)
        self.changed.setVisible(is_changed)
        self.field.setAccessibleDescription(self.tr("{0}, changed").format(words) if is_changed else words)

    def show_fault(self, words: str) -> None:
        """Why something could not be done, "" for no reason."""
        self.fault.setText(breakable(words))
        self.fault.setVisible(bool(words))
