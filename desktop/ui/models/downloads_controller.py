"""Keeps the tray true to what is on its way."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.download import Download
from desktop.ui.models.downloads.tray import Tray
from desktop.ui.models.ports import DownloadSource
from desktop.ui.tasks import Relay, TaskRunner

EVERY = 250  # ms: numbers change at most four times a second
SECOND = 1000  # ms: what counts down does so by itself, and what stands still is seen to


class DownloadsController(QObject):
    """GUI thread. Fact: `finished()` when a model has come or gone.

    Wishes: `chat_requested(path)`, `failed(Exception)`.
    """

    finished = Signal()
    chat_requested = Signal(str)
    failed = Signal(object)

    def __init__(self, tray: Tray, source: DownloadSource, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tray = tray
        self._source = source
        self._tasks = tasks
        self._states: dict[str, bool] = {}  # whether each of them is over
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._read)
        self._counting = QTimer(self)
        self._counting.setInterval(SECOND)
        self._counting.timeout.connect(self._read)
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_changed)
        self._hear_no_more = source.on_changed(lambda: self._relay.happened.emit(None))
        tray.pause_requested.connect(partial(self._do, source.pause))
        tray.resume_requested.connect(partial(self._do, source.resume))
        tray.cancel_requested.connect(partial(self._do, source.cancel))
        tray.move_requested.connect(lambda one, place: self._run(partial(source.move, one, place)))
        tray.limit_chosen.connect(lambda limit: self._run(partial(source.set_limit, limit)))
        tray.pause_all_requested.connect(lambda: self._run(source.pause_all))
        tray.resume_all_requested.connect(lambda: self._run(source.resume_all))
        tray.chat_requested.connect(self._on_chat_requested)

    @Slot()
    def refresh(self) -> None:
        """Show what is on its way now."""
        self._read()

    def shutdown(self) -> None:
        """Hear and show no more."""
        self._timer.stop()
        self._counting.stop()
        self._hear_no_more()

    def _do(self, what: Callable[[str], object], download_id: str) -> None:
        self._run(partial(what, download_id))

    def _run(self, work: Callable[[], object]) -> None:
        self._tasks.start(work, succeeded=lambda _: self._read(), failed=self._on_failed)

    @Slot(object)
    def _on_changed(self, _: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _read(self) -> None:
        self._timer.stop()
        source = self._source
        read = lambda: (source.downloads(), source.limit())  # noqa: E731
        self._tasks.start(read, succeeded=self._on_read, failed=self._on_failed)

    def _on_read(self, found: tuple[Sequence[Download], int]) -> None:
        downloads, limit = found
        self._tray.show_downloads(downloads)
        self._tray.show_limit(limit)
        if not any(one.retry_in > 0 or one.speed > 0 for one in downloads):
            self._counting.stop()
        elif not self._counting.isActive():
            self._counting.start()
        states = {one.id: one.state.is_over for one in downloads}
        if states != self._states:
            self._states = states
            self.finished.emit()

    @Slot(str)
    def _on_chat_requested(self, download_id: str) -> None:
        row = self._tray.rows.get(download_id)
        if row is not None:
            self.chat_requested.emit(row.download.path)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
