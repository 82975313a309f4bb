"""The settings as everybody sees them, and the one way to change them."""

import threading
from typing import Any

import msgspec

from desktop.settings import Settings
from desktop.settings_store import SettingsStore


class SettingsService:
    """Owns the current settings. Reading is cheap and from any thread; a change is on disk when it returns."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._current = store.load()

    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def change(self, **fields: Any) -> None:
        """Replace fields; raises `msgspec.ValidationError` when a value is out of its range."""
        with self._lock:
            replaced = msgspec.structs.replace(self._current, **fields)
            checked = msgspec.convert(msgspec.to_builtins(replaced), Settings)
            self._store.save(checked)
            self._current = checked
