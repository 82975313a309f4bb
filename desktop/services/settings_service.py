"""The settings as everybody sees them, and the one way to change them."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from desktop.core.setting_fault import Fault
from desktop.settings import Settings
from desktop.settings_store import SettingsStore


class SettingsService:
    """Owns the current settings. Reading is cheap and from any thread; a change is on disk when it returns."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._current = store.load()
        self._listeners: list[Callable[[Settings], object]] = []

    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    @property
    def faults(self) -> Sequence[Fault]:
        """What was wrong in the file when it was read; the values that were right are in force."""
        return self._store.faults

    @property
    def kept_as(self) -> Path | None:
        """Where a file with faults is kept, once another one is in its place."""
        return self._store.kept_as

    def on_change(self, listener: Callable[[Settings], object]) -> None:
        """Tell of every change, on the thread that made it."""
        self._listeners.append(listener)

    def change(self, **fields: Any) -> None:
        """Replace fields; raises `msgspec.ValidationError` when a value is out of its range."""
        with self._lock:
            replaced = msgspec.structs.replace(self._current, **fields)
            checked = msgspec.convert(msgspec.to_builtins(replaced), Settings)
            self._store.save(checked)
            self._current = checked
        for listener in self._listeners:
            listener(checked)
