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
    """Lays toasts over a widget, but not into it: a stack tells screen readers of its page alone. GUI thread."""

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
        toast = Toast(self._theme, text, action_words, on_action, self._inside())
        toast.closed.connect(self._arrange)
        self._toasts.append(toast)
        toast.show()
        self._arrange()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._over, text))
        return toast

    @property
    def offers_something(self) -> bool:
        """Whether one of them has a button, such as “Undo”."""
        return any(toast.has_action for toast in self._toasts if not toast.is_dismissed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Stay at the bottom, and above what moves there."""
        if event.type() in _MOVES and self._toasts:
            self._arrange()
        return False

    def _inside(self) -> QWidget:
        return self._over.parentWidget() or self._over

    def _floor(self, corner: QPoint) -> int:
        """The lower edge of the lowest toast."""
        seen = [widget for widget in self._above if widget.isVisible()]
        tops = [widget.mapTo(self._inside(), QPoint(0, 0)).y() - GAP for widget in seen]
        return min([corner.y() + self._over.height() - BELOW, *tops])

    def _arrange(self) -> None:
        self._toasts = [toast for toast in self._toasts if not toast.is_dismissed]
        corner = QPoint(0, 0) if self._inside() is self._over else self._over.pos()
        bottom = self._floor(corner)
        for toast in reversed(self._toasts):
            most = self._over.width() - 2 * BELOW
            size = toast.size_in(min(WIDTH, most), most)
            width, height = size.width(), size.height()
            toast.setGeometry(corner.x() + (self._over.width() - width) // 2, bottom - height, width, height)
            toast.raise_()
            bottom -= height + GAP
