"""The models screen with its controllers: made when somebody goes there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.ui.models.discover_controller import DiscoverController
from desktop.ui.models.downloads_controller import DownloadsController
from desktop.ui.models.models_view import ModelsView
from desktop.ui.models.ports import DownloadSource, OfferSource
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class ModelsScreen(QObject):
    """Owns the view and what fills it. GUI thread. Wish: `chat_requested(id or path of a model)`."""

    chat_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        offers: OfferSource,
        downloads: DownloadSource,
        tasks: TaskRunner,
        *,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._toast = toast
        self.view = ModelsView(theme)
        self.discover = DiscoverController(self.view, offers, downloads, tasks, self)
        self.downloads = DownloadsController(self.view.tray, downloads, tasks, self)
        self.discover.chat_requested.connect(self.chat_requested)
        self.discover.download_begun.connect(self.downloads.refresh)
        self.downloads.chat_requested.connect(self.chat_requested)
        self.downloads.finished.connect(self.discover.refresh)
        self.downloads.failed.connect(self.discover.show_failure)

    @Slot()
    def refresh(self) -> None:
        """Show everything afresh: the screen is shown."""
        self.downloads.refresh()
        self.discover.refresh()

    def shutdown(self) -> None:
        """Hear and show no more."""
        self.downloads.shutdown()
