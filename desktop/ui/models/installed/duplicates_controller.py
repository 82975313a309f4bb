"""Looks for models that are here twice when a person asks, and deletes those that need not stay."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.library import DuplicateModels
from desktop.ui.locale_text import size_text
from desktop.ui.models.installed.duplicates_dialog import DuplicatesDialog
from desktop.ui.models.job_dialog_controller import JobDialogController, Told
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.ownership.progress_relay import ProgressRelay
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme


class DuplicatesController(JobDialogController[DuplicatesDialog]):
    """GUI thread. Fact: `freed()`."""

    freed = Signal()

    def __init__(
        self, owner: QWidget, kept: Kept, tasks: TaskRunner, theme: Theme, toast: Told, parent: QObject
    ) -> None:
        super().__init__(owner, tasks, theme, toast, parent)
        self._duplicates = kept.duplicates

    @Slot()
    def look(self) -> None:
        """Look for them, and show what was found."""
        if self.dialog is None:
            dialog = self._open(DuplicatesDialog(self._theme, self._owner.window()))
            dialog.begin_requested.connect(self._on_begin_requested)
            dialog.show_looking(0, 0)
            self._start(lambda relay: self._duplicates.find(relay.report, relay.cancellation), self._on_found)

    def _progress(self, done: int, total: int) -> None:
        if self.dialog is not None:
            self.dialog.show_looking(done, total)

    def _on_found(self, groups: list[DuplicateModels] | None) -> None:
        if self.dialog is not None and groups is not None:
            self.dialog.show_groups(groups)

    @Slot()
    def _on_begin_requested(self) -> None:
        if self.dialog is None:
            return
        wanted = list(zip(self.dialog.groups, self.dialog.kept(), strict=True))
        self.dialog.show_progress(self.tr("Deleting"), 0.0)

        def delete(relay: ProgressRelay) -> int:
            freed = 0
            for number, (group, kept) in enumerate(wanted):
                if relay.cancellation.is_cancelled:
                    break
                freed += self._duplicates.keep_one(group, kept)
                relay.report(number + 1, len(wanted))
            return freed

        self._start(delete, self._on_deleted)

    def _on_deleted(self, freed: int) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._toast(self.tr("{0} are free again").format(size_text(freed)))
        self.freed.emit()

    def _over(self) -> None:
        self.freed.emit()
