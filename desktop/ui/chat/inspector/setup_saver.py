"""Saves what was changed of a chat's setup, field by field: two tasks may run in either order."""

import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from desktop.core.preset import ChatSetup
from desktop.services.chat_setup import SetupService
from desktop.settings import Settings

PRESET = "preset_id"  # the one field that is no value


class SetupChange(NamedTuple):
    """Fields of `PresetValues`, and perhaps `PRESET`, that the person changed in one chat."""

    setups: SetupService
    chat_id: str
    revision: int
    fields: Mapping[str, Any]


class SetupSaver:
    """Any thread. A field is never put back to what it was before."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest: dict[tuple[str, str], int] = {}

    def save(self, change: SetupChange, settings: Settings) -> None:
        """On disk when this returns; raises `KnownError`."""
        with self._lock:
            places = {name: (change.chat_id, name) for name in change.fields}
            fields = {
                name: value
                for name, value in change.fields.items()
                if self._newest.get(places[name], 0) <= change.revision
            }
            if not fields:
                return
            before = change.setups.of(change.chat_id, settings)
            preset_id = fields.get(PRESET, before.preset_id)
            values = {name: value for name, value in fields.items() if name != PRESET}
            after = ChatSetup(preset_id=preset_id, values=msgspec.structs.replace(before.values, **values))
            if after != before:
                change.setups.keep(change.chat_id, after)
            self._newest |= {places[name]: change.revision for name in fields}
