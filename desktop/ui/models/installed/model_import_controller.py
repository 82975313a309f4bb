"""Brings model files in: asks for them, asks how, and shows how far it is."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import FileKind, GivenFiles, Placing
from desktop.ui.models.installed.import_dialog import MOST_NAMES, ModelImportDialog
from desktop.ui.models.keeping_ports import LibrarySource
from desktop.ui.ownership.progress_relay import ProgressRelay
from desktop.ui.plural import plural
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Toast

SLOW = 300  # ms before a wait is shown
HERE = (ErrorKind.MODEL_HERE, ErrorKind.MODEL_SAME)


class ModelImportController(QObject):
    """One dialog at a time; what is offered meanwhile has its turn after it. GUI thread.

    Facts: `imported(Path, FileKind)` of each model, `found(Path, FileKind)` of one that was here already. Wish:
    `peft_given(Path)` for a folder that has to be converted first.
    """

    imported = Signal(object, object)
    found = Signal(object, object)
    peft_given = Signal(object)

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
        self._looking: list[Path] = []  # what is being looked at
        self._peft: list[Path] = []  # for a dialog of their own
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SLOW)
        self._late.timeout.connect(self._on_late)
        self._left: list[Path] = []  # of this import
        self._came: list[Path] = []
        self._problems: list[tuple[Path, KnownError]] = []
        self._here: list[KnownError] = []

    @Slot()
    def choose(self) -> None:
        """Ask for files."""
        kinds = self.tr("Models (*.gguf)")
        paths, _ = QFileDialog.getOpenFileNames(self._owner.window(), self.tr("Import a model"), "", kinds)
        if paths:
            self.offer([Path(path) for path in paths])

    @Slot(object)
    def offer(self, paths: Sequence[Path]) -> None:
        """Look at these files and folders, and ask how they shall come in."""
        if self.dialog is not None or self._looking:
            is_asking = self.dialog is not None and not self.dialog.begin.isHidden()
            asked = {*self._looking, *self._waiting, *(self.dialog.paths if self.dialog and is_asking else ())}
            self._waiting += [path for path in paths if path not in asked]  # a double click that came once more
            return
        self._looking = looking = list(dict.fromkeys(paths))
        self._late.start()
        self._tasks.start(
            lambda: self._library.look_over(looking),
            succeeded=lambda found: self._on_looked_at(looking, found),
            failed=lambda _: self._on_finished(),
        )

    @Slot()
    def _on_late(self) -> None:
        """A slow disk, or one that has gone."""
        self._open(self._looking).show_looking()

    def _open(self, paths: Sequence[Path]) -> ModelImportDialog:
        dialog = self.dialog = ModelImportDialog(self._theme, paths, 0, self._owner.window())
        dialog.import_requested.connect(self._on_import_requested)
        dialog.stop_requested.connect(self.stop)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        return dialog

    def _on_looked_at(self, paths: list[Path], found: GivenFiles) -> None:
        if paths is not self._looking:  # nobody waited for it
            return
        self._late.stop()
        self._looking = []
        self._peft += found.peft
        if found.models or found.problems:
            (self.dialog or self._open([])).show_found(found)
        elif self.dialog is not None:
            self.dialog.accept()
        else:
            self._on_finished()

    @Slot()
    def stop(self) -> None:
        """Bring nothing more in; what was copied of the one that is coming is deleted."""
        self._left, self._looking = [], []
        if self._relay is not None:
            self._relay.cancellation.cancel()

    @Slot(object)
    def _on_import_requested(self, how: Placing) -> None:
        if self.dialog is not None:
            self._left, self._came, self._problems, self._here = list(self.dialog.paths), [], [], []
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

        kind = dialog.kinds.get(path, FileKind.UNKNOWN)

        def came(files: list[Path] | None) -> None:
            if files is not None:
                self._came.append(files[0])
                self.imported.emit(files[0], kind)
            self._go_on(how)

        def failed(error: Exception) -> None:
            if isinstance(error, KnownError) and error.kind in HERE:
                self._here.append(error)
                self.found.emit(Path(str(error.arguments["path"])), kind)
            elif isinstance(error, KnownError):
                self._problems.append((path, error))
            self._go_on(how)

        self._tasks.start(
            lambda: self._library.import_file(path, how, relay.report, cancel), succeeded=came, failed=failed
        )

    def _end(self) -> None:
        self._relay = None
        came, problems, here = self._came, self._problems, self._here
        self._came, self._problems, self._here = [], [], []
        if len(came) == 1:
            self._toast(self.tr("{0} is in the list").format(came[0].name))
        elif came:
            self._toast(plural("ModelImport", "1 model is in the list", "%Ln models are in the list", len(came)))
        if self.dialog is None:
            return
        self.dialog.show_note("\n".join(translated(error.what) for error in here[:MOST_NAMES]))
        if problems:
            self.dialog.show_problems(problems, len(came) + len(here) + len(problems))
        elif here:
            self.dialog.show_here(self.dialog.note.text())
        elif came:
            self.dialog.accept()
        else:
            self.dialog.show_stopped()

    @Slot()
    def _on_finished(self) -> None:
        self._late.stop()
        self._looking = []
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        peft, self._peft = self._peft, []
        for folder in peft:
            self.peft_given.emit(folder)
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.offer(waiting)
