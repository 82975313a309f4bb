"""Shows the welcome once, and remembers that it was seen."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.library import FileKind
from desktop.core.machine import MachineFacts
from desktop.core.model import ModelFile
from desktop.services.machine_service import MachineService
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService
from desktop.ui.first_run.advice_controller import AdviceController, Sources
from desktop.ui.first_run.first_run_view import FirstRunView
from desktop.ui.models.installed.model_import_controller import ModelImportController
from desktop.ui.models.keeping_ports import LibrarySource
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme

SCREEN = "welcome"


class FirstRunController(QObject):
    """Makes the view only when it is needed. GUI thread. Fact: `finished()`, once something else is shown instead.

    Wishes: `chat_requested(path of a model)`, `models_requested()`, both after that.
    """

    finished = Signal()
    chat_requested = Signal(str)
    models_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        machine: MachineService,
        settings: SettingsService,
        models: ModelService,
        sources: Callable[[], Sources],
        library: Callable[[], LibrarySource],
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        """`sources` and `library` are asked only where there is a welcome."""
        super().__init__(parent)
        self._sources, self._library = sources, library
        self._window = window
        self._theme = theme
        self._machine = machine
        self._settings = settings
        self._models = models
        self._tasks = tasks
        self._began = 0.0
        self.view: FirstRunView | None = None
        self.advice: AdviceController | None = None
        self.imports: ModelImportController | None = None

    def start(self) -> None:
        """Show the welcome to who has not seen it."""
        if self._settings.current().welcomed:
            return
        self.view = view = FirstRunView(self._theme)
        view.start_requested.connect(self._on_start_requested)
        view.models_requested.connect(self._on_models_requested)
        view.own_file_requested.connect(self._on_own_file_requested)
        view.advice.set_allowed(self._settings.current().network_allowed)
        self.advice = advice = AdviceController(view, self._sources, self._tasks, self)
        advice.ready.connect(view.set_ready)
        advice.chat_requested.connect(self._on_chat_requested)
        advice.asks_late.connect(self._on_asks_late)
        self._window.add_screen(SCREEN, self.tr("Welcome"), "", view)
        self._window.show_screen(SCREEN)
        view.focus()
        self._began = time.monotonic()
        self._tasks.start(self._machine.facts, succeeded=self._on_facts)
        self._tasks.start(self._models.current, succeeded=self._on_model)
        advice.start()

    def shutdown(self) -> None:
        """Look and hear no more, nor wait for the hub."""
        if self.advice is not None:
            self.advice.drop_questions()
        self._stop()

    def _stop(self) -> None:
        """A download that was wanted begins all the same, when its look is over."""
        if self.advice is not None:
            self.advice.stop()
        if self.imports is not None:
            self.imports.stop()

    def _on_facts(self, facts: MachineFacts) -> None:
        if self.view is not None:
            self.view.set_facts(facts, time.monotonic() - self._began)

    def _on_model(self, model: ModelFile) -> None:
        if self.view is not None:
            self.view.set_model(model)

    @Slot()
    def _on_start_requested(self) -> None:
        self._leave("chat")

    @Slot()
    def _on_models_requested(self) -> None:
        self._leave("chat")
        self.models_requested.emit()

    @Slot(str)
    def _on_chat_requested(self, path: str) -> None:
        self._leave("chat")
        self.chat_requested.emit(path)

    @Slot()
    def _on_own_file_requested(self) -> None:
        if self.imports is None:
            made = self._library(), self._tasks, self._theme, self._window.toast
            self.imports = ModelImportController(self._window, *made, self)
            self.imports.imported.connect(self._on_imported)
        self.imports.choose()

    @Slot(object, object)
    def _on_imported(self, path: Path, kind: FileKind) -> None:
        """A chat begins with a model; a projector or an adapter is there for later."""
        if kind not in (FileKind.ADAPTER, FileKind.COMPANION):
            self._on_chat_requested(str(path))

    @Slot(str)
    def _on_asks_late(self, words: str) -> None:
        self._window.toast(words, self.tr("Show models"), self.models_requested.emit)

    def _leave(self, screen: str) -> None:
        """If it cannot be remembered, the welcome is shown again next time."""
        self._stop()
        self.view = None
        self._tasks.start(partial(self._settings.change, welcomed=True))
        self._window.show_screen(screen)
        self._window.remove_screen(SCREEN)
        self.finished.emit()
