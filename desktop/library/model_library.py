"""The models on this disk: the built-in ones, those in the person's folders, and those used where they lie."""

import contextlib
import os
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import PlacedModel
from desktop.core.model import ModelFile
from desktop.library.broken_models import broken_models, named
from desktop.library.gguf_header import GgufError, GgufHeader
from desktop.library.header_cache import HeaderCache
from desktop.library.model_folders import gguf_files
from desktop.library.model_name import split_part
from desktop.library.model_parts import grouped, identifier_of, oldest_first, parts_of
from desktop.library.model_reader import NO_MODEL, ModelReader
from desktop.library.projector_beside import projector_beside

Problems = list[tuple[Path, str]]


class ModelLibrary:
    """Lists and finds models; looks at the folders afresh each time. Any thread."""

    def __init__(
        self,
        starter_dir: Path | None,
        models_dir: Path | Callable[[], Path],
        more: Callable[[], Sequence[Path]] = lambda: (),
        cache: HeaderCache | None = None,
        placed: Callable[[], Sequence[PlacedModel]] = lambda: (),
    ) -> None:
        """Without a folder of built-in models, those of the person are all. `more` tells the person's other folders.

        With a `cache` a file that did not change is not read again by the next start. `placed` tells the models that
        are used where they lie. `models_dir` is told by a function where it may change.
        """
        self._models_dir = models_dir
        self._starter_dir = starter_dir
        self._more = more
        self._placed = placed
        self._reader = ModelReader(cache)

    @property
    def folder(self) -> Path:
        """Where Bantam keeps models."""
        told = self._models_dir
        return told if isinstance(told, Path) else told()

    def models(self) -> list[ModelFile]:
        """Every model that can be read, the built-in ones first, and of these the one that chats."""
        return self._scan()[0]

    def problems(self) -> Problems:
        """Files named like models that cannot be used, each with the reason."""
        return self._scan()[1]

    def broken(self) -> list[ModelFile]:
        """The same as entries of the list, so that they can be deleted or forgotten."""
        return broken_models(self._scan()[1], self._placed())

    def find_any(self, name_or_path: str) -> ModelFile:
        """As `find`, and what cannot be used is found too: by its path, or by a name that no model has."""
        try:
            return self.find(name_or_path)
        except KnownError:
            if (model := named(name_or_path, self.broken())) is None:
                raise
            return model

    def find(self, name_or_path: str) -> ModelFile:
        """Return the model with this id, name or path.

        Raises `KnownError`: MODEL_UNKNOWN for a name, MODEL_MISSING for a path, MODEL_UNREADABLE for a bad file.
        """
        wanted = name_or_path.strip()
        models, problems = self._scan()
        if model := _named(wanted, models):
            return model
        if (broken := named(wanted, broken_models(problems, self._placed()))) is not None:
            if broken.is_gone:
                raise KnownError(ErrorKind.MODEL_MISSING, name=broken.name, path=str(broken.path))
            raise KnownError(ErrorKind.MODEL_UNREADABLE, name=broken.path.name, reason=broken.problem)
        path = Path(os.path.expanduser(wanted))  # noqa: PTH111 - a Path's own raises where there is no such person
        if path.suffix.lower() == ".gguf" or len(path.parts) > 1 or os.path.isfile(path):  # noqa: PTH113 - never raises
            return self._at(path.absolute(), models)
        names = ", ".join(model.id for model in models)
        raise KnownError(ErrorKind.MODEL_UNKNOWN, name=wanted or "“”", names=names or "–")

    def default(self) -> ModelFile:
        """Return the built-in chat model, else the first one that chats; raises `KnownError` (NO_MODEL)."""
        for model in self.models():
            if not model.is_embedding:
                return model
        raise KnownError(ErrorKind.NO_MODEL, folder=str(self.folder))

    def embedder(self) -> ModelFile | None:
        """Return the model that turns text into vectors, the built-in one first; None when there is none."""
        return next((model for model in self.models() if model.is_embedding), None)

    def projectors(self) -> list[Path]:
        """Files that let a model see images, each once."""
        found = self._companions(self._reader.is_projector)
        for path in (Path(one.projector) for one in self._placed() if one.projector):
            if path.exists():
                found.setdefault(path.resolve(), path)
        return list(found.values())

    def adapters(self) -> list[Path]:
        """Files that change what a model writes, each once."""
        return list(self._companions(lambda path: self._reader.header(path).type == "adapter").values())

    def header(self, path: Path) -> GgufHeader:
        """What a file says of itself, remembered as long as it does not change; raises `GgufError`."""
        return self._reader.header(path)

    def _companions(self, is_one: Callable[[Path], bool]) -> dict[Path, Path]:
        found: dict[Path, Path] = {}
        for folder, _ in self._folders():
            for path in gguf_files(folder):
                with contextlib.suppress(GgufError):  # told by `problems`
                    if is_one(path):
                        found.setdefault(path.resolve(), path)
        return found

    def _folders(self) -> Iterator[tuple[Path, bool]]:
        """Each with whether it came with Bantam."""
        if self._starter_dir is not None:
            yield self._starter_dir, True
        yield self.folder, False
        yield from ((folder, False) for folder in self._more())

    def _at(self, path: Path, models: list[ModelFile]) -> ModelFile:
        """Return the model in this very file, which need not lie in a folder of the library."""
        if not os.path.exists(path):  # noqa: PTH110 - a name of more than 255 bytes is a name of nothing
            raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=str(path))
        parts = parts_of(path)
        real = parts[0].resolve()
        for model in models:
            if model.path.resolve() == real:
                return model
        try:
            if self._reader.is_companion(path):
                raise GgufError(NO_MODEL)
            return self._reader.model(parts, str(parts[0]), is_starter=False)
        except GgufError as error:
            raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=error.reason) from error

    def _scan(self) -> tuple[list[ModelFile], Problems]:
        models: list[ModelFile] = []
        problems: Problems = []
        taken: set[str] = set()
        beside: defaultdict[Path, list[Path]] = defaultdict(list)  # projectors by their folders
        seen: set[Hashable] = set()  # one folder may lie in another
        for folder, is_starter in self._folders():
            found: list[list[Path]] = []
            for parts in grouped(gguf_files(folder)):
                if (real := _identity(parts[0])) not in seen:
                    seen.add(real)
                    found.append(parts)
            made: dict[str, ModelFile] = {}  # by the path as text, which is quick to find
            for parts in oldest_first(found):
                identifier = identifier_of(parts[0], folder, taken)
                try:
                    if not self._reader.is_companion(parts[0]):
                        made[str(parts[0])] = self._reader.model(parts, identifier, is_starter=is_starter)
                        taken.add(identifier.casefold())
                    elif self._sees(parts[0]):
                        beside[parts[0].parent].append(parts[0])
                except GgufError as error:
                    problems.append((parts[0], error.reason))
            models += [made[first] for first in (str(parts[0]) for parts in found) if first in made]
        for placed in self._placed():
            try:
                if (model := self._placed_model(placed, taken, seen)) is not None:
                    models.append(model)
            except GgufError as error:
                problems.append((Path(placed.files[0]), error.reason))
        self._reader.save()
        models = [_with_projector(model, models, beside.get(model.path.parent, [])) for model in models]
        models.sort(key=lambda model: (not model.is_starter, model.is_embedding))
        return models, problems

    def _sees(self, path: Path) -> bool:
        """Whether a file that goes with a model is a projector; one that cannot be read is none."""
        with contextlib.suppress(GgufError):
            return self._reader.is_projector(path)
        return False

    def _placed_model(self, placed: PlacedModel, taken: set[str], seen: set[Hashable]) -> ModelFile | None:
        """None where the same file is listed already; raises `GgufError`."""
        parts = [Path(one) for one in placed.files]
        if (real := _identity(parts[0])) in seen:
            return None
        seen.add(real)
        choices = [placed.name, f"{placed.name} ({placed.program or parts[0].parent.name})", str(parts[0])]
        identifier = next((one for one in choices if one.casefold() not in taken), choices[-1])
        taken.add(identifier.casefold())
        # A file named after its hash says nothing for people; one with a name of its own is called as all others are.
        name = "" if parts[0].suffix.lower() == ".gguf" else placed.name
        model = self._reader.model(parts, identifier, is_starter=False, name=name, origin=placed.program)
        return msgspec.structs.replace(model, projector=placed.projector)


