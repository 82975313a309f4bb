"""Keeps one dialog of a job: opened, stopped when it closes, and told what became of the job."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.errors import KnownError
from desktop.ui.models.job_dialog import JobDialog
from desktop.ui.ownership.progress_relay import ProgressRelay
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast

Told = Callable[..., Toast]
D = TypeVar("D", bound=JobDialog)
T = TypeVar("T")


class JobDialogController(QObject, Generic[D]):
    """One dialog and one job at a time. GUI thread."""

    def __init__(self, owner: QWidget, tasks: TaskRunner, theme: Theme, toast: Told, parent: QObject) -> None:
        """The dialog stands over the window of `owner`."""
        super().__init__(parent)
        self.dialog: D | None = None
        self._owner, self._tasks, self._theme, self._toast = owner, tasks, theme, toast
        self._relay: ProgressRelay | None = None

    @Slot()
    def stop(self) -> None:
        """Go no further."""
        if self._relay is not None:
            self._relay.cancellation.cancel()

    def _open(self, dialog: D) -> D:
        self.dialog = dialog
        dialog.stop_requested.connect(self.stop)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        return dialog

    def _start(self, work: Callable[[ProgressRelay], T], over: Callable[[T], object]) -> None:
        """Do it beside the window; `over` hears of its end while the dialog is open, and not after a stop."""
        relay = self._relay = ProgressRelay(self)
        relay.moved.connect(self._on_moved)

        def succeeded(result: T) -> None:
            self._end(relay)
            if relay.cancellation.is_cancelled:
                self._over()
            else:
                over(result)

        self._tasks.start(lambda: work(relay), succeeded=succeeded, failed=lambda error: self._on_failed(relay, error))

    def _progress(self, done: int, total: int) -> None:
        """Say how far it is, in the dialog."""

    def _over(self) -> None:
        """It has ended before its end; a part of it may be done."""

    @Slot(int, int)
    def _on_moved(self, done: int, total: int) -> None:
        if self.dialog is not None and self._relay is not None:
            self._progress(done, total)

    def _end(self, relay: ProgressRelay) -> None:
        if self._relay is relay:
            self._relay = None
        relay.deleteLater()

    def _on_failed(self, relay: ProgressRelay, error: Exception) -> None:
        self._end(relay)
        self._over()
        if self.dialog is not None and not relay.cancellation.is_cancelled and isinstance(error, KnownError):
            self.dialog.show_error(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
