"""Moves the folder of the models: asks where to, says what that takes, and shows how far it is."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.errors import KnownError
from desktop.core.library import MoveOutcome, PlannedMove
from desktop.ui.models.installed.move_dialog import MoveDialog
from desktop.ui.models.job_dialog_controller import JobDialogController, Told
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.plural import plural
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme


class MoveController(JobDialogController[MoveDialog]):
    """GUI thread. Fact: `moved()`."""

    moved = Signal()

    def __init__(
        self, owner: QWidget, kept: Kept, tasks: TaskRunner, theme: Theme, toast: Told, parent: QObject
    ) -> None:
        super().__init__(owner, tasks, theme, toast, parent)
        self._models, self._library = kept.models, kept.library

    @Slot()
    def ask(self) -> None:
        """Show where the models lie, and ask where to."""
        if self.dialog is None:
            folder = str(self._models.folder)
            dialog = self._open(MoveDialog(self._theme, folder, self._owner.window()))
            dialog.folder_requested.connect(self._on_folder_requested)
            dialog.begin_requested.connect(self._on_begin_requested)

    def choose(self, folder: Path) -> None:
        """Say what moving them there would take."""
        self._tasks.start(
            lambda: self._library.planned_move(folder), succeeded=self._on_planned, failed=self._on_refused
        )

    @Slot()
    def _on_folder_requested(self) -> None:
        if self.dialog is None:
            return
        dialog = QFileDialog(self.dialog, self.tr("Where shall the models lie?"), str(self._models.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_planned(self, plan: PlannedMove) -> None:
        if self.dialog is not None:
            self.dialog.show_plan(plan)

    def _on_refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, KnownError):
            self.dialog.show_error(error)

    @Slot()
    def _on_begin_requested(self) -> None:
        if self.dialog is None or self.dialog.plan is None:
            return
        folder = Path(self.dialog.plan.folder)
        self.dialog.show_moving(0, 0)
        self._start(
            lambda relay: self._library.move_folder(folder, relay.report, relay.cancellation), self._on_moved_all
        )

    def _progress(self, done: int, total: int) -> None:
        if self.dialog is not None:
            self.dialog.show_moving(done, total)

    def _on_moved_all(self, outcome: MoveOutcome | None) -> None:
        if outcome is None:
            return
        if self.dialog is not None:
            self.dialog.accept()
        words = self.tr("The models lie in {0} now").format(outcome.folder)
        if outcome.left:
            count = len(outcome.left)
            left = plural("Move", "1 old file could not be deleted", "%Ln old files could not be deleted", count)
            words += " · " + left
        self._toast(words)
        self.moved.emit()

    def _over(self) -> None:
        self.moved.emit()
