"""Brings a model file in: asks for it, asks how, and shows how far it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.errors import KnownError
from desktop.core.library import FileKind, Placing
from desktop.ui.models.installed.import_dialog import ModelImportDialog
from desktop.ui.models.keeping_ports import LibrarySource
from desktop.ui.ownership.progress_relay import ProgressRelay
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class ModelImportController(QObject):
    """One dialog at a time. GUI thread. Fact: `imported(Path, FileKind)`."""

    imported = Signal(object, object)

    def __init__(
        self,
        owner: QWidget,
        library: LibrarySource,
        tasks: TaskRunner,
        theme: Theme,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._owner, self._library, self._tasks = owner, library, tasks
        self._theme, self._toast = theme, toast
        self.dialog: ModelImportDialog | None = None
        self._relay: ProgressRelay | None = None

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        kinds = self.tr("Models (*.gguf)")
        path, _ = QFileDialog.getOpenFileName(self._owner.window(), self.tr("Import a model"), "", kinds)
        if path:
            self.offer(Path(path))

    def offer(self, path: Path) -> None:
        """Ask how this file shall come in."""
        if self.dialog is not None:
            return
        size = path.stat().st_size if path.is_file() else 0
        dialog = self.dialog = ModelImportDialog(self._theme, path, size, self._owner.window())
        dialog.import_requested.connect(self._on_import_requested)
        dialog.stop_requested.connect(self.stop)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._tasks.start(lambda: self._library.kind_of(path), succeeded=self._on_looked_at)

    def _on_looked_at(self, kind: FileKind) -> None:
        if self.dialog is not None:
            self.dialog.set_kind(kind)

    @Slot()
    def stop(self) -> None:
        """Bring nothing in; what was copied is deleted."""
        if self._relay is not None:
            self._relay.cancellation.cancel()

    @Slot(object)
    def _on_import_requested(self, how: Placing) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        relay = self._relay = ProgressRelay(self)
        relay.moved.connect(dialog.show_progress)
        dialog.show_progress(0, 0)
        path, cancel = dialog.path, relay.cancellation
        self._tasks.start(
            lambda: self._library.import_file(path, how, relay.report, cancel),
            succeeded=self._on_imported,
            failed=self._on_failed,
        )

    def _on_imported(self, files: list[Path] | None) -> None:
        self._relay = None
        if files is None:
            return
        kind = self.dialog.kind if self.dialog is not None else FileKind.UNKNOWN
        if self.dialog is not None:
            self.dialog.accept()
        self._toast(self.tr("{0} is in the list").format(files[0].name))
        self.imported.emit(files[0], kind)

    def _on_failed(self, error: Exception) -> None:
        self._relay = None
        if self.dialog is not None and isinstance(error, KnownError):
            self.dialog.show_error(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
