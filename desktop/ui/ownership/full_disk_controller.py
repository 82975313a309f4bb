"""Shows the banner as long as the disk is full."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.services.room_service import RoomService
from desktop.ui.links import show_folder
from desktop.ui.ownership.full_disk_banner import FullDiskBanner
from desktop.ui.tasks import Relay, TaskRunner


class FullDiskController(QObject):
    """Hears of every write, on whatever thread it was made. GUI thread."""

    def __init__(self, banner: FullDiskBanner, service: RoomService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._service = service
        self._tasks = tasks
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_changed)
        service.on_changed(self._relay.happened.emit)
        banner.retry_requested.connect(self._on_retry_requested)
        banner.folder_requested.connect(partial(show_folder, Path(service.folder)))

    @Slot(object)
    def _on_changed(self, is_full: bool) -> None:
        if is_full:
            self._banner.show_full(str(self._service.folder))
        else:
            self._banner.hide()

    @Slot()
    def _on_retry_requested(self) -> None:
        """What comes of it is told by the service, as everything."""
        self._banner.retry_button.setEnabled(False)
        self._tasks.start(self._service.look_again, succeeded=self._on_looked, failed=self._on_looked)

    def _on_looked(self, result: object) -> None:
        del result
        self._banner.retry_button.setEnabled(True)
