"""The models screen with its controllers: made when somebody goes there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop.core.given_words import address_in, paths_in
from desktop.core.library import FileKind
from desktop.ui.models.adapters.adapters_controller import AdaptersController
from desktop.ui.models.adapters.peft_controller import PeftController
from desktop.ui.models.discover_controller import DiscoverController
from desktop.ui.models.downloads_controller import DownloadsController
from desktop.ui.models.installed.duplicates_controller import DuplicatesController
from desktop.ui.models.installed.installed_controller import InstalledController
from desktop.ui.models.installed.model_import_controller import ModelImportController
from desktop.ui.models.installed.move_controller import MoveController
from desktop.ui.models.installed.programs_controller import ProgramsController
from desktop.ui.models.installed.quantise_controller import QuantiseController
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.models.models_view import ModelsTab, ModelsView
from desktop.ui.models.ports import DownloadSource, OfferSource
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class ModelsScreen(QObject):
    """Owns the view and what fills it. GUI thread. Fact: `models_changed()`.

    Wish: `chat_requested(id or path of a model)`.
    """

    models_changed = Signal()
    chat_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        offers: OfferSource,
        downloads: DownloadSource,
        kept: Kept,
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
        here = self.view.installed, self.view.installed_pane
        self.installed = InstalledController(*here, kept, tasks, toast, self)
        self.adapters = AdaptersController(self.view.adapters, self.view.adapter_pane, kept, tasks, toast, self)
        self.adapters.changed.connect(self.models_changed)
        self.adapters.counted.connect(lambda count: self.view.tabs.set_count(ModelsTab.ADAPTERS, count))
        self.imports = ModelImportController(self.view, kept.library, tasks, theme, toast, self)
        job = self.view.installed_pane, self.view.installed.job
        jobs = self.view, kept, tasks, theme, toast, self
        self.duplicates, self.moves, self.programs = (
            DuplicatesController(*jobs),
            MoveController(*jobs),
            ProgramsController(*jobs),
        )
        for fact in (self.duplicates.freed, self.moves.moved, self.programs.used):
            fact.connect(self._on_changed_here)
        page = self.view.installed
        page.others_requested.connect(self.programs.look)
        page.menu.duplicates_requested.connect(self.duplicates.look)
        page.menu.move_requested.connect(self.moves.ask)
        self.quantising = QuantiseController(self.view, *job, kept, tasks, theme, self)
        self.quantising.made.connect(self._on_made)
        self.quantising.refused.connect(self.installed.show_error)
        self.peft = PeftController(self.view, kept, tasks, theme, toast, self)
        self.peft.chosen.connect(lambda folder: self.imports.offer([folder]))
        self.peft.converted.connect(self._on_converted)
        self.view.adapters.folder_requested.connect(self.peft.choose)
        self.installed.counted.connect(lambda count: self.view.tabs.set_count(ModelsTab.INSTALLED, count))
        self.installed.chat_requested.connect(self.chat_requested)
        self.installed.changed.connect(self._on_changed_here)
        for fact in (self.imports.imported, self.imports.found):
            fact.connect(self._on_imported)
        self.imports.peft_given.connect(self.peft.offer)
        self.view.import_requested.connect(self.imports.choose)
        self.view.given.connect(self.take)
        self.discover.chat_requested.connect(self.chat_requested)
        self.discover.download_begun.connect(self.downloads.refresh)
        self.downloads.chat_requested.connect(self.chat_requested)
        self.downloads.finished.connect(self._on_changed_here)
        self.downloads.failed.connect(self.discover.show_failure)
        self.view.tab_shown.connect(self._on_tab_shown)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state_changed)

    @Slot()
    def refresh(self) -> None:
        """Show everything afresh: the screen is shown."""
        self.downloads.refresh()
        self.discover.refresh()
        self.installed.refresh()
        self.adapters.refresh()

    @Slot(object)
    def _on_tab_shown(self, tab: ModelsTab) -> None:
        """Files may have come into the folder by other ways meanwhile."""
        if tab is ModelsTab.INSTALLED:
            self.installed.refresh()
        elif tab is ModelsTab.ADAPTERS:
            self.adapters.refresh()

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        """Somebody comes back, perhaps from a file manager."""
        if state == Qt.ApplicationState.ApplicationActive and self.view.isVisible():
            self._on_tab_shown(self.view.tab)

    @Slot(object)
    def take(self, words: Sequence[str]) -> None:
        """Paths and addresses that a person hands over: how shall they come in, and what lies there?

        Nothing is asked of the hub before the person presses its button.
        """
        if paths := paths_in(words):
            self.imports.offer(paths)
        elif address := address_in(words):
            self.view.show_tab(ModelsTab.DISCOVER)
            self.discover.show_address(address)

    @Slot()
    def _on_changed_here(self) -> None:
        self.discover.refresh()
        self.installed.refresh()
        self.adapters.refresh()
        self.models_changed.emit()

    @Slot(object, object)
    def _on_imported(self, path: Path, kind: FileKind) -> None:
        is_adapter = kind is FileKind.ADAPTER
        self.view.show_tab(ModelsTab.ADAPTERS if is_adapter else ModelsTab.INSTALLED)
        (self.adapters if is_adapter else self.installed).show_when_read(path)
        self._on_changed_here()

    @Slot(object)
    def _on_made(self, path: Path) -> None:
        self.installed.show_when_read(path)
        self._on_changed_here()

    @Slot(object)
    def _on_converted(self, path: Path) -> None:
        self.adapters.show_when_read(path)
        self._on_changed_here()

    def shutdown(self) -> None:
        """Hear and show no more."""
        self.discover.shutdown()
        self.downloads.shutdown()
        self.installed.shutdown()
        self.adapters.shutdown()
        self.imports.stop()
        for job in (self.peft, self.duplicates, self.moves, self.programs):
            job.stop()
        self.quantising.stop()
