"""Which files of the hub are on this computer, and which are on their way: by what they are, not by name alone."""

from collections.abc import Callable, Iterable

from desktop.core.catalogue import HubFile
from desktop.core.download import Download
from desktop.core.library import FileFacts
from desktop.core.model import ModelFile
from desktop.core.offer import Mark

ABOUT = 0.03  # share of its size by which a file may differ from what a catalogue says it has about
Facts = Callable[[ModelFile], FileFacts]


class PresentFiles:
    """As it is at one moment. A name such as `ggml-model-Q4_K_M.gguf` is that of files of many models."""

    def __init__(self, models: Iterable[ModelFile], facts: Facts, downloads: Iterable[Download]) -> None:
        """`facts` says where the first file of a model came from, and what its publisher says it is."""
        self._by_hash: dict[str, ModelFile] = {}
        self._by_name: dict[str, list[tuple[ModelFile, FileFacts]]] = {}
        for model in models:
            known = facts(model)
            if known.published:
                self._by_hash.setdefault(known.published, model)
            self._by_name.setdefault(model.path.name.casefold(), []).append((model, known))
        self._coming = {(one.file.repo.casefold(), one.file.name) for one in downloads if not one.state.is_over}

    def model_of(self, file: HubFile) -> ModelFile | None:
        """The model on this computer that a file is."""
        sha256 = file.first_sha256
        if sha256 and (found := self._by_hash.get(sha256)) is not None:
            return found
        named = self._by_name.get(file.name.rpartition("/")[2].casefold(), ())
        return next((model for model, known in named if _may_be(file, model, known)), None)

    def mark_of(self, file: HubFile) -> tuple[Mark, str]:
        """How far it is from being here, and the id of the model that it is then."""
        if (file.repo.casefold(), file.name) in self._coming:
            return Mark.DOWNLOADING, ""
        model = self.model_of(file)
        return (Mark.INSTALLED, model.id) if model is not None else (Mark.NONE, "")


def _may_be(file: HubFile, model: ModelFile, known: FileFacts) -> bool:
    """Of a file with the same name: it came from there, or nobody knows from where and it has that size."""
    if known.published and file.first_sha256:
        return False  # both are known, and they are not the same
    if not known.repo:
        return _has_size(file, model.size)
    inner = file.name.split("/")
    is_in_place = [part.casefold() for part in model.path.parts[-len(inner) :]] == [part.casefold() for part in inner]
    return known.repo.casefold() == file.repo.casefold() and (is_in_place or _has_size(file, model.size))


def _has_size(file: HubFile, size: int) -> bool:
    if file.exact:
        return file.size == size
    return bool(file.size) and abs(size - file.size) <= ABOUT * file.size
