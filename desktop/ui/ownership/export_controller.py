"""Connects the wish to export to the service."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import Exported, ExportFormat
from desktop.services.export_service import ExportService
from desktop.ui.documents import documents
from desktop.ui.links import show_folder
from desktop.ui.locale_text import number_text
from desktop.ui.ownership.dialog_job import DialogJob
from desktop.ui.ownership.export_dialog import ExportDialog
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class ExportController(DialogJob[ExportDialog]):
    """GUI thread."""

    def __init__(
        self,
        window: QWidget,
        service: ExportService,
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
        self._folder = Path(documents())

    def open(self, title: str, ids: Sequence[str] | None, inside: str | None = None) -> ExportDialog:
        """Ask what to write chats as; `ids` None means all of them, or all in the folder `inside`."""
        dialog = self._follow(ExportDialog(self._theme, title, self._folder, self._window))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_requested.connect(partial(self._on_export_requested, ids, inside))
        dialog.open()
        return dialog

    def _on_export_requested(
        self, ids: Sequence[str] | None, inside: str | None, form: ExportFormat, folder: Path
    ) -> None:
        self._folder = folder
        relay = self._begin()
        render = None
        if form is ExportFormat.PDF:
            from desktop.ui.ownership.pdf_writer import paper_style, pdf_of

            style = paper_style(self._theme)
            render = lambda chat: pdf_of(chat, style)  # noqa: E731
        work = partial(
            self._service.export,
            folder,
            form,
            ids,
            inside=inside,
            render=render,
            on_progress=relay.report,
            cancellation=relay.cancellation,
        )
        self._tasks.start(work, succeeded=self._on_exported, failed=self._on_failed)

    def _on_exported(self, done: Exported) -> None:
        if not done.files and not self.is_stopped:
            self._on_failed(KnownError(ErrorKind.NOTHING_TO_EXPORT))
            return
        self._end()
        if self.dialog is not None:
            self.dialog.accept()
        if not done.files:
            return
        place = done.place or done.files[0].parent
        if len(done.files) == 1:
            words = self.tr("Exported as {0}").format(done.files[0].name)
        else:
            words = self.tr("Exported {0} files into {1}").format(number_text(len(done.files)), place.name)
        self._toast(words, self.tr("Show in folder"), partial(show_folder, place))
