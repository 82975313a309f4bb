"""Where toasts stand: at the bottom of the window, above what must stay in reach, the newest lowest."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast

MOST = 3
WIDTH = 440
GAP = 8
BELOW = 16
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class ToastArea(QObject):
    """Lays toasts over a widget. GUI thread."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._toasts: list[Toast] = []
        self._above: list[QWidget] = []
        over.installEventFilter(self)

    def stand_above(self, *widgets: QWidget) -> None:
        """Leave these free while they are seen: what a person needs next must not lie under a toast."""
        self._above += widgets
        for widget in widgets:
            widget.installEventFilter(self)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Stay at the bottom, and above what moves there."""
        if event.type() in _MOVES and self._toasts:
            self._arrange()
        return False

    def _floor(self) -> int:
        """The lower edge of the lowest toast."""
        seen = [widget for widget in self._above if widget.isVisible()]
        tops = [widget.mapTo(self._over, QPoint(0, 0)).y() - GAP for widget in seen]
        return min([self._over.height() - BELOW, *tops])

    def _arrange(self) -> None:
        self._toasts = [toast for toast in self._toasts if not toast.is_dismissed]
        bottom = self._floor()
        for toast in reversed(self._toasts):
            width = min(max(WIDTH, toast.sizeHint().width()), self._over.width() - 2 * BELOW)
            height = toast.sizeHint().height()
            toast.setGeometry((self._over.width() - width) // 2, bottom - height, width, height)
            toast.raise_()
            bottom -= height + GAP
