"""Shows the welcome once, and remembers that it was seen."""

import time
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.machine import MachineFacts
from desktop.core.model import ModelFile
from desktop.services.machine_service import MachineService
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService
from desktop.ui.first_run.first_run_view import FirstRunView
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme

SCREEN = "welcome"


class FirstRunController(QObject):
    """Makes the view only when it is needed. GUI thread. Fact: `finished()`, once the chat is shown instead."""

    finished = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        machine: MachineService,
        settings: SettingsService,
        models: ModelService,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._machine = machine
        self._settings = settings
        self._models = models
        self._tasks = tasks
        self._began = 0.0
        self.view: FirstRunView | None = None

    def start(self) -> None:
        """Show the welcome to who has not seen it."""
        if self._settings.current().welcomed:
            return
        self.view = view = FirstRunView(self._theme)
        view.start_requested.connect(self._on_start_requested)
        view.set_folder(self._models.folder)
        self._window.add_screen(SCREEN, self.tr("Welcome"), "", view)
        self._window.show_screen(SCREEN)
        view.focus()
        self._began = time.monotonic()
        self._tasks.start(self._machine.facts, succeeded=self._on_facts)
        self._tasks.start(self._models.current, succeeded=self._on_model)

    def _on_facts(self, facts: MachineFacts) -> None:
        if self.view is not None:
            self.view.set_facts(facts, time.monotonic() - self._began)

    def _on_model(self, model: ModelFile) -> None:
        if self.view is not None:
            self.view.set_model(model)

    @Slot()
    def _on_start_requested(self) -> None:
        """If it cannot be remembered, the welcome is shown again next time."""
        self.view = None
        self._tasks.start(partial(self._settings.change, welcomed=True))
        self._window.show_screen("chat")
        self._window.remove_screen(SCREEN)
        self.finished.emit()
