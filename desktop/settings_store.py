"""The settings file: read with patience, written whole or not at all."""

import contextlib
import json
import logging
import os
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.settings import Settings

S = TypeVar("S", bound=msgspec.Struct)

log = logging.getLogger(__name__)


class SettingsStore:
    """Reads and writes one JSON file. Any thread; callers take turns."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """The settings on disk. A file that holds none is kept aside; a field out of its range gets its default."""
        try:
            return _lenient(_read_object(self._path), Settings)
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError) as error:
            self._keep_aside(error)
            return Settings()

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


def _read_object(path: Path) -> dict[str, Any]:
    """What the file holds; raises `ValueError` when that is anything but one JSON object in UTF-8."""
    raw = json.loads(path.read_text("utf-8"))
    if not isinstance(raw, dict):
        raise ValueError(f"an object was expected, not {type(raw).__name__}")
    json.dumps(raw, ensure_ascii=False).encode()  # half a surrogate pair could be read, but never written again
    return raw


def _lenient(raw: dict[str, Any], kind: type[S]) -> S:
    """Every field that is good, and the default for the others."""
    made = kind()
    for name in kind.__struct_fields__:
        if name in raw:
            value, default = raw[name], getattr(made, name)
            if isinstance(value, dict) and isinstance(default, msgspec.Struct):
                value = msgspec.to_builtins(_lenient(value, type(default)))
            try:
                made = msgspec.convert(msgspec.to_builtins(made) | {name: value}, kind)
            except msgspec.ValidationError as error:
                log.warning("setting %s is not usable: %s", name, error)
    return made


def _sync_folder(folder: Path) -> None:
    """Make the new name last too; a system that cannot open folders does it by itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
