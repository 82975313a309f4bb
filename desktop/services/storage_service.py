"""Where everything lies on the disk, and how much room it takes."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from desktop.machine.disk import disk_of
from desktop.paths import Paths
from desktop.services.settings_service import SettingsService


class Place(msgspec.Struct, frozen=True):
    """One folder; bytes of the files in it."""

    path: Path
    size: int


class StorageUse(msgspec.Struct, frozen=True, kw_only=True):
    """Every folder that Bantam uses. `more_models` are the person's other folders, as they were added."""

    chats: Place  # the data folder without the models, the cache and the logs
    models: Place
    more_models: Sequence[Place]
    cache: Place
    free: int  # bytes on the disk of the data folder

    @property
    def used(self) -> int:
        """Bytes of everything together."""
        return sum(place.size for place in (self.chats, self.models, self.cache, *self.more_models))


class StorageService:
    """Counts, and changes which folders are looked at for models. Blocking; any thread."""

    def __init__(self, paths: Paths, settings: SettingsService) -> None:
        self._paths = paths
        self._settings = settings

    def use(self) -> StorageUse:
        """Look now; what may not be read counts as nothing."""
        paths = self._paths
        others = {paths.models, self._models, paths.cache, paths.logs}
        return StorageUse(
            chats=Place(paths.data, _size(paths.data, others)),
            models=Place(self._models, _size(self._models)),
            more_models=[Place(Path(one), _size(Path(one))) for one in self._settings.current().model_folders],
            cache=Place(paths.cache, _size(paths.cache)),
            free=disk_of(paths.data).free,
        )

    @property
    def _models(self) -> Path:
        """Where Bantam keeps models."""
        return Path(self._settings.current().models_folder or self._paths.models)

    def add_models(self, folder: Path) -> bool:
        """Look for models there too; False when Bantam does so already. Raises `KnownError`."""
        known = [self._models, *(Path(one) for one in self._settings.current().model_folders)]
        real = folder.resolve()
        if any(real.is_relative_to(one.resolve()) for one in known):
            return False
        self._settings.change(model_folders=[*self._settings.current().model_folders, str(folder)])
        return True

    def remove_models(self, folder: Path) -> None:
        """Look there no longer; no file is touched. Raises `KnownError`."""
        kept = [one for one in self._settings.current().model_folders if one != str(folder)]
        self._settings.change(model_folders=kept)


def _size(folder: Path, without: set[Path] | None = None) -> int:
    return sum(_sizes(folder, without or set()))


def _sizes(folder: Path, without: set[Path]) -> Iterator[int]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        try:
            if entry.is_dir(follow_symlinks=False):
                if Path(entry.path) not in without:
                    yield from _sizes(Path(entry.path), without)
            else:
                yield entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue
