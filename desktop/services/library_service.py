"""What can be done with model files: adding, using other programs', checking, deleting, and moving the folder."""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import (
    Checked,
    Duplicates,
    FileFacts,
    ForeignModel,
    FoundProgram,
    GivenFiles,
    MoveOutcome,
    PlacedModel,
    Placing,
    PlannedMove,
    Removal,
)
from desktop.core.model import ModelFile
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.pool import EnginePool
from desktop.library.duplicates import duplicates
from desktop.library.importing import Progress
from desktop.library.model_parts import parts_of
from desktop.library.other_programs.finding import found_programs
from desktop.library.other_programs.places import Surroundings, program_at
from desktop.library.projector_beside import projector_of
from desktop.library.record import LibraryRecord, RecordError
from desktop.library.removing import freed_by, is_dangling, own_projector, remove
from desktop.library.whole_files import remove_parts
from desktop.paths import Paths
from desktop.services.engine_options import chosen_for, with_companions
from desktop.services.folder_move import FolderMoving
from desktop.services.followed_ids import ids_followed, let_go
from desktop.services.given_models import look_over
from desktop.services.model_checks import ModelChecks
from desktop.services.model_import import ModelImport, told_as_known, words_of
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService

FOREIGN_FOLDER = QT_TRANSLATE_NOOP("errors", "another program keeps its models there")


def _nothing(_done: int, _total: int) -> None:
    pass


