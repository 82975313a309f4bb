"""The settings file: read with patience, written whole or not at all."""

import contextlib
import json
import logging
import os
import shutil
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.lasting_name import sync_folder
from desktop.core.setting_fault import Fault
from desktop.settings import Settings

S = TypeVar("S", bound=msgspec.Struct)

log = logging.getLogger(__name__)


class SettingsStore:
    """Reads and writes one JSON file. Any thread; callers take turns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.faults: list[Fault] = []  # of the file that was loaded
        self.kept_as: Path | None = None  # where that file is kept; None until it is replaced

    def load(self) -> Settings:
        """The settings on disk. A file that holds none is kept aside; a field out of its range gets its default."""
        self.faults = []
        try:
            return _lenient(_read_object(self._path), Settings, self.faults)
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError) as error:
            self.faults = [Fault("", str(error))]
            self._keep_aside(error)
            return Settings()

    def peek(self) -> Settings:
        """The settings on disk as far as they are good, or the defaults; nothing is moved or remembered."""
        try:
            return _lenient(_read_object(self._path), Settings, [])
        except (OSError, ValueError, RecursionError):
            return Settings()

    def save(self, settings: Settings) -> None:
        """Write to a new file, flush it to the disk and put it in place; raises `KnownError`.

        A file with a fault in it is copied first, so that the value that was not understood is not lost.
        """
        if self.faults and self.kept_as is None:
            self._copy_aside()
        temporary = self._path.with_name(self._path.name + ".new")
        try:
            with temporary.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(settings), indent=2))
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
            sync_folder(self._path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise KnownError(ErrorKind.FOLDER_UNUSABLE, path=str(self._path.parent), reason=reason) from error

    def _keep_aside(self, error: Exception) -> None:
        if aside := self._free_name():
            with contextlib.suppress(OSError):
                self._path.rename(aside)
                self.kept_as = aside
            log.warning("settings could not be read (%s); kept aside as %s", error, aside.name)

    def _copy_aside(self) -> None:
        if aside := self._free_name():
            with contextlib.suppress(OSError):
                shutil.copyfile(self._path, aside)
                self.kept_as = aside

    def _free_name(self) -> Path | None:
        names = (self._path.with_name(f"{self._path.name}.damaged-{number}") for number in range(1, 100))
        return next((aside for aside in names if not aside.exists()), None)


def _read_object(path: Path) -> dict[str, Any]:
    """What the file holds; raises `ValueError` when that is anything but one JSON object in UTF-8."""
    raw = json.loads(path.read_text("utf-8"))
    if not isinstance(raw, dict):
        raise ValueError(f"an object was expected, not {type(raw).__name__}")
    json.dumps(raw, ensure_ascii=False).encode()  # half a surrogate pair could be read, but never written again
    return raw


def _lenient(raw: dict[str, Any], kind: type[S], faults: list[Fault], above: str = "") -> S:
    """Every field that is good, and the default for the others, which are added to `faults`."""
    made = kind()
    for name in kind.__struct_fields__:
        if name in raw:
            value, default = raw[name], getattr(made, name)
            if isinstance(value, dict) and isinstance(default, msgspec.Struct):
                value = msgspec.to_builtins(_lenient(value, type(default), faults, f"{above}{name}."))
            try:
                made = msgspec.convert(msgspec.to_builtins(made) | {name: value}, kind)
            except msgspec.ValidationError as error:
                log.warning("setting %s is not usable: %s", name, error)
                faults.append(Fault(above + name, str(error)))
    return made
