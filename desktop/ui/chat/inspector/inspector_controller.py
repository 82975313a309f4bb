"""Saves what the inspector is set to, a moment after the last change and before the next answer."""

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.services.settings_service import SettingsService
from desktop.ui.chat.inspector.chat_settings import ChatSettings
from desktop.ui.chat.inspector.inspector_view import InspectorView
from desktop.ui.tasks import TaskRunner

SAVE_AFTER = 400  # ms without a change


class InspectorController(QObject):
    """Owns the change that is not saved yet. GUI thread. Fact: `failed(Exception)`."""

    failed = Signal(object)

    def __init__(self, view: InspectorView, settings: SettingsService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._settings = settings
        self._tasks = tasks
        self._unsaved: ChatSettings | None = None
        self._is_saving = False
        self._revision = 0
        self._saved = _Newest()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        view.settings_requested.connect(self._on_settings_requested)

    def start(self) -> None:
        """Show the settings in force."""
        self._view.show_settings(ChatSettings.of(self._settings.current()))

    def take_saver(self) -> Callable[[], None]:
        """What has to run, in a task, so that the next answer uses what the inspector shows."""
        unsaved, self._unsaved = self._unsaved, None
        self._timer.stop()
        self._revision += 1
        return partial(self._saved.save, self._settings, self._revision, unsaved)

    def finish(self) -> None:
        """Save what is not saved, here and now: no task will run any more."""
        self.take_saver()()

    @Slot()
    def save(self) -> None:
        """Save now. One save at a time, so that an older one never comes last."""
        self._timer.stop()
        if self._unsaved is not None and not self._is_saving:
            self._is_saving = True
            self._tasks.start(self.take_saver(), succeeded=self._on_saved, failed=self._on_failed)

    @Slot(object)
    def _on_settings_requested(self, settings: ChatSettings) -> None:
        self._unsaved = settings
        self._timer.start()

    def _on_saved(self, result: None) -> None:
        del result
        self._is_saving = False
        if self._unsaved is not None and not self._timer.isActive():
            self.save()

    def _on_failed(self, error: Exception) -> None:
        self._is_saving = False
        self.failed.emit(error)


class _Newest:
    """Saves only what is newer than what was saved: two tasks may run in either order. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._revision = 0

    def save(self, service: SettingsService, revision: int, unsaved: ChatSettings | None) -> None:
        with self._lock:
            if unsaved is None or revision < self._revision:
                return
            self._revision = revision
            service.change(
                system_prompt=unsaved.system_prompt, sampling=unsaved.sampling, max_tokens=unsaved.max_tokens
            )
