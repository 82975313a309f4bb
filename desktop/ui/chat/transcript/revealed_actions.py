"""Small buttons that show when their row is looked at, and keep their room when it is not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent

from desktop.ui.widgets import IconButton


class ActionButton(IconButton):
    """An icon that is there for the keyboard at all times and for the eye when its row is looked at."""

    revealed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw when revealed."""
        if self.revealed:
            super().paintEvent(event)


class RevealedActions(QObject):
    """Reveals buttons while the pointer is over their row or the keyboard on one of them. GUI thread."""

    def __init__(self, buttons: Sequence[ActionButton], parent: QObject) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._is_hovered = False
        for button in self._buttons:
            button.installEventFilter(self)

    def set_hovered(self, hovered: bool) -> None:
        """The row is under the pointer."""
        self._is_hovered = hovered
        self._reveal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The actions are there as soon as the keyboard reaches one of them."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._reveal()
        return super().eventFilter(watched, event)

    def _reveal(self) -> None:
        revealed = self._is_hovered or any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            button.revealed = revealed
            button.update()
