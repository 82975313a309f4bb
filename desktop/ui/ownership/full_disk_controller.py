"""Shows the banner as long as the disk is full, and looks again now and then."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.services.room_service import RoomService
from desktop.ui.links import show_folder
from desktop.ui.ownership.full_disk_banner import FullDiskBanner
from desktop.ui.tasks import Relay, TaskRunner

LOOK_EVERY = 15_000  # ms


class FullDiskController(QObject):
    """Hears of every write, on whatever thread it was made. GUI thread."""

    def __init__(self, banner: FullDiskBanner, service: RoomService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._service = service
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._on_retry_requested)
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_changed)
        self._hear_no_more = service.on_changed(self._relay.happened.emit)
        banner.retry_requested.connect(self._on_retry_requested)
        banner.folder_requested.connect(partial(show_folder, Path(service.folder)))
        if service.is_full:  # it was found while the chats were opened
            self._on_changed(True)

    def shutdown(self) -> None:
        """Look and listen no more."""
        self._timer.stop()
        self._hear_no_more()

    @Slot(object)
    def _on_changed(self, is_full: bool) -> None:
        if is_full:
            self._banner.show_full(str(self._service.folder))
            self._timer.start()
        else:
            self._timer.stop()
            self._banner.hide()

    @Slot()
    def _on_retry_requested(self) -> None:
        """What comes of it is told by the service, as everything."""
        self._banner.retry_button.setEnabled(False)
        self._tasks.start(self._service.look_again, succeeded=self._on_looked, failed=self._on_looked)

    def _on_looked(self, result: object) -> None:
        del result
        self._banner.retry_button.setEnabled(True)
