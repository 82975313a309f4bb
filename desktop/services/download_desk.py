"""Downloads as a person sees them: models that are wanted, and what can be done with each."""

from collections.abc import Callable, Sequence

from desktop.core.catalogue import HubFile, HubModel
from desktop.core.download import Download, DownloadState
from desktop.services.download_service import DownloadService
from desktop.services.settings_service import SettingsService


class DownloadDesk:
    """Any thread; raises `KnownError`."""

    def __init__(self, service: DownloadService, settings: SettingsService) -> None:
        self._service, self._settings = service, settings

    def downloads(self) -> Sequence[Download]:
        """All of them, in their order."""
        return self._service.downloads()

    def start(self, model: HubModel, file: HubFile) -> None:
        """Begin, or wait for a turn."""
        self._service.add(model.name, file)

    def pause(self, download_id: str) -> None:
        """Stop for now and keep what has arrived."""
        self._service.pause(download_id)

    def resume(self, download_id: str) -> None:
        """Go on."""
        self._service.resume(download_id)

    def cancel(self, download_id: str) -> None:
        """Take it off the list, and delete what has arrived of a model that is not complete."""
        self._service.remove(download_id)

    def move(self, download_id: str, place: int) -> None:
        """Let it have its turn at another place of the queue, 0 being the first."""
        self._service.move(download_id, place)

    def limit(self) -> int:
        """The fastest that a download may be, in MB a second; 0 for no limit."""
        return self._settings.current().download_limit

    def set_limit(self, limit: int) -> None:
        """Let downloads be that fast at most, the one that is running too."""
        self._settings.change(download_limit=limit)

    def pause_all(self) -> None:
        """Stop everything for now."""
        self._service.pause_all()

    def resume_all(self) -> None:
        """Let everything go on."""
        for one in self._service.downloads():
            if one.state is DownloadState.PAUSED:
                self._service.resume(one.id)
        self._service.go_on()

    def on_changed(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on any thread, that something has changed; returns what ends that."""
        return self._service.listen(lambda _downloads: listener())
