"""Makes smaller files of models: asks which, and does it below the list while everything else goes on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.model import ModelFile
from desktop.core.quantisation import SmallerFiles
from desktop.ui.locale_text import size_text
from desktop.ui.models.installed.installed_pane import InstalledPane
from desktop.ui.models.installed.job_row import JobRow
from desktop.ui.models.installed.quantise_dialog import QuantiseDialog
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.theme.theme import Theme


class QuantiseController(QObject):
    """One file at a time. GUI thread. Facts: `made(Path)`, `refused(KnownError, id of the model)`."""

    made = Signal(object)
    refused = Signal(object, str)

    def __init__(
        self,
        owner: QWidget,
        pane: InstalledPane,
        row: JobRow,
        kept: Kept,
        tasks: TaskRunner,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._owner, self._pane, self._row = owner, pane, row
        self._models, self._quantising = kept.models, kept.quantising
        self._tasks, self._theme = tasks, theme
        self.dialog: QuantiseDialog | None = None
        self._name = ""
        self._cancel: Cancellation | None = None
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_progress)
        row.stop_requested.connect(self.stop)
        pane.smaller_requested.connect(self._on_smaller_requested)

    @Slot()
    def stop(self) -> None:
        """Write no further; nothing half is left."""
        if self._cancel is not None:
            self._cancel.cancel()

    @Slot(str)
    def _on_smaller_requested(self, model_id: str) -> None:
        def look() -> tuple[ModelFile, SmallerFiles]:
            model = self._models.find(model_id)
            return model, self._quantising.offer(model)

        failed = partial(self._refuse, model_id)
        self._tasks.start(look, succeeded=lambda found: self._ask(*found), failed=failed)

    def _ask(self, model: ModelFile, offer: SmallerFiles) -> None:
        if self.dialog is not None or self._cancel is not None:
            return
        dialog = self.dialog = QuantiseDialog(self._theme, model, offer, self._owner.window())
        dialog.begin_requested.connect(lambda: self._begin(model))
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _begin(self, model: ModelFile) -> None:
        if self.dialog is None:
            return
        target = self.dialog.chosen.name
        self.dialog.accept()
        cancel = self._cancel = Cancellation()
        self._name = self.tr("{0} as {1}").format(model.name, target)
        self._pane.smaller.setEnabled(False)
        self._row.show_progress(self._name, 0.0)
        self._tasks.start(
            lambda: self._quantising.quantise(model, target, self._relay.happened.emit, cancel),
            succeeded=self._on_made,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_progress(self, share: float) -> None:
        if self._cancel is not None:
            self._row.show_progress(self._name, share)

    def _on_made(self, path: Path | None) -> None:
        self._end()
        if path is None:
            self._row.hide()
            return
        size = size_text(path.stat().st_size)
        self._row.show_done(self.tr("{0} is made and answers. It takes {1}.").format(path.name, size))
        self.made.emit(path)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, KnownError):
            self._row.show_error(error)
        else:
            self._row.hide()

    def _end(self) -> None:
        self._cancel = None
        self._pane.smaller.setEnabled(True)

    def _refuse(self, model_id: str, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.refused.emit(error, model_id)

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