class LibraryService:
    """Blocking; any thread. Progress is told in bytes. What is cancelled leaves nothing, and gives None."""

    def __init__(
        self,
        models: ModelService,
        record: LibraryRecord,
        settings: SettingsService,
        paths: Paths,
        pool: Callable[[], EnginePool | None],
        around: Surroundings | None = None,
        is_fetching: Callable[[], bool] = lambda: False,
    ) -> None:
        """`pool` gives the engines as soon as there are any. `around` says where other programs keep things.

        `is_fetching` says whether a download is writing into Bantam's folder.
        """
        self._is_fetching = is_fetching
        self._models = models
        self._record = record
        self._settings = settings
        self._paths = paths
        self._pool = pool
        self._around = around

    @property
    def around(self) -> Surroundings:
        """Where other programs keep things."""
        return self._around or Surroundings.here()

    def other_programs(self) -> list[FoundProgram]:
        """Look for models of other programs now; nothing of theirs is changed. Some hundred milliseconds at first."""
        self.tidy()
        used = {one.files[0] for one in self._record.placed() if one.files}
        return found_programs(self.around, used, self._models.header)

    def use_in_place(self, model: ForeignModel) -> ModelFile:
        """Use another program's model where it lies; raises `KnownError` (MODEL_UNREADABLE, MODEL_NOT_ADDED)."""
        if model.problem:
            raise KnownError(ErrorKind.MODEL_UNREADABLE, name=model.name, reason=model.problem)
        is_new = all(one.files != model.files for one in self._record.placed())
        program, projector = model.program.value, model.projector
        self._place(PlacedModel(name=model.name, files=model.files, program=program, projector=projector))
        found = self._models.find(model.files[0])
        self._choose_companions(found, model, is_new=is_new)
        return found

    def forget(self, model: ModelFile) -> None:
        """Do not list a model any more that is used in place; its files stay. Raises `KnownError` (MODEL_NOT_ADDED)."""
        with told_as_known(self._models.folder, model.name), ids_followed(self._models, self._settings):
            self._record.forget_placed(str(model.path))

    def saved_in_place(self) -> int:
        """Bytes that copies of the models used in place would take."""
        placed = {one.files[0] for one in self._record.placed() if one.files}
        return sum(model.size for model in self._models.models() if str(model.path) in placed)

    def is_in_place(self, model: ModelFile) -> bool:
        """Whether its files lie outside of all model folders."""
        return any(one.files[:1] == (str(model.path),) for one in self._record.placed())

    def facts(self, model: ModelFile) -> FileFacts:
        """Where a model's first file came from, and when it was last checked."""
        return self._record.facts(model.path)

    def note_download(self, hashes: dict[str, str], repo: str, revision: str) -> None:
        """Remember what downloaded files should be: SHA-256 by path. Raises `KnownError` (MODEL_NOT_ADDED)."""
        with told_as_known(self._models.folder, repo):
            known = {path: FileFacts(published=one, repo=repo, revision=revision) for path, one in hashes.items()}
            self._record.note(known)

    def import_file(
        self,
        path: Path,
        how: Placing,
        on_progress: Progress = _nothing,
        cancel: Cancellation | None = None,
    ) -> list[Path] | None:
        """Add a GGUF file, with all its parts: a model, an adapter or a projector. Returns where it lies now.

        Raises `KnownError`: MODEL_MISSING, MODEL_UNREADABLE, MODEL_HERE, MODEL_SAME, MODEL_FOREIGN, NO_ROOM,
        MODEL_NOT_ADDED.
        """
        work = ModelImport(self._models, self._record, self.around, how)
        files = work.files(path)
        stopper = _stopper(cancel)
        work.refuse_twin(files, on_progress, stopper)
        if stopper():
            return None
        if how is Placing.IN_PLACE:
            program, (eyes, _) = program_at(files[0], self.around), projector_of(files[0], self._models.header)
            placed = PlacedModel(
                name=files[0].stem,
                files=tuple(map(str, files)),
                program=program.value if program else "",
                projector=str(eyes or ""),
            )
            self._place(placed)
            return files
        with ids_followed(self._models, self._settings):
            return work.run(files, on_progress, stopper)

    def look_over(self, paths: Sequence[Path]) -> GivenFiles:
        """What files and folders are, before they come in."""
        return look_over(paths, self._models.header)

    def check(
        self,
        model: ModelFile,
        *,
        afresh: bool = False,
        on_progress: Progress = _nothing,
        cancel: Cancellation | None = None,
    ) -> Checked | None:
        """Whether its bytes are what they should be.

        Raises `KnownError` (MODEL_MISSING, MODEL_NOT_CHECKED, MODEL_NOT_NOTED).
        """
        checks = ModelChecks(self._record, self._models.header)
        return checks.check(model, afresh=afresh, on_progress=on_progress, is_stopped=_stopper(cancel))

    def accept(self, model: ModelFile) -> None:
        """What its files are from now on is right; raises `KnownError` (MODEL_NOT_NOTED)."""
        ModelChecks(self._record, self._models.header).accept(model)

    def duplicates(
        self, on_progress: Progress = _nothing, cancel: Cancellation | None = None
    ) -> list[Duplicates] | None:
        """Files of models that hold the same bytes twice."""
        files = [path for model in self._models.models() for path in parts_of(model.path)]
        return duplicates(files, self._record, on_progress=on_progress, is_stopped=_stopper(cancel))

    def removal(self, model: ModelFile, *, is_twin: bool = False) -> Removal:
        """What deleting a model would do. Raises `KnownError` (MODEL_BUILT_IN).

        What lets a model see goes with it, unless a twin of it stays.
        """
        if model.is_starter:
            raise KnownError(ErrorKind.MODEL_BUILT_IN, name=model.name)
        is_loaded = self._is_loaded(model)
        is_own = model.path.is_symlink() or model.path.is_relative_to(self._models.folder)
        program = None if is_own else program_at(model.path, self.around)
        if self.is_in_place(model) or program is not None:
            owner = model.origin or (program.value if program is not None else "")
            return Removal(name=model.name, program=owner, is_loaded=is_loaded, is_gone=model.is_gone)
        others = [one.path for one in self._models.models() if one.path != model.path]
        root = next((one for one in self._roots() if model.path.is_relative_to(one)), model.path.parent)
        eyes = own_projector(model.path.parent, root, self._models.projectors(), others)
        files = [*parts_of(model.path), *(() if is_twin else eyes or self._only_its(model, root))]
        freed, shared = freed_by(files)
        told = Removal(name=model.name, files=tuple(map(str, files)), freed=freed, shared=shared, is_loaded=is_loaded)
        return msgspec.structs.replace(told, is_dangling=all(is_dangling(one) for one in files))

    def delete(self, model: ModelFile, *, is_twin: bool = False) -> Removal:
        """Delete a model's files, or forget one that is used in place; returns what was done.

        Raises `KnownError`: MODEL_BUILT_IN, MODEL_IN_USE while it is loaded, MODEL_FOREIGN for what another program
        keeps in a folder that the person added, MODEL_NOT_DELETED.
        """
        removal = self.removal(model, is_twin=is_twin)
        if removal.is_loaded:
            raise KnownError(ErrorKind.MODEL_IN_USE, name=model.name)
        if self.is_in_place(model):
            self.forget(model)
            return removal
        if removal.program:
            raise KnownError(ErrorKind.MODEL_FOREIGN, name=model.name, program=removal.program)
        files = [Path(one) for one in removal.files]
        root = next((one for one in self._roots() if model.path.is_relative_to(one)), model.path.parent)
        try:
            with ids_followed(self._models, self._settings):
                remove(files, root)
                with contextlib.suppress(RecordError):  # they are gone, whatever is remembered of them
                    self._record.forget(removal.files)
            let_go(removal.files, self._settings)
        except OSError as error:
            words = {"name": model.name, "reason": words_of(error), "folder": str(model.path.parent)}
            raise KnownError(ErrorKind.MODEL_NOT_DELETED, **words) from error
        return removal

    def planned_move(self, target: Path) -> PlannedMove:
        """What moving the models there would do; raises `KnownError` (MODELS_NOT_MOVED, NO_ROOM)."""
        return self._moving(target).plan(target)

    def move_folder(
        self, target: Path, on_progress: Progress = _nothing, cancel: Cancellation | None = None
    ) -> MoveOutcome | None:
        """Keep Bantam's models in this folder from now on, and bring them there.

        Models in memory that were moved are unloaded after their answers. Raises `KnownError` (MODELS_NOT_MOVED,
        NO_ROOM), and then nothing has changed.
        """
        self.tidy()
        old, stopper = self._models.folder, _stopper(cancel)
        outcome = self._moving(target).run(target, on_progress, stopper)
        if outcome is not None and outcome.files and (pool := self._pool()) is not None:
            pool.unload_below(old, stopper)  # they hold the old files, which take their room as long
        return outcome

    def tidy(self) -> None:
        """Finish what a kill left: the end of a move, and halves of copies. Usually a millisecond."""
        self._folder_moving().finish()
        remove_parts(self._models.folder)

    def _moving(self, target: Path) -> FolderMoving:
        if program_at(target.expanduser(), self.around) is not None:
            raise KnownError(ErrorKind.MODELS_NOT_MOVED, folder=str(target), reason=FOREIGN_FOLDER)
        return self._folder_moving()

    def _folder_moving(self) -> FolderMoving:
        return FolderMoving(self._models.folder, self._record, self._settings, self._paths, self._is_fetching)

    def _place(self, model: PlacedModel) -> None:
        with told_as_known(self._models.folder, model.name):
            self._record.place([model])

    def _choose_companions(self, found: ModelFile, model: ForeignModel, *, is_new: bool) -> None:
        """Let it see, and write as in its program, as long as nobody chose otherwise.

        The weights may be those of another model of that program, without adapters, that is used already.
        """
        settings = self._settings.current()
        before = chosen_for(found, settings)
        choice = with_companions(before, model.projector, model.adapters if is_new else ())
        if choice != before:
            self._settings.change(engines={**settings.engines, found.id: choice})

    def _roots(self) -> Iterator[Path]:
        yield self._models.folder
        yield from (Path(one) for one in self._settings.current().model_folders)

    def _only_its(self, model: ModelFile, root: Path) -> list[Path]:
        """The projector that lies beside it among other models, where none of these needs it."""
        engines = self._settings.current().engines
        needed = {one.projector for one in self._models.models() if one.path != model.path}
        needed |= {choice.projector for name, choice in engines.items() if name != model.id}
        is_own = bool(model.projector) and model.projector not in needed
        return [Path(model.projector)] if is_own and Path(model.projector).is_relative_to(root) else []

    def _is_loaded(self, model: ModelFile) -> bool:
        pool = self._pool()
        loaded = [] if pool is None else pool.all_loaded()
        return any(os.path.realpath(one.model.path) == os.path.realpath(model.path) for one in loaded)


def _stopper(cancel: Cancellation | None) -> Callable[[], bool]:
    return lambda: cancel is not None and cancel.is_cancelled
