"""Shows what holds for the open chat, and saves it a moment after the last change and before the next answer."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.preset import ChatSetup, PresetValues
from desktop.services.chat_setup import SetupService, default_setup
from desktop.services.settings_service import SettingsService
from desktop.ui.chat.inspector.inspector_view import InspectorView
from desktop.ui.chat.inspector.setup_saver import PRESET, SetupChange, SetupSaver
from desktop.ui.tasks import TaskRunner

SAVE_AFTER = 400  # ms without a change


class InspectorController(QObject):
    """Owns the change that is not saved yet. GUI thread.

    Facts: `failed(Exception)`; `setup_shown(ChatSetup)` when another chat is open or something of it changed.
    """

    failed = Signal(object)
    setup_shown = Signal(object)

    def __init__(self, view: InspectorView, settings: SettingsService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._settings = settings
        self._tasks = tasks
        self._setups: SetupService | None = None
        self._chat_id = ""
        self._preset_id = ""
        self._shown = PresetValues()  # as last shown or told; what differs was changed by the person
        self._unsaved: dict[str, Any] = {}
        self._is_saving = False
        self._in_flight: dict[str, Any] = {}  # what is being saved, of the open chat
        self._reads_again = False  # what was read while something was being saved may be old
        self._revision = 0
        self._saver = SetupSaver()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        view.settings_requested.connect(self._on_settings_requested)

    @property
    def setup(self) -> ChatSetup:
        """What holds for the open chat."""
        return ChatSetup(preset_id=self._preset_id, values=self._shown)

    def open(self, conversation_id: str, setups: SetupService) -> None:
        """Another chat is open, of which `setups` knows what holds."""
        if self._unsaved:
            saved = partial(self._on_left_saved, self._chat_id)
            self._tasks.start(self.take_saver(), succeeded=saved, failed=self.failed.emit)
        self._in_flight = {}
        self._chat_id, self._setups = conversation_id, setups
        self._show(default_setup(self._settings.current()))
        self._read()

    @Slot()
    def start(self) -> None:
        """What every chat begins with may have changed: look again."""
        if self._setups is not None:
            self._read()

    def choose(self, preset_id: str, values: PresetValues) -> None:
        """Let a preset hold for the open chat."""
        self._unsaved = {**_fields(values), PRESET: preset_id}
        self._show(ChatSetup(preset_id=preset_id, values=values))
        self.save()

    def take_saver(self) -> Callable[[], None]:
        """What has to run, in a task, so that the next answer uses what the inspector shows.

        What is being saved is saved by it too: that other task may not even have begun.
        """
        fields, self._unsaved = {**self._in_flight, **self._unsaved}, {}
        self._timer.stop()
        self._revision += 1
        if self._setups is None or not fields:
            return _nothing
        change = SetupChange(self._setups, self._chat_id, self._revision, fields)
        return partial(self._saver.save, change, self._settings.current())

    def finish(self) -> None:
        """Save what is not saved, here and now: no task will run any more."""
        self.take_saver()()

    @Slot()
    def save(self) -> None:
        """Save now. One save at a time."""
        self._timer.stop()
        if self._unsaved and not self._is_saving:
            self._is_saving = True
            in_flight = self._unsaved
            saver = self.take_saver()
            self._in_flight = in_flight
            self._tasks.start(saver, succeeded=self._on_saved, failed=self._on_failed)

    def _show(self, setup: ChatSetup) -> None:
        self._preset_id, self._shown = setup.preset_id, setup.values
        self._view.show_settings(setup.values)
        self.setup_shown.emit(setup)

    def _read(self) -> None:
        """Look at the disk; while something is being saved that is looked at again afterwards."""
        self._reads_again = self._is_saving
        if self._setups is not None:
            work = partial(self._setups.of, self._chat_id, self._settings.current())
            self._tasks.start(work, succeeded=partial(self._on_read, self._chat_id), failed=self.failed.emit)

    def _on_read(self, conversation_id: str, setup: ChatSetup) -> None:
        """What was changed while it was read stays changed."""
        self._reads_again = self._reads_again or self._is_saving
        if conversation_id != self._chat_id or self._reads_again:
            return
        preset_id = self._unsaved.get(PRESET, setup.preset_id)
        changed = {name: value for name, value in self._unsaved.items() if name != PRESET}
        self._show(ChatSetup(preset_id=preset_id, values=msgspec.structs.replace(setup.values, **changed)))

    def _on_left_saved(self, conversation_id: str, result: None) -> None:
        """What was set in a chat that was left is on disk; the person may be back there."""
        del result
        if conversation_id == self._chat_id:
            self._read()

    @Slot(object)
    def _on_settings_requested(self, values: PresetValues) -> None:
        before = _fields(self._shown)
        self._unsaved |= {name: value for name, value in _fields(values).items() if value != before[name]}
        self._shown = values
        self._timer.start()
        self.setup_shown.emit(self.setup)

    def _on_saved(self, result: None) -> None:
        del result
        self._is_saving, self._in_flight = False, {}
        if self._unsaved and not self._timer.isActive():
            self.save()
        if self._reads_again:
            self._read()

    def _on_failed(self, error: Exception) -> None:
        self._is_saving = self._reads_again = False
        self._in_flight = {}
        self.failed.emit(error)


def _fields(values: PresetValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in PresetValues.__struct_fields__}


def _nothing() -> None:
    """Everything is saved."""
