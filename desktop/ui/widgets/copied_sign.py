"""The sign on a button that something was copied: a tick and a word for two seconds, and told to a screen reader."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icon_button import IconButton

SHOWN = 2_000  # ms


class CopiedSign(QObject):
    """Belongs to one button. GUI thread. Fact: `changed()`, as another word may need another width."""

    changed = Signal()

    def __init__(self, button: Button, icon: str = "copy") -> None:
        super().__init__(button)
        self._button = button
        self._icon = icon
        self._before = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN)
        self._timer.timeout.connect(self.end)

    @property
    def is_shown(self) -> bool:
        """Whether the button says so now."""
        return self._timer.isActive()

    @Slot()
    def show(self) -> None:
        """It is copied."""
        words = self.tr("Copied")
        if not self.is_shown:
            self._before = self._words()
            self._say(words)
            self._button.set_icon("check")
        self._timer.start()
        self.changed.emit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._button, words))

    @Slot()
    def end(self) -> None:
        """Say again what the button does."""
        self._timer.stop()
        self._say(self._before)
        self._button.set_icon(self._icon)
        self.changed.emit()

    def _words(self) -> str:
        return self._button.toolTip() if isinstance(self._button, IconButton) else self._button.text()

    def _say(self, words: str) -> None:
        if isinstance(self._button, IconButton):
            self._button.set_words(words)
        else:
            self._button.setText(words)
