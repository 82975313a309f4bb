"""The settings screen in the window: made when it is wanted, a fifth of a second that a start does not wait for."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService
from desktop.ui.actions import Actions
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.shortcuts_dialog import shortcut_rows
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from desktop.services.computer_service import ComputerService
    from desktop.services.doctor_service import DoctorService
    from desktop.services.opening_service import OpeningService
    from desktop.services.storage_service import StorageService
    from desktop.ui.settings.network_controller import Keys, Ledger
    from desktop.ui.settings.settings_controller import SettingsController
    from desktop.ui.settings.settings_view import SettingsView

    Parts = tuple[
        SettingsService, ModelService, StorageService, DoctorService, Ledger, ComputerService, OpeningService, Keys
    ]
    Services = Callable[[], Parts]

SCREEN = "settings"


class LateSettings(QObject):
    """Owns the screen. GUI thread. Facts: `changed(Settings)`, `models_changed()`.

    Wishes: `tune_requested()`, `restart_requested()`.
    """

    changed = Signal(object)
    models_changed = Signal()
    tune_requested = Signal()
    restart_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        services: "Services",
        actions: Actions,
        theme: Theme,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        """`services` is asked when the screen is made."""
        super().__init__(parent)
        self._window, self._services, self._actions = window, services, actions
        self._theme, self._tasks = theme, tasks
        window.add_late_screen(SCREEN, self.tr("Settings"), "settings", self._shown, at_bottom=True)

    @property
    def view(self) -> "SettingsView":
        """The screen."""
        return self._made[0]

    @property
    def controller(self) -> "SettingsController":
        """What fills it."""
        return self._made[1]

    def finish(self) -> None:
        """Take over what is still being typed; the window closes."""
        if "_made" in self.__dict__:
            self.controller.finish()

    def _shown(self) -> QWidget:
        return self.view

    @cached_property
    def _made(self) -> "tuple[SettingsView, SettingsController]":
        from desktop.ui.settings.settings_controller import SettingsController
        from desktop.ui.settings.settings_view import SettingsView

        view = SettingsView(self._theme, shortcut_rows(self._actions))
        parts = *self._services(), self._tasks, self._theme
        controller = SettingsController(view, *parts, toast=self._window.toast, parent=self)
        controller.changed.connect(self.changed)
        controller.models_changed.connect(self.models_changed)
        controller.tune_requested.connect(self.tune_requested)
        view.restart.restart_requested.connect(self.restart_requested)
        controller.start()
        return view, controller
