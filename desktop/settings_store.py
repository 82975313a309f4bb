"""The settings file: read with patience, written whole or not at all."""

import contextlib
import json
import logging
import os
from pathlib import Path
from typing import Any

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.settings import Settings

log = logging.getLogger(__name__)


class SettingsStore:
    """Reads and writes one JSON file. Any thread; callers take turns."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """The settings on disk. A file that is no JSON is kept aside; a field out of its range gets its default."""
        try:
            raw = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError) as error:
            self._keep_aside(error)
            return Settings()
        return _lenient(raw) if isinstance(raw, dict) else Settings()

    def save(self, settings: Settings) -> None:
        """Write to a new file, flush it to the disk and put it in place; raises `KnownError`."""
        temporary = self._path.with_name(self._path.name + ".new")
        try:
            with temporary.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(settings), indent=2))
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise KnownError(ErrorKind.FOLDER_UNUSABLE, path=str(self._path.parent), reason=reason) from error

    def _keep_aside(self, error: Exception) -> None:
        for number in range(1, 100):
            aside = self._path.with_name(f"{self._path.name}.damaged-{number}")
            if not aside.exists():
                with contextlib.suppress(OSError):
                    self._path.rename(aside)
                log.warning("settings could not be read (%s); kept aside as %s", error, aside.name)
                return


def _lenient(raw: dict[str, Any]) -> Settings:
    """Every field that is good, and the default for the others."""
    settings = Settings()
    for name in Settings.__struct_fields__:
        if name in raw:
            try:
                known = msgspec.to_builtins(settings) | {name: raw[name]}
                settings = msgspec.convert(known, Settings)
            except msgspec.ValidationError as error:
                log.warning("setting %s is not usable: %s", name, error)
    return settings


def _sync_folder(folder: Path) -> None:
    """Make the new name last too; a system that cannot open folders does it by itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
