"""One file, or all parts of one, on its way into the library: whether it may, and what the disk says."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import Placing
from desktop.core.text import QT_TRANSLATE_NOOP, gigabytes
from desktop.library.duplicates import twin_of
from desktop.library.hashing import same_bytes
from desktop.library.importing import Import, Progress, Stopped
from desktop.library.model_folders import gguf_files
from desktop.library.model_reader import NO_MODEL, is_companion
from desktop.library.other_programs.places import Surroundings, program_at
from desktop.library.projector_beside import projector_of, telling_name
from desktop.library.record import LibraryRecord, RecordError
from desktop.library.whole_files import TransferError, remove_file
from desktop.machine.disk import disk_of
from desktop.services.given_models import checked_parts
from desktop.services.model_service import ModelService

FULL = (errno.ENOSPC, errno.EDQUOT)
SPARE = 64 * 1024 * 1024  # bytes that stay free on a disk
NO_FOLDER = QT_TRANSLATE_NOOP("errors", "the model folder is not there: its disk may not be connected")


class ModelImport:
    """One way of adding files. Blocking."""

    def __init__(self, models: ModelService, record: LibraryRecord, around: Surroundings, how: Placing) -> None:
        self._models = models
        self._record = record
        self._around = around
        self._how = how

    def files(self, path: Path) -> list[Path]:
        """All files of what lies at `path`; raises `KnownError` where they cannot be added so."""
        path = Path(os.path.expanduser(path)).absolute()  # noqa: PTH111 - a Path's own raises for nobody's home
        files, header = checked_parts(path, self._models.header)
        if self._how is Placing.IN_PLACE and is_companion(header):
            raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=NO_MODEL)
        if self._how is Placing.MOVE and (program := program_at(path, self._around)) is not None:
            raise KnownError(ErrorKind.MODEL_FOREIGN, name=path.name, program=program.value)
        listed = [one for one in self._models.models() if one.path.resolve() == files[0].resolve()]
        for one in listed:
            if self._how is Placing.IN_PLACE or one.path.is_relative_to(self._models.folder):
                raise KnownError(ErrorKind.MODEL_HERE, name=path.name, path=str(one.path))
        return files

    def refuse_twin(self, files: Sequence[Path], on_progress: Progress, is_stopped: Callable[[], bool]) -> None:
        """Whether these bytes are here already is found by size, beginning, and only then by all of them.

        Raises `KnownError` (MODEL_SAME, MODEL_NOT_ADDED).
        """
        total, done = 0, 0

        def told(count: int) -> bool:
            nonlocal done
            done += count
            on_progress(min(done, total), total)
            return not is_stopped()

        names = {one.path: one.name for one in self._models.models()}
        own = dict.fromkeys([*gguf_files(self._models.folder), *names])
        with told_as_known(self._models.folder, files[0].name):
            total = sum(one.stat().st_size for one in files)
            twin = twin_of(files, [one for one in own if one.absolute() != files[0]], told)
        if twin is not None:
            words = {"name": files[0].name, "twin": names.get(twin, twin.name), "path": str(twin)}
            raise KnownError(ErrorKind.MODEL_SAME, **words)

    def run(self, model: Sequence[Path], on_progress: Progress, is_stopped: Callable[[], bool]) -> list[Path] | None:
        """Its new paths, None when stopped. Raises `KnownError` (NO_ROOM, MODEL_NOT_ADDED).

        A projector that lies beside it comes along, called so that it is known as the model's own.
        """
        folder = self._models.folder
        files, names = list(model), [path.name for path in model]
        eyes, is_shared = projector_of(model[0], self._models.header)
        is_here = eyes is not None and self._has(eyes, folder / telling_name(eyes, model[0]))
        if eyes is not None and not is_here:
            files.append(eyes)
            names.append(telling_name(eyes, model[0]))
        with told_as_known(folder, files[0].name):
            if not folder.is_dir():
                raise TransferError(NO_FOLDER)
            self._check_room(files, folder)
            try:
                kept = [eyes] if eyes is not None and is_shared else []
                made = Import(files, folder, self._how, on_progress, is_stopped, names, kept).run()
            except Stopped:
                return None
            except OSError as error:
                if error.errno in FULL:  # others wrote there meanwhile
                    raise _no_room(files, folder) from error
                raise
            if eyes is not None and is_here and not is_shared and self._how is Placing.MOVE:
                self._let_eyes_go(eyes, folder / telling_name(eyes, model[0]))
            with contextlib.suppress(RecordError):  # they are here, whatever is remembered of them
                self._record.forget(map(str, made))  # of an earlier file of that name
                known = {str(new): self._record.facts(old) for old, new in zip(files, made, strict=True)}
                self._record.note({path: facts for path, facts in known.items() if facts.published})
                self._record.forget_placed(str(files[0]))
            return made[: len(model)]

    def _let_eyes_go(self, eyes: Path, place: Path) -> None:
        """All models that needed it have gone. A link to it would lead to nothing then."""
        if not place.is_symlink() and self._has(eyes, place):
            with contextlib.suppress(OSError):  # the model has arrived, whatever stays behind
                remove_file(eyes)

    @staticmethod
    def _has(eyes: Path, place: Path) -> bool:
        """Whether it came with another model already."""
        try:
            return place.stat().st_size == eyes.stat().st_size and same_bytes(eyes, place)
        except OSError:
            return False

    def _check_room(self, files: Sequence[Path], folder: Path) -> None:
        is_near = self._how is Placing.MOVE and files[0].stat().st_dev == folder.stat().st_dev
        if self._how is Placing.LINK or is_near:
            return
        if sum(path.stat().st_size for path in files) + SPARE > disk_of(folder).free:
            raise _no_room(files, folder)


def _no_room(files: Sequence[Path], folder: Path) -> KnownError:
    needed, free = sum(path.stat().st_size for path in files), disk_of(folder).free
    words = {"needed": gigabytes(needed + SPARE), "free": gigabytes(free)}
    return KnownError(ErrorKind.NO_ROOM, name=files[0].name, path=str(folder), **words)


@contextlib.contextmanager
def told_as_known(folder: Path, name: str) -> Iterator[None]:
    """What the disk refuses, as a `KnownError` (MODEL_NOT_ADDED)."""
    try:
        yield
    except (TransferError, OSError) as error:
        reason = error.reason if isinstance(error, TransferError) else words_of(error)
        raise KnownError(ErrorKind.MODEL_NOT_ADDED, name=name, reason=reason, folder=str(folder)) from error


def words_of(error: OSError) -> str:
    """What the system says, as the end of a sentence."""
    return error.strerror or str(error)
