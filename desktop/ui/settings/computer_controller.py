"""Keeps the card about this computer true while it can be seen, and measures when that is asked for."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop.core.cancellation import Cancellation
from desktop.core.speed import ProbeOutcome
from desktop.services.computer_service import ComputerService, Look
from desktop.ui.settings.computer_rows import ComputerRows
from desktop.ui.settings.settings_view import SettingsView
from desktop.ui.tasks import Relay, TaskRunner

LOOK_EVERY = 3000  # ms


class ComputerController(QObject):
    """GUI thread. Wishes: `failed(Exception)`, `told(words)` for a toast."""

    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self, rows: ComputerRows, view: SettingsView, computer: ComputerService, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rows, self._view, self._computer, self._tasks = rows, view, computer, tasks
        self._cancel: Cancellation | None = None
        self._is_looking = self._has_tried = False
        self._is_at_rest = True  # nothing was looked at yet
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()
        self._progress = Relay(self)
        self._progress.happened.connect(self._on_progress)
        rows.measure_requested.connect(self._on_measure_requested)
        rows.copy_requested.connect(self._on_copy_requested)

    @Slot()
    def refresh(self) -> None:
        """Look afresh."""
        if not self._has_tried:
            self._has_tried = True
            self._tasks.start(self._computer.try_graphics, succeeded=lambda _: self.refresh(), failed=self.failed.emit)
        if not self._is_looking:
            self._is_looking, self._is_at_rest = True, False
            self._tasks.start(self._computer.look, succeeded=self._on_look, failed=self._on_failed)

    def finish(self) -> None:
        """The window closes: nothing is measured any more."""
        self._timer.stop()
        if self._cancel is not None:
            self._cancel.cancel()

    def _on_look(self, look: Look) -> None:
        self._is_looking = False
        self._rows.show_look(look)

    def _on_failed(self, error: Exception) -> None:
        self._is_looking = False
        self.failed.emit(error)

    @Slot()
    def _on_timeout(self) -> None:
        if self._view.isVisible():
            self.refresh()
        elif not self._is_at_rest:
            self._is_at_rest = True
            self._tasks.start(self._computer.rest, failed=self.failed.emit)

    @Slot()
    def _on_measure_requested(self) -> None:
        if self._cancel is not None:
            self._cancel.cancel()
            return
        self._cancel = Cancellation()
        self._rows.show_measuring(0.0)
        work = partial(self._computer.measure, self._progress.happened.emit, self._cancel)
        self._tasks.start(work, succeeded=self._on_measured, failed=self._on_not_measured)

    def _on_progress(self, fraction: float) -> None:
        if self._cancel is not None:
            self._rows.show_measuring(fraction)

    def _on_measured(self, outcome: ProbeOutcome | None) -> None:
        self._over()
        if outcome is ProbeOutcome.BUSY:
            self.told.emit(self.tr("Other programs use the processor, so nothing was measured. Try again later."))
        elif outcome is ProbeOutcome.UNKNOWN:
            self.told.emit(self.tr("There was not enough time to measure this computer."))

    def _on_not_measured(self, error: Exception) -> None:
        self._over()
        self.failed.emit(error)

    def _over(self) -> None:
        self._cancel = None
        self._rows.show_measuring(None)
        self.refresh()

    @Slot(str)
    def _on_copy_requested(self, command: str) -> None:
        QGuiApplication.clipboard().setText(command)
        self.told.emit(self.tr("Command copied"))
