"""Looks for models of other programs when a person asks, and uses those that are wanted where they lie."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.library import FoundProgram
from desktop.ui.models.installed.programs_dialog import ProgramsDialog
from desktop.ui.models.job_dialog_controller import JobDialogController, Told
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.ownership.progress_relay import ProgressRelay
from desktop.ui.plural import plural
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme


class ProgramsController(JobDialogController[ProgramsDialog]):
    """GUI thread. Fact: `used()`."""

    used = Signal()

    def __init__(
        self, owner: QWidget, kept: Kept, tasks: TaskRunner, theme: Theme, toast: Told, parent: QObject
    ) -> None:
        super().__init__(owner, tasks, theme, toast, parent)
        self._library = kept.library

    @Slot()
    def look(self) -> None:
        """Look for them, and show what was found."""
        if self.dialog is None:
            dialog = self._open(ProgramsDialog(self._theme, self._owner.window()))
            dialog.begin_requested.connect(self._on_begin_requested)
            dialog.show_progress(self.tr("Looking"), 0.0)
            self._start(lambda _relay: self._library.other_programs(), self._on_found)

    def _on_found(self, found: list[FoundProgram]) -> None:
        if self.dialog is not None:
            self.dialog.show_programs(found)

    @Slot()
    def _on_begin_requested(self) -> None:
        if self.dialog is None:
            return
        wanted = self.dialog.chosen()
        self._progress(0, len(wanted))

        def use(relay: ProgressRelay) -> int:
            for number, model in enumerate(wanted):
                if relay.cancellation.is_cancelled:
                    return number
                self._library.use_in_place(model)
                relay.report(number + 1, len(wanted))
            return len(wanted)

        self._start(use, self._on_used)

    def _progress(self, done: int, total: int) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(self.tr("Adding them to the list"), done / total if total else 0.0)

    def _on_used(self, count: int) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._toast(plural("Installed", "1 model is used in place", "%Ln models are used in place", count))
        self.used.emit()

    def _over(self) -> None:
        self.used.emit()
