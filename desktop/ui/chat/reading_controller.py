"""What a reader does with the words of a chat: copies what is selected, and saves code as a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from desktop.services.export_service import ExportService
from desktop.ui.chat.clipboard import copy_selected, put
from desktop.ui.chat.transcript.selected_text import Piece, copied, size_of
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from desktop.ui.documents import documents
from desktop.ui.links import show_folder
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets import Toast

AT_ONCE = 30_000  # characters that are read while the person waits; more of them in a task


class ReadingController(QObject):
    """GUI thread; files are written in tasks."""

    def __init__(
        self,
        view: TranscriptView,
        exports: ExportService,
        tasks: TaskRunner,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._exports = exports
        self._tasks = tasks
        self._toast = toast
        self._folder = Path(documents())
        self.dialog: QFileDialog | None = None
        view.save_requested.connect(self._on_save_requested)
        view.selection.copy_requested.connect(self._on_copy_requested)
        view.selection.address_requested.connect(put)

    @Slot(object, bool)
    def _on_copy_requested(self, pieces: list[Piece], as_markdown: bool) -> None:
        if size_of(pieces) <= AT_ONCE:
            copy_selected(copied(pieces), as_markdown=as_markdown)
        else:
            put_there = partial(copy_selected, as_markdown=as_markdown)
            self._tasks.start(partial(copied, pieces), succeeded=put_there, failed=self._view.show_error)

    @Slot(str, str)
    def _on_save_requested(self, code: str, name: str) -> None:
        dialog = self.dialog = QFileDialog(self._view.window(), self.tr("Save the code"), str(self._folder / name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self._save, code))
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _save(self, code: str, chosen: str) -> None:
        path = Path(chosen)
        self._folder = path.parent
        work = partial(self._exports.save_text, path, code + "\n")
        self._tasks.start(work, succeeded=lambda _: self._on_saved(path), failed=self._view.show_error)

    def _on_saved(self, path: Path) -> None:
        self._toast(
            self.tr("Saved as {0}").format(path.name), self.tr("Show in folder"), partial(show_folder, path.parent)
        )

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
