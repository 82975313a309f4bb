"""Named sets of what answers are written with: kept, chosen for new chats, and taken along as one file."""

import time
from collections.abc import Sequence
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.preset import NewChats, Preset, PresetValues, free_name, tidy_name
from desktop.exchange.atomic_file import write_new
from desktop.exchange.preset_file import LARGEST, NamedValues, PresetFileError, preset_bytes, read_presets
from desktop.services.settings_service import SettingsService
from desktop.storage.preset_store import PresetStore

FILE_NAME = "Bantam presets"


class PresetService:
    """Blocking; any thread. Raises `KnownError`."""

    def __init__(self, store: PresetStore, settings: SettingsService) -> None:
        self._store = store
        self._settings = settings

    def presets(self) -> list[Preset]:
        """All of them, by name."""
        return self._store.presets()

    @property
    def default_id(self) -> str:
        """The one that new chats begin with, "" for Bantam's own values."""
        return self._settings.current().new_chats.preset_id

    def add(self, name: str, values: PresetValues) -> Preset:
        """Keep a new one, with a number behind its name where that is taken."""
        taken = {preset.name.casefold() for preset in self.presets()}
        made = Preset(id=new_id(), name=free_name(tidy_name(name), taken), values=values)
        self._store.put([made])
        return made

    def change(self, preset: Preset, values: PresetValues) -> Preset:
        """Give it these values; new chats that begin with it get them too."""
        made = Preset(id=preset.id, name=preset.name, values=values)
        self._store.put([made])
        if self.default_id == preset.id:
            self.choose_default(made)
        return made

    def rename(self, preset: Preset, name: str) -> Preset:
        """Give it another name; an empty one changes nothing."""
        taken = {one.name.casefold() for one in self.presets() if one.id != preset.id}
        wanted = tidy_name(name)
        made = Preset(id=preset.id, name=free_name(wanted, taken) if wanted else preset.name, values=preset.values)
        self._store.put([made])
        return made

    def delete(self, preset: Preset) -> None:
        """Hide it until the next start; chats keep the values that they have."""
        self._store.mark_deleted(preset.id, time.time())

    def restore(self, preset: Preset) -> None:
        """Undo `delete`."""
        self._store.mark_deleted(preset.id, None)

    def choose_default(self, preset: Preset | None) -> None:
        """Let new chats begin with it, None: with Bantam's own values."""
        values = preset.values if preset is not None else PresetValues()
        self._settings.change(
            system_prompt=values.system_prompt,
            sampling=values.sampling,
            max_tokens=values.max_tokens,
            new_chats=NewChats(
                preset_id=preset.id if preset is not None else "",
                json_schema=values.json_schema,
                forces_schema=values.forces_schema,
                thinking=values.thinking,
                template=values.template,
            ),
        )

    def export(self, folder: Path, name: str = FILE_NAME) -> Path:
        """Write all of them into one new file; raises `KnownError` (EXPORT_FAILED)."""
        rows = [NamedValues(preset.name, preset.values) for preset in self.presets()]
        try:
            return write_new(folder, name, "json", [preset_bytes(rows)])
        except OSError as error:
            reason = error.strerror or str(error)
            raise KnownError(
                ErrorKind.EXPORT_FAILED, name=f"{name}.json", reason=reason, files=0, details=repr(error)
            ) from error

    def import_file(self, path: Path) -> list[Preset]:
        """Take in every preset of a file, or none; returns those that are new here. Raises PRESETS_UNUSABLE.

        One that is here with the same name and values is not doubled; with other values it gets a number.
        """
        rows = _read(path)
        here = self.presets()
        taken = {preset.name.casefold() for preset in here}
        known = {(preset.name, _key(preset.values)) for preset in here}
        made: list[Preset] = []
        for row in rows:
            if (row.name, _key(row.values)) not in known:
                made.append(Preset(id=new_id(), name=free_name(row.name, taken), values=row.values))
                taken.add(made[-1].name.casefold())
                known.add((row.name, _key(row.values)))
        self._store.put(made)
        return made

    def take_back(self, presets: Sequence[Preset]) -> None:
        """Undo an import."""
        for preset in presets:
            self.delete(preset)


def _key(values: PresetValues) -> bytes:
    return preset_bytes([NamedValues("-", values)])


def _read(path: Path) -> list[NamedValues]:
    try:
        with path.open("rb") as file:
            return read_presets(file.read(LARGEST + 1))
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unusable(path, reason, "", repr(error)) from error
    except PresetFileError as fault:
        raise _unusable(path, fault.reason, fault.place, fault.details) from fault


def _unusable(path: Path, reason: str, place: str, details: str) -> KnownError:
    return KnownError(
        ErrorKind.PRESETS_UNUSABLE, name=path.name, reason=reason, place=place or path.name, details=details
    )
