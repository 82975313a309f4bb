"""The models on this disk: the built-in ones and those in the person's folder."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.library.gguf_header import GgufError
from desktop.library.header_cache import HeaderCache
from desktop.library.model_folders import gguf_files
from desktop.library.model_parts import grouped, identifier_of, parts_of
from desktop.library.model_reader import ModelReader

Problems = list[tuple[Path, str]]


class ModelLibrary:
    """Lists and finds models; looks at the folders afresh each time. Any thread."""

    def __init__(
        self,
        starter_dir: Path | None,
        models_dir: Path,
        more: Callable[[], Sequence[Path]] = lambda: (),
        cache: HeaderCache | None = None,
    ) -> None:
        """Without a folder of built-in models, those of the person are all. `more` tells the person's other folders.

        With a `cache` a file that did not change is not read again by the next start.
        """
        self._models_dir = models_dir
        self._more = more
        self._folders = [(models_dir, False)] if starter_dir is None else [(starter_dir, True), (models_dir, False)]
        self._reader = ModelReader(cache)

    def models(self) -> list[ModelFile]:
        """Every model that can be read, the built-in ones first, and of these the one that chats."""
        return self._scan()[0]

    def problems(self) -> Problems:
        """Files named like models that cannot be used, each with the reason."""
        return self._scan()[1]

    def find(self, name_or_path: str) -> ModelFile:
        """Return the model with this id, name or path.

        Raises `KnownError`: MODEL_UNKNOWN for a name, MODEL_MISSING for a path, MODEL_UNREADABLE for a bad file.
        """
        wanted = name_or_path.strip()
        models, problems = self._scan()
        if model := _named(wanted, models):
            return model
        for path, reason in problems:
            if wanted.casefold() in (path.stem.casefold(), path.name.casefold()):
                raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=reason)
        path = Path(wanted).expanduser()
        if path.suffix.lower() == ".gguf" or len(path.parts) > 1 or path.is_file():
            return self._at(path.absolute(), models)
        names = ", ".join(model.id for model in models)
        raise KnownError(ErrorKind.MODEL_UNKNOWN, name=wanted or "“”", names=names or "–")

    def default(self) -> ModelFile:
        """Return the built-in chat model, else the first one that chats; raises `KnownError` (NO_MODEL)."""
        for model in self.models():
            if not model.is_embedding:
                return model
        raise KnownError(ErrorKind.NO_MODEL, folder=str(self._models_dir))

    def embedder(self) -> ModelFile | None:
        """Return the model that turns text into vectors, the built-in one first; None when there is none."""
        return next((model for model in self.models() if model.is_embedding), None)

    def projectors(self) -> list[Path]:
        """Files that let a model see images, each once."""
        found: dict[Path, Path] = {}
        for folder in [*(folder for folder, _ in self._folders), *self._more()]:
            for path in gguf_files(folder):
                with contextlib.suppress(GgufError):  # told by `problems`
                    if self._reader.is_projector(path):
                        found.setdefault(path.resolve(), path)
        return list(found.values())

    def _at(self, path: Path, models: list[ModelFile]) -> ModelFile:
        """Return the model in this very file, which need not lie in a folder of the library."""
        if not path.exists():
            raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=str(path))
        parts = parts_of(path)
        real = parts[0].resolve()
        for model in models:
            if model.path.resolve() == real:
                return model
        try:
            if self._reader.is_companion(path):
                raise GgufError("it goes with a model and is none itself")
            return self._reader.model(parts, str(parts[0]), is_starter=False)
        except GgufError as error:
            raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=error.reason) from error

    def _scan(self) -> tuple[list[ModelFile], Problems]:
        models: list[ModelFile] = []
        problems: Problems = []
        taken: set[str] = set()
        seen: set[Path] = set()  # one folder may lie in another
        for folder, is_starter in [*self._folders, *((folder, False) for folder in self._more())]:
            for parts in grouped(gguf_files(folder)):
                if (real := parts[0].resolve()) in seen:
                    continue
                seen.add(real)
                identifier = identifier_of(parts[0], folder, taken)
                try:
                    if not self._reader.is_companion(parts[0]):
                        models.append(self._reader.model(parts, identifier, is_starter=is_starter))
                        taken.add(identifier.casefold())
                except GgufError as error:
                    problems.append((parts[0], error.reason))
        self._reader.save()
        models.sort(key=lambda model: (not model.is_starter, model.is_embedding))
        return models, problems


def _named(wanted: str, models: list[ModelFile]) -> ModelFile | None:
    """Look for an id first, exactly and then in any case, and for a name after that."""
    exactly = [model for model in models if model.id == wanted]
    by_id = [model for model in models if model.id.casefold() == wanted.casefold()]
    by_name = [model for model in models if model.name.casefold() == wanted.casefold()]
    return next(iter(exactly + by_id + by_name), None)
