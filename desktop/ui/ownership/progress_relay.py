"""Carries how far a task is to the GUI thread, at most four times a second, and the wish to stop back to it."""

import time

from PySide6.QtCore import QObject, Signal

from desktop.core.cancellation import Cancellation

EVERY = 0.25  # seconds


class ProgressRelay(QObject):
    """One for each run. `report` is for the task's thread; slots of GUI objects hear `moved(done, total)`."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancellation = Cancellation()
        self._told_at = 0.0

    def report(self, done: int, total: int) -> None:
        """Called by the work after each piece."""
        now = time.monotonic()
        if done >= total or now - self._told_at >= EVERY:
            self._told_at = now
            self.moved.emit(done, total)
