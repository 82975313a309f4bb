"""What can be taken back for ten seconds: with its toast, or with the undo key, the newest first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.ui.widgets import Toast

UNDO_FOR = 10_000  # ms


class UndoStack(QObject):
    """Owns the toasts and the ways back. GUI thread. Fact: `changed(bool)`, whether something can be taken back."""

    changed = Signal(bool)

    def __init__(self, toast: Callable[..., Toast], parent: QObject) -> None:
        super().__init__(parent)
        self._toast = toast
        self._entries: dict[int, tuple[Toast, Callable[[], None]]] = {}  # the newest last
        self._count = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(UNDO_FOR)
        self.timer.timeout.connect(self._on_timeout)

    @property
    def can_undo(self) -> bool:
        """Whether something can still be taken back."""
        return bool(self._entries)

    def push(self, words: str, take_back: Callable[[], None]) -> None:
        """Something was done, which `take_back` takes back."""
        self._count += 1
        self._entries[self._count] = self._toast(words, self.tr("Undo"), partial(self._undo, self._count)), take_back
        self.timer.start()
        self.changed.emit(True)

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        if self._entries:
            self._undo(next(reversed(self._entries)))

    def _undo(self, number: int) -> None:
        entry = self._entries.pop(number, None)
        if entry is None:
            return
        toast, take_back = entry
        if not toast.is_dismissed:
            toast.dismiss()
        self.changed.emit(self.can_undo)
        take_back()

    @Slot()
    def _on_timeout(self) -> None:
        self._entries.clear()
        self.changed.emit(False)
