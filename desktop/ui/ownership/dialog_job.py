"""A job with a dialog that shows how far it is, can stop it, and says what went wrong."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Slot

from desktop.core.errors import KnownError
from desktop.ui.ownership.export_dialog import ExportDialog
from desktop.ui.ownership.import_dialog import ImportDialog
from desktop.ui.ownership.progress_relay import ProgressRelay

D = TypeVar("D", ExportDialog, ImportDialog)


class DialogJob(QObject, Generic[D]):
    """One dialog at a time. GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.dialog: D | None = None
        self._relay: ProgressRelay | None = None

    @Slot()
    def stop(self) -> None:
        """Do nothing further; what is whole stays."""
        if self._relay is not None:
            self._relay.cancellation.cancel()

    @property
    def is_stopped(self) -> bool:
        """Whether the person stopped the job that runs."""
        return self._relay is not None and self._relay.cancellation.is_cancelled

    def _follow(self, dialog: D) -> D:
        """This is the dialog from now on."""
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.stop_requested.connect(self.stop)
        return dialog

    def _begin(self) -> ProgressRelay:
        """What the job reports to and is stopped by."""
        relay = self._relay = ProgressRelay(self)
        if self.dialog is not None:
            relay.moved.connect(self.dialog.show_progress)
            self.dialog.show_progress(0, 0)
        return relay

    def _end(self) -> None:
        if self._relay is not None:
            self._relay.deleteLater()
            self._relay = None

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if self.dialog is not None and isinstance(error, KnownError):
            self.dialog.show_error(error)

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
