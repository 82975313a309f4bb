"""Where toasts stand: at the bottom of the window, the newest lowest."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast

MOST = 3
WIDTH = 440
GAP = 8
BELOW = 16


class ToastArea(QObject):
    """Lays toasts over a widget. GUI thread."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._toasts: list[Toast] = []
        over.installEventFilter(self)

    def show_toast(self, text: str, action_words: str | None, on_action: Callable[[], object] | None) -> Toast:
        """Show one for ten seconds; the oldest goes when there are too many."""
        while len(self._toasts) >= MOST:
            self._toasts[0].dismiss()
        toast = Toast(self._theme, text, action_words, on_action, self._over)
        toast.closed.connect(self._arrange)
        self._toasts.append(toast)
        self._arrange()
        toast.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._over, text))
        return toast

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def _arrange(self) -> None:
        self._toasts = [toast for toast in self._toasts if not toast.is_dismissed]
        bottom = self._over.height() - BELOW
        for toast in reversed(self._toasts):
            width = min(max(WIDTH, toast.sizeHint().width()), self._over.width() - 2 * BELOW)
            height = toast.sizeHint().height()
            toast.setGeometry((self._over.width() - width) // 2, bottom - height, width, height)
            toast.raise_()
            bottom -= height + GAP
