"""Keeping the models in another folder: what else has to know of it, and when."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.core.engine_choice import EngineChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import MoveOutcome, PlannedMove
from desktop.core.text import QT_TRANSLATE_NOOP, gigabytes
from desktop.library.importing import Progress, Stopped
from desktop.library.moving import FolderMove, files_below, finish
from desktop.library.record import LibraryRecord
from desktop.library.whole_files import TransferError
from desktop.machine.disk import disk_of
from desktop.paths import Paths
from desktop.services.settings_service import SettingsService
from desktop.settings import Settings

FETCHING = QT_TRANSLATE_NOOP("errors", "a model is being fetched into them: pause that first")
INSIDE = QT_TRANSLATE_NOOP("errors", "one of the two folders lies in the other")


class FolderMoving:
    """One move of the folder `source`. Blocking."""

    def __init__(
        self,
        source: Path,
        record: LibraryRecord,
        settings: SettingsService,
        paths: Paths,
        is_fetching: Callable[[], bool],
    ) -> None:
        """`is_fetching` says whether a download is writing into the folder."""
        self._is_fetching = is_fetching
        self._source = source.absolute()
        self._record = record
        self._settings = settings
        self._paths = paths

    def finish(self) -> None:
        """Delete what an earlier move brought away and had no time to delete."""
        finish(self._paths.models_move, self._source)

    def plan(self, target: Path) -> PlannedMove:
        """What it would do; raises `KnownError` (MODELS_NOT_MOVED, NO_ROOM) where it would not."""
        target = target.expanduser().absolute()
        self._check_place(target)
        is_same_disk = self._check_room(target)
        names = list(files_below(self._source))
        return PlannedMove(
            source=str(self._source),
            folder=str(target),
            files=len(names),
            size=sum((self._source / name).lstat().st_size for name in names),
            free=disk_of(target).free,
            is_same_disk=is_same_disk,
        )

    def run(self, target: Path, on_progress: Progress, is_stopped: Callable[[], bool]) -> MoveOutcome | None:
        """None when stopped; raises `KnownError` (MODELS_NOT_MOVED, NO_ROOM)."""
        target = target.expanduser().absolute()
        source, there = self._source.resolve(), target.resolve()
        if source == there:
            return MoveOutcome(folder=str(target), files=0, size=0)
        self._check_place(target)
        self._check_room(target)
        move = FolderMove(self._source, target, self._paths.models_move)
        try:
            outcome = move.run(lambda: self._switch(target), on_progress, is_stopped)
        except Stopped:
            return None
        except TransferError as error:
            raise self._failed(target, error.reason) from error
        except OSError as error:
            raise self._failed(target, error.strerror or str(error)) from error
        self._forget_old()
        return outcome

    def _switch(self, target: Path) -> None:
        """The settings' one rename is the moment that counts; what is known of files is known of both before."""
        self._check_downloads(target)  # one may have begun meanwhile
        names = list(files_below(self._source))
        known = {name: self._record.facts(self._source / name) for name in names}
        self._record.note({str(target / name): facts for name, facts in known.items() if facts.measured or facts.repo})
        settings = self._settings.current()
        self._settings.change(
            models_folder="" if target == self._paths.models.absolute() else str(target),
            model_folders=[one for one in settings.model_folders if Path(one) != target],
            model=self._elsewhere(settings.model, target),
            engines=self._engines(settings, target),
            templates={self._elsewhere(model, target): choice for model, choice in settings.templates.items()},
        )

    def _forget_old(self) -> None:
        try:
            self._record.forget_below(self._source)
        except OSError:  # more is remembered than there is: no harm
            return

    def _engines(self, settings: Settings, target: Path) -> dict[str, EngineChoice]:
        """What was chosen by path is to be found at its new place."""
        found = {}
        for model, choice in settings.engines.items():
            adapters = [msgspec.structs.replace(one, path=self._elsewhere(one.path, target)) for one in choice.adapters]
            found[self._elsewhere(model, target)] = msgspec.structs.replace(
                choice,
                draft=self._elsewhere(choice.draft, target),
                projector=self._elsewhere(choice.projector, target),
                adapters=adapters,
            )
        return found

    def _elsewhere(self, word: str, target: Path) -> str:
        """A path below the old folder as it is below the new one; anything else as it is."""
        path = Path(word)
        if not word or not path.is_relative_to(self._source):
            return word
        return str(target / path.relative_to(self._source))

    def _check_downloads(self, target: Path) -> None:
        """What a download writes would be left at the old place; raises `KnownError` (MODELS_NOT_MOVED)."""
        if self._is_fetching():
            raise self._failed(target, FETCHING)

    def _check_place(self, target: Path) -> None:
        self._check_downloads(target)
        source, there = self._source.resolve(), target.resolve()
        if source != there and (source.is_relative_to(there) or there.is_relative_to(source)):
            raise self._failed(target, INSIDE)

    def _check_room(self, target: Path) -> bool:
        """Whether it is the same disk, which needs none."""
        place = target
        while not place.exists() and place != place.parent:
            place = place.parent
        try:
            if place.stat().st_dev == self._source.stat().st_dev:
                return True
        except OSError as error:
            raise self._failed(target, error.strerror or str(error)) from error
        needed = sum((self._source / name).lstat().st_size for name in files_below(self._source))
        if needed > (free := disk_of(target).free):
            words = {"needed": gigabytes(needed), "free": gigabytes(free)}
            raise KnownError(ErrorKind.NO_ROOM, name=self._source.name, path=str(target), **words)
        return False

    def _failed(self, target: Path, reason: str) -> KnownError:
        return KnownError(ErrorKind.MODELS_NOT_MOVED, folder=str(target), reason=reason)