def _with_projector(model: ModelFile, models: Sequence[ModelFile], projectors: Sequence[Path]) -> ModelFile:
    """The model, with the projector that lies beside it."""
    if model.projector or model.is_embedding or not projectors:
        return model
    together = [one.path for one in models if one.path.parent == model.path.parent and not one.is_embedding]
    found = projector_beside(model.path, together, projectors)
    return msgspec.structs.replace(model, projector=str(found)) if found is not None else model


def _identity(path: Path) -> Hashable:
    """What a file is, whatever way leads there; its path where nothing is there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - half the time of a Path's own
    except OSError:
        return path
    return found.st_dev, found.st_ino


def _named(wanted: str, models: list[ModelFile]) -> ModelFile | None:
    """Look for an id first, exactly and then in any case, for a name after that, and for an id that it once had."""
    exactly = [model for model in models if model.id == wanted]
    by_id = [model for model in models if model.id.casefold() == wanted.casefold()]
    by_name = [model for model in models if model.name.casefold() == wanted.casefold()]
    by_place = [model for model in models if "/" in wanted and _place(model).endswith(f"/{wanted}")]
    by_owner = [model for model in models if wanted == f"{model.id} ({model.origin or model.path.parent.name})"]
    return next(iter(exactly + by_id + by_name + by_place + by_owner), None)


def _place(model: ModelFile) -> str:
    return (model.path.parent / split_part(model.path.stem)[0]).as_posix()
