"""Models that are on this disk twice: found by their bytes, and all but one deleted when a person says which stays."""

import contextlib
from collections import defaultdict
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import Duplicate, DuplicateModels
from desktop.core.model import ModelFile
from desktop.library.importing import Progress
from desktop.library.model_parts import parts_of
from desktop.services.library_service import LibraryService
from desktop.services.model_service import ModelService


def _nothing(_done: int, _total: int) -> None:
    pass


class DuplicateService:
    """Blocking; any thread. What is not Bantam's is told, and never deleted."""

    def __init__(self, models: ModelService, library: LibraryService) -> None:
        self._models = models
        self._library = library

    def find(
        self, on_progress: Progress = _nothing, cancel: Cancellation | None = None
    ) -> list[DuplicateModels] | None:
        """The groups of which something can go, what frees most first; None when cancelled. Reads alike files whole."""
        groups = self._library.duplicates(on_progress, cancel)
        if groups is None:
            return None
        hashes = {path: group.sha256 for group in groups for path in group.paths}
        alike: dict[tuple[str, ...], list[ModelFile]] = defaultdict(list)
        for model in self._models.models():
            parts = tuple(hashes.get(str(path), "") for path in parts_of(model.path))
            if all(parts):  # every file of a model has to be here once more
                alike[parts].append(model)
        found = [self._told(models) for models in alike.values() if len(models) > 1]
        usable = [group for group in found if any(one.can_go for one in group.models)]
        return sorted(usable, key=lambda group: -group.freed(group.models[0].id))

    def keep_one(self, group: DuplicateModels, kept: str) -> int:
        """Delete all of a group but the model with the id `kept`; returns the bytes that are free now.

        Raises `KnownError` as `LibraryService.delete` does, and MODEL_MISSING where the one to keep has gone meanwhile.
        """
        freed = 0
        stays = next(one for one in group.models if one.id == kept)
        for one in group.models:
            if one.id != kept and one.can_go and Path(one.path).exists():
                self._check(stays, group.size)
                is_chosen = self._is_chosen(one.path)
                freed += self._library.delete(self._models.find(one.path), is_twin=True).freed
                if is_chosen:
                    self._models.choose(self._models.find(stays.path).id)
        return freed

    def _is_chosen(self, path: str) -> bool:
        """Whether it writes the next answer."""
        with contextlib.suppress(KnownError):
            return str(self._models.current().path) == path
        return False

    def _check(self, stays: Duplicate, size: int) -> None:
        """Nothing goes but for a model that is there, and whole."""
        if self._models.find(stays.path).size != size:
            raise KnownError(ErrorKind.MODEL_MISSING, name=stays.name, path=stays.path)

    def _told(self, models: list[ModelFile]) -> DuplicateModels:
        told = sorted((self._duplicate(model) for model in models), key=lambda one: one.can_go)
        return DuplicateModels(size=models[0].size, models=tuple(told))

    def _duplicate(self, model: ModelFile) -> Duplicate:
        freed, owner = 0, model.origin
        try:
            removal = self._library.removal(model, is_twin=True)
            freed, owner = (removal.freed if removal.files else 0), removal.program
        except KnownError:  # it came with Bantam
            pass
        path, is_starter = str(model.path), model.is_starter
        return Duplicate(id=model.id, name=model.name, path=path, freed=freed, owner=owner, is_starter=is_starter)
