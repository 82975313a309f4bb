"""A round button that filters, or opens a choice."""

from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.button import SMALL, Button
from desktop.ui.widgets.toggling import Toggling


class Pill(Toggling, Button):
    """28 high; checked, it stands on the accent's ground. GUI thread."""

    def __init__(self, theme: Theme, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, kind="pill", icon=icon, height=SMALL, parent=parent)
        self.tell_toggles()
