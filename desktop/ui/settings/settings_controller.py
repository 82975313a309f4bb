"""Saves what the settings screen is set to, and does what its buttons ask for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.core.errors import KnownError
from desktop.core.model import ModelFile
from desktop.services.computer_service import ComputerService
from desktop.services.doctor_service import DoctorService
from desktop.services.model_service import ModelService
from desktop.services.opening_service import OpeningService
from desktop.services.settings_service import SettingsService
from desktop.services.storage_service import StorageService
from desktop.settings import Settings
from desktop.ui.chat.about_dialog import AboutDialog
from desktop.ui.links import show_folder
from desktop.ui.settings.computer_controller import ComputerController
from desktop.ui.settings.fault_words import fault_words
from desktop.ui.settings.live_settings import apply_settings
from desktop.ui.settings.network_controller import Keys, Ledger, NetworkController
from desktop.ui.settings.opening_controller import OpeningController
from desktop.ui.settings.settings_view import SettingsView
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Toast

SAVE_AFTER = 250  # ms without a change


class Models(NamedTuple):
    """What the field of the model offers."""

    all: list[ModelFile]
    current: str


class SettingsController(QObject):
    """Owns the changes that are not saved yet. GUI thread.

    Facts: `changed(Settings)` after a change made here is saved, `models_changed()` when the model or the folders of
    models did. Wish: `tune_requested()`.
    """

    changed = Signal(object)
    models_changed = Signal()
    tune_requested = Signal()

    def __init__(
        self,
        view: SettingsView,
        settings: SettingsService,
        models: ModelService,
        storage: StorageService,
        doctor: DoctorService,
        ledger: Ledger,
        computer: ComputerService,
        opening: OpeningService,
        keys: Keys,
        tasks: TaskRunner,
        theme: Theme,
        *,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._settings = settings
        self._models = models
        self._storage = storage
        self._doctor = doctor
        self._tasks = tasks
        self._theme = theme
        self._toast = toast
        self._unsaved: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        self.network = NetworkController(view.network, view, ledger, keys, tasks, theme, self)
        self.changed.connect(self.network.show_key)
        self.network.failed.connect(self._on_failed)
        self.computer = ComputerController(view.computer, view, computer, tasks, self)
        self.computer.failed.connect(self._on_failed)
        self.computer.told.connect(toast)
        self.opening = OpeningController(view.storage.opening, opening, tasks, self)
        self.opening.failed.connect(self._on_failed)
        self._connect()

    def start(self) -> None:
        """Show what is in force, and what was wrong in the file."""
        self.refresh()
        words = fault_words(list(self._settings.faults), self._settings.kept_as)
        if words is not None:
            self._view.show_fault(*words)

    @Slot()
    def refresh(self) -> None:
        """Show it afresh: the screen is shown, or something was set elsewhere."""
        self._view.show_settings(self._wanted())
        self._tasks.start(self._storage.use, succeeded=self._view.storage.show_use, failed=self._on_failed)
        self.network.refresh()
        self.computer.refresh()
        self.opening.refresh()
        self._tasks.start(self._read_models, succeeded=self._on_models, failed=self._on_failed)

    @Slot()
    def save(self) -> None:
        """Save now."""
        self._timer.stop()
        unsaved, self._unsaved = self._unsaved, {}
        if unsaved:
            self._tasks.start(partial(self._change, unsaved), succeeded=self.changed.emit, failed=self._on_failed)

    def finish(self) -> None:
        """Save what is not saved, here and now: no task will run any more."""
        self._timer.stop()
        self.computer.finish()
        unsaved, self._unsaved = self._unsaved, {}
        if unsaved:
            self._change(unsaved)

    def _connect(self) -> None:
        view = self._view
        view.change_requested.connect(self._on_change_requested)
        view.engine.model_requested.connect(self._on_model_requested)
        view.engine.tune_requested.connect(self.tune_requested)
        view.storage.show_requested.connect(self._on_show_requested)
        view.storage.add_requested.connect(self._on_add_requested)
        view.storage.remove_requested.connect(self._on_remove_requested)
        view.about.licences_requested.connect(self._on_licences_requested)
        view.about.report_requested.connect(self._on_report_requested)

    def _wanted(self) -> Settings:
        """What is in force with what is about to be saved."""
        return msgspec.structs.replace(self._settings.current(), **self._unsaved)

    def _change(self, fields: dict[str, Any]) -> Settings:
        self._settings.change(**fields)
        return self._settings.current()

    def _read_models(self) -> Models:
        return Models(self._models.chat_models(), self._models.current().id)

    def _on_models(self, models: Models) -> None:
        self._view.engine.show_models(models.all, models.current)

    def _on_change_requested(self, name: str, value: Any) -> None:
        self._unsaved[name] = value
        apply_settings(self._theme, self._wanted())
        self._timer.start()

    @Slot(str)
    def _on_model_requested(self, model_id: str) -> None:
        self._tasks.start(
            partial(self._models.choose, model_id), succeeded=self._on_models_changed, failed=self._on_failed
        )

    def _on_models_changed(self, _: object) -> None:
        self.models_changed.emit()
        self.refresh()

    def _on_show_requested(self, folder: Path) -> None:
        if not show_folder(folder):
            QGuiApplication.clipboard().setText(str(folder))
            self._toast(self.tr("No file manager answered. The path is copied."))

    @Slot()
    def _on_add_requested(self) -> None:
        dialog = QFileDialog(self._view, self.tr("Choose a folder with models"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.add_folder)
        dialog.open()

    @Slot(str)
    def add_folder(self, folder: str) -> None:
        """Look for models there too."""
        self._tasks.start(
            partial(self._storage.add_models, Path(folder)), succeeded=self._on_added, failed=self._on_failed
        )

    def _on_added(self, is_new: bool) -> None:
        if not is_new:
            self._toast(self.tr("Models in that folder are found already"))
        self._on_models_changed(None)

    def _on_remove_requested(self, folder: Path) -> None:
        self._tasks.start(
            partial(self._storage.remove_models, folder), succeeded=self._on_models_changed, failed=self._on_failed
        )

    @Slot()
    def _on_licences_requested(self) -> None:
        dialog = AboutDialog(self._theme, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_report_requested(self) -> None:
        self._view.about.report_button.setEnabled(False)
        self._tasks.start(self._doctor.report_text, succeeded=self._on_report, failed=self._on_report_failed)

    def _on_report(self, report: str) -> None:
        self._view.about.report_button.setEnabled(True)
        QGuiApplication.clipboard().setText(report)
        self._toast(self.tr("Report copied"))

    def _on_report_failed(self, error: Exception) -> None:
        self._view.about.report_button.setEnabled(True)
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        """Say it above the cards; what is in force is shown again."""
        if isinstance(error, KnownError):
            words = (translated(error.what), translated(error.safe), translated(error.next_step), error.details)
        else:
            what = self.tr("Something failed inside Bantam.")
            words = (what, self.tr("Nothing was changed."), self.tr("Try again."), repr(error))
        self._view.show_fault(*words)
        self._view.show_settings(self._wanted())
