"""Shows whether .gguf files open with Bantam, and changes that when it is asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.file_opening import OpeningState
from desktop.services.opening_service import OpeningService
from desktop.ui.settings.opening_row import OpeningRow
from desktop.ui.tasks import TaskRunner


class OpeningController(QObject):
    """GUI thread. Fact: `failed(Exception)`."""

    failed = Signal(object)

    def __init__(self, row: OpeningRow, opening: OpeningService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._row, self._opening, self._tasks = row, opening, tasks
        row.on_requested.connect(self._on_on_requested)
        row.off_requested.connect(lambda: self._do(opening.unregister))

    @Slot()
    def refresh(self) -> None:
        """Look afresh."""
        self._tasks.start(self._opening.state, succeeded=self._show, failed=self.failed.emit)

    @Slot(bool)
    def _on_on_requested(self, as_default: bool) -> None:
        self._do(partial(self._opening.register, as_default=as_default))

    def _do(self, work: Callable[[], OpeningState]) -> None:
        self._row.show_waiting()
        self._tasks.start(work, succeeded=self._show, failed=self._on_failed)

    def _show(self, state: OpeningState) -> None:
        self._row.show_state(state, is_supported=self._opening.is_supported)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()
