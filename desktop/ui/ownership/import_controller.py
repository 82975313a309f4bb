"""Connects the wish to import to the service; what came in can be taken back for a while."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.exchange import Imported
from desktop.services.import_service import ImportService
from desktop.ui.ownership.dialog_job import DialogJob
from desktop.ui.ownership.import_dialog import ImportDialog
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class ImportController(DialogJob[ImportDialog]):
    """GUI thread. Fact: `changed()` when chats came in, or went again."""

    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        service: ImportService,
        tasks: TaskRunner,
        theme: Theme,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._service = service
        self._tasks = tasks
        self._theme = theme
        self._toast = toast

    @Slot()
    def open(self) -> ImportDialog:
        """Ask where chats come from."""
        dialog = self._follow(ImportDialog(self._theme, self._window))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.import_requested.connect(self.import_files)
        dialog.open()
        return dialog

    @Slot(object)
    def import_files(self, paths: list[Path]) -> None:
        """Import what these hold."""
        relay = self._begin()
        work = partial(self._service.import_files, paths, on_progress=relay.report, cancellation=relay.cancellation)
        self._tasks.start(work, succeeded=self._on_imported, failed=self._on_failed)

    def _on_imported(self, report: Imported) -> None:
        self._end()
        dialog = self.dialog
        if report.added:
            self.changed.emit()
        words = dialog.report_words(report) if dialog is not None else self.tr("Chats were imported.")
        if dialog is not None and (report.problems or report.failure is not None):
            dialog.show_report(report)
        elif dialog is not None:
            dialog.accept()
        if report.added:
            self._toast(words, self.tr("Undo"), partial(self._take_back, report))
        elif dialog is not None and not report.problems:
            self._toast(words)

    def _take_back(self, report: Imported) -> None:
        work = partial(self._service.take_back, report)
        self._tasks.start(work, succeeded=lambda _: self.changed.emit(), failed=self._on_failed)
