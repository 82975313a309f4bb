"""The models on this computer, and which of them answers."""

from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.library.gguf_header import GgufHeader
from desktop.library.model_library import ModelLibrary
from desktop.services.settings_service import SettingsService


class ModelService:
    """Finds models and remembers the choice. Any thread."""

    def __init__(self, library: ModelLibrary, settings: SettingsService) -> None:
        self._library = library
        self._settings = settings

    @property
    def folder(self) -> Path:
        """Where a person puts GGUF files."""
        return self._library.folder

    def models(self) -> list[ModelFile]:
        """Every model that can be read, the built-in ones first."""
        return self._library.models()

    def chat_models(self) -> list[ModelFile]:
        """Those that can answer."""
        return [model for model in self.models() if not model.is_embedding]

    def problems(self) -> list[tuple[Path, str]]:
        """Files that look like models and cannot be read, each with the reason."""
        return self._library.problems()

    def broken(self) -> list[ModelFile]:
        """The same as entries that can be deleted or forgotten."""
        return self._library.broken()

    def find_any(self, name_or_path: str) -> ModelFile:
        """As `find`, and what cannot be used is found too."""
        return self._library.find_any(name_or_path)

    def projectors(self) -> list[Path]:
        """Files that let a model see images."""
        return self._library.projectors()

    def adapters(self) -> list[Path]:
        """LoRA adapters in the folders."""
        return self._library.adapters()

    def header(self, path: Path) -> GgufHeader:
        """What a file says of itself; raises `GgufError`."""
        return self._library.header(path)

    def find(self, name_or_path: str) -> ModelFile:
        """By id, name or path; raises `KnownError` (MODEL_UNKNOWN, MODEL_MISSING, MODEL_UNREADABLE)."""
        return self._library.find(name_or_path)

    def current(self) -> ModelFile:
        """The model that writes the next answer: the chosen one, or the built-in one when nobody knows it any more.

        Raises `KnownError`: MODEL_MISSING, MODEL_UNREADABLE where its file is gone or broken.
        """
        if chosen := self._settings.current().model:
            try:
                return self._library.find(chosen)
            except KnownError as error:
                if error.kind is not ErrorKind.MODEL_UNKNOWN:
                    raise
        return self._library.default()

    def choose(self, model_id: str) -> None:
        """Use this model from the next answer on."""
        self._settings.change(model=model_id)
