"""Makes an adapter of PEFT's files: asks for the folder, says what it fits, and converts it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.adapter import PeftFound
from desktop.core.errors import KnownError
from desktop.services.adapter_service import AdapterBase
from desktop.ui.documents import documents
from desktop.ui.locale_text import number_text
from desktop.ui.models.adapters.peft_dialog import PeftDialog
from desktop.ui.models.job_dialog import JobDialog
from desktop.ui.models.job_dialog_controller import JobDialogController
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast

WIDTH = 480


class PeftController(JobDialogController[JobDialog]):
    """GUI thread. Facts: `chosen(Path)` of a folder that may hold anything, `converted(Path)`."""

    chosen = Signal(object)
    converted = Signal(object)

    def __init__(
        self,
        owner: QWidget,
        kept: Kept,
        tasks: TaskRunner,
        theme: Theme,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(owner, tasks, theme, toast, parent)
        self._adapters = kept.adapters
        self._folder = Path()
        self._is_looking = False
        self._waiting: list[Path] = []

    @Slot()
    def choose(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self._owner.window(), self.tr("Import a PEFT folder"), documents())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def offer(self, folder: Path) -> None:
        """Look at what lies there, and ask for which model it is; one after the other."""
        if self.dialog is not None or self._is_looking:
            self._waiting.append(folder)
            return
        self._folder, self._is_looking = folder, True
        self._tasks.start(
            lambda: self._adapters.look_at(folder),
            succeeded=lambda found: self._ask(*found),
            failed=self._on_not_looked_at,
        )

    def _ask(self, found: PeftFound, bases: list[AdapterBase]) -> None:
        self._is_looking = False
        if self.dialog is None:
            dialog = PeftDialog(self._theme, found, bases, self._owner.window())
            dialog.begin_requested.connect(self._on_begin_requested)
            self._open(dialog)

    def _on_not_looked_at(self, error: Exception) -> None:
        self._is_looking = False
        if self.dialog is None and isinstance(error, KnownError):
            dialog = JobDialog(self._theme, self._folder.name, "", WIDTH, self._owner.window())
            dialog.begin.hide()
            dialog.stop.setText(self.tr("Close"))
            self._open(dialog)
            dialog.show_error(error)

    @Slot()
    def _on_finished(self) -> None:
        super()._on_finished()
        if self._waiting:
            self.offer(self._waiting.pop(0))

    @Slot()
    def _on_begin_requested(self) -> None:
        dialog, folder = self.dialog, self._folder
        if not isinstance(dialog, PeftDialog) or dialog.model is None:
            return
        model = dialog.model
        self._progress(0, 0)
        self._start(
            lambda relay: self._adapters.convert(folder, model, relay.report, relay.cancellation), self._on_converted
        )

    def _progress(self, done: int, total: int) -> None:
        share = done / total if total else 0.0
        if self.dialog is not None:
            self.dialog.show_progress(self.tr("Converting, {0} %").format(number_text(100 * share)), share)

    def _on_converted(self, path: Path | None) -> None:
        if path is None:
            return
        if self.dialog is not None:
            self.dialog.accept()
        self._toast(self.tr("{0} is in the list").format(path.name))
        self.converted.emit(path)
