"""What is shown when the window cannot open: what happened, what is safe, what to do."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.core.errors import KnownError
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, ErrorCard, FittedDialog, PlainLabel
from desktop.ui.widgets.focus_ring import FocusRings

WIDTH = 520


class StartupErrorWindow(FittedDialog):
    """A small window of its own. GUI thread."""

    def __init__(self, theme: Theme, error: KnownError, *, has_way_on: bool = False) -> None:
        """With a way on, leaving is not the button that stands out."""
        super().__init__(WIDTH)
        self.setObjectName("startupError")
        self.setWindowTitle("Bantam")
        FocusRings(theme, self)
        self.card = ErrorCard(theme)
        self.card.show_error(error)
        self.quit_button = Button(theme, self.tr("Quit"), kind="secondary" if has_way_on else "primary")
        self.quit_button.setDefault(True)
        self.quit_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.quit_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(PlainLabel(theme, self.tr("Bantam could not open"), style=FontStyle.PAGE))
        column.addWidget(self.card)
        column.addLayout(row)
        self.quit_button.setFocus()


def show_startup_error(theme: Theme, error: KnownError) -> int:
    """Show it until the person closes it; returns the exit code."""
    StartupErrorWindow(theme, error).exec()
    return 1
