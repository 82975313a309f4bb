"""Brings model files in: asks for them, asks how, and shows how far it is."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.errors import KnownError
from desktop.core.library import FileKind, Placing
from desktop.ui.models.installed.import_dialog import ModelImportDialog
from desktop.ui.models.keeping_ports import LibrarySource
from desktop.ui.ownership.progress_relay import ProgressRelay
from desktop.ui.plural import plural
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class ModelImportController(QObject):
    """One dialog at a time; what is offered meanwhile has its turn after it. GUI thread.

    Fact: `imported(Path, FileKind)` of each model.
    """

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
        self._waiting: list[Path] = []  # for the next dialog
        self._left: list[Path] = []  # of this import
        self._came: list[Path] = []
        self._problems: list[tuple[Path, KnownError]] = []

    @Slot()
    def choose(self) -> None:
        """Ask for files."""
        kinds = self.tr("Models (*.gguf)")
        paths, _ = QFileDialog.getOpenFileNames(self._owner.window(), self.tr("Import a model"), "", kinds)
        if paths:
            self.offer([Path(path) for path in paths])

    @Slot(object)
    def offer(self, paths: Sequence[Path]) -> None:
        """Ask how these files shall come in, the parts of a split model as one."""
        if self.dialog is not None:
            self._waiting += paths
            return
        groups = self._library.grouped(list(dict.fromkeys(paths)))
        size = sum(path.stat().st_size for group in groups for path in group if path.is_file())
        firsts = [group[0] for group in groups]
        dialog = self.dialog = ModelImportDialog(self._theme, firsts, size, self._owner.window())
        dialog.import_requested.connect(self._on_import_requested)
        dialog.stop_requested.connect(self.stop)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._tasks.start(lambda: {path: self._library.kind_of(path) for path in firsts}, succeeded=self._on_looked_at)

    def _on_looked_at(self, kinds: dict[Path, FileKind]) -> None:
        if self.dialog is not None:
            self.dialog.set_kinds(kinds)

    @Slot()
    def stop(self) -> None:
        """Bring nothing more in; what was copied of the one that is coming is deleted."""
        self._left = []
        if self._relay is not None:
            self._relay.cancellation.cancel()

    @Slot(object)
    def _on_import_requested(self, how: Placing) -> None:
        if self.dialog is not None:
            self._left, self._came, self._problems = list(self.dialog.paths), [], []
            self._go_on(how)

    def _go_on(self, how: Placing) -> None:
        """With the next model; each by itself, so that one that cannot be had keeps no other out."""
        dialog = self.dialog
        if dialog is None or not self._left:
            self._end()
            return
        path = self._left.pop(0)
        relay = self._relay = ProgressRelay(self)
        relay.moved.connect(dialog.show_progress)
        dialog.show_progress(0, 0)
        cancel = relay.cancellation

        def came(files: list[Path] | None) -> None:
            if files is not None:
                self._came.append(files[0])
                kind = dialog.kinds.get(path, FileKind.UNKNOWN) if self.dialog is dialog else FileKind.UNKNOWN
                self.imported.emit(files[0], kind)
            self._go_on(how)

        def failed(error: Exception) -> None:
            if isinstance(error, KnownError):
                self._problems.append((path, error))
            self._go_on(how)

        self._tasks.start(
            lambda: self._library.import_file(path, how, relay.report, cancel), succeeded=came, failed=failed
        )

    def _end(self) -> None:
        self._relay = None
        came, problems = self._came, self._problems
        self._came, self._problems = [], []
        if len(came) == 1:
            self._toast(self.tr("{0} is in the list").format(came[0].name))
        elif came:
            self._toast(plural("ModelImport", "1 model is in the list", "%Ln models are in the list", len(came)))
        if self.dialog is not None and problems:
            self.dialog.show_problems(problems, len(came) + len(problems))
        elif self.dialog is not None and came:
            self.dialog.accept()
        elif self.dialog is not None:
            self.dialog.show_stopped()

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.offer(waiting)
