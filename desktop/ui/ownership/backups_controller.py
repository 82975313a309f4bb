"""Connects a list of backups to the service, and makes the day's copy after the start."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.backup import Backup
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.services.backup_service import BackupService
from desktop.ui.links import show_folder
from desktop.ui.ownership.backups_view import BackupsView, when_words
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets import Toast

BUSY = QT_TRANSLATE_NOOP("errors", "an answer is being written")

LOOK_EVERY = 3_600_000  # ms; a window that stays open for days makes each day's copy too

_log = logging.getLogger(__name__)


class BackupsController(QObject):
    """Any number of views may come and go. GUI thread.

    Facts: `restored()` when all chats are other ones now; `failed(KnownError)` when the day's copy could not be made.
    """

    restored = Signal()
    failed = Signal(object)

    def __init__(
        self, service: BackupService, folder: Path, tasks: TaskRunner, toast: Callable[..., Toast], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._folder = folder
        self._tasks = tasks
        self._toast = toast
        self._view: BackupsView | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._on_timeout)
        self._is_writing: Callable[[], bool] = lambda: False

    def start(self) -> None:
        """Make the day's copy if there is none yet, and look again every hour."""
        self._timer.start()
        self._on_timeout()

    @Slot()
    def _on_timeout(self) -> None:
        self._tasks.start(self._service.back_up_if_due, succeeded=self._on_day_copied, failed=self._on_day_failed)

    def ask_before_restoring(self, is_writing: Callable[[], bool]) -> None:
        """`is_writing` tells whether an answer is being written: nobody goes back meanwhile."""
        self._is_writing = is_writing

    def shutdown(self) -> None:
        """Give up a copy that is being made, and look no more."""
        self._timer.stop()
        self._service.stop()

    def fill(self, view: BackupsView) -> None:
        """Keep a view true as long as it lives."""
        self._view = view
        view.destroyed.connect(partial(self._forget, view))
        view.back_up_requested.connect(self._on_back_up_requested)
        view.restore_requested.connect(self.restore)
        view.folder_requested.connect(self._on_folder_requested)
        self._reload()

    @Slot(str)
    def restore(self, name: str) -> None:
        """Go back to a backup; a toast takes that back."""
        if self._is_writing():
            self._on_failed(KnownError(ErrorKind.BACKUP_UNUSABLE, name=name, reason=BUSY))
            return
        self._wait(True)
        self._tasks.start(partial(self._service.restore, name), succeeded=self._on_restored, failed=self._on_failed)

    def _reload(self) -> None:
        self._tasks.start(self._service.backups, succeeded=self._show, failed=self._on_failed)

    def _show(self, backups: Sequence[Backup]) -> None:
        if self._view is not None:
            self._view.set_backups(backups)

    def _wait(self, is_waiting: bool) -> None:
        if self._view is not None:
            self._view.set_waiting(is_waiting)

    def _forget(self, view: BackupsView) -> None:
        if self._view is view:
            self._view = None

    @Slot()
    def _on_back_up_requested(self) -> None:
        self._wait(True)
        self._tasks.start(self._service.back_up, succeeded=self._on_backed_up, failed=self._on_failed)

    @Slot()
    def _on_folder_requested(self) -> None:
        show_folder(self._folder)

    def _on_backed_up(self, backup: Backup) -> None:
        self._wait(False)
        self._reload()
        words = self.tr("Backed up as {0}").format(backup.name)
        self._toast(words, self.tr("Show in folder"), partial(show_folder, backup.path.parent))

    def _on_restored(self, before: Backup | None) -> None:
        self._wait(False)
        self._reload()
        self.restored.emit()
        if before is None:
            self._toast(self.tr("All chats are as they were then"))
        else:
            words = self.tr("All chats are as they were then. What was here is the backup of {0}")
            self._toast(words.format(when_words(before)), self.tr("Undo"), partial(self.restore, before.name))

    def _on_failed(self, error: Exception) -> None:
        self._wait(False)
        if isinstance(error, KnownError):
            if self._view is not None:
                self._view.show_error(error)
            else:
                self.failed.emit(error)

    def _on_day_copied(self, backup: Backup | None) -> None:
        if backup is not None:
            _log.info("backed up %s chats", backup.chats)

    def _on_day_failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            _log.info("the day's backup was not made: %s", error)
            self.failed.emit(error)
