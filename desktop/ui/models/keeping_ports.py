"""What the tabs of installed models and of adapters ask of the services behind them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from desktop.core.adapter import PeftFound
from desktop.core.cancellation import Cancellation
from desktop.core.fit import Fit
from desktop.core.library import (
    Checked,
    DuplicateModels,
    ForeignModel,
    FoundProgram,
    GivenFiles,
    MoveOutcome,
    Placing,
    PlannedMove,
    Removal,
)
from desktop.core.load_question import LoadQuestion
from desktop.core.model import InMemory, ModelFile
from desktop.core.quantisation import SmallerFiles
from desktop.services.adapter_service import AdapterBase, FoundAdapter, ListedAdapter

Progress = Callable[[int, int], None]


class ModelList(Protocol):
    """The models on this computer. Any thread; blocks."""

    @property
    def folder(self) -> Path:
        """Where Bantam keeps them."""
        ...

    def models(self) -> list[ModelFile]:
        """All of them."""
        ...

    def find(self, name_or_path: str) -> ModelFile:
        """One of them; raises `KnownError`."""
        ...

    def broken(self) -> list[ModelFile]:
        """Those that cannot be used: their files are broken, or gone."""
        ...

    def find_any(self, name_or_path: str) -> ModelFile:
        """One of all these; raises `KnownError`."""
        ...


class LibrarySource(Protocol):
    """What can be done with model files. Any thread; blocks and raises `KnownError`."""

    def tidy(self) -> None:
        """Finish what a kill left."""
        ...

    def look_over(self, paths: Sequence[Path]) -> GivenFiles:
        """What files and folders are, before they come in."""
        ...

    def saved_in_place(self) -> int:
        """Bytes that copies would take."""
        ...

    def check(
        self, model: ModelFile, *, afresh: bool, on_progress: Progress, cancel: Cancellation | None
    ) -> Checked | None:
        """Whether its bytes are right."""
        ...

    def removal(self, model: ModelFile) -> Removal:
        """What deleting would do."""
        ...

    def delete(self, model: ModelFile) -> Removal:
        """Do it."""
        ...

    def other_programs(self) -> list[FoundProgram]:
        """Look for others' models."""
        ...

    def use_in_place(self, model: ForeignModel) -> ModelFile:
        """Use one where it lies."""
        ...

    def planned_move(self, target: Path) -> PlannedMove:
        """What moving the folder would do."""
        ...

    def move_folder(self, target: Path, on_progress: Progress, cancel: Cancellation | None) -> MoveOutcome | None:
        """Move it; None when stopped."""
        ...

    def import_file(
        self, path: Path, how: Placing, on_progress: Progress, cancel: Cancellation | None
    ) -> list[Path] | None:
        """Add a file."""
        ...


class DuplicateSource(Protocol):
    """Models that are here twice. Any thread; blocks and raises `KnownError`."""

    def find(self, on_progress: Progress, cancel: Cancellation | None) -> list[DuplicateModels] | None:
        """Look for them; None when stopped."""
        ...

    def keep_one(self, group: DuplicateModels, kept: str) -> int:
        """Delete the others, as far as they are Bantam's; returns the bytes that are free now."""
        ...


class LoadSource(Protocol):
    """What is in memory. Any thread; raises `BantamError`."""

    def in_memory(self) -> list[InMemory]:
        """All of it; does not wait for engines."""
        ...

    def load(
        self,
        model: ModelFile,
        on_progress: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> bool:
        """Load it; False when cancelled."""
        ...

    def unload(self, model: ModelFile | None = None, cancel: Cancellation | None = None) -> int:
        """Let it go after its answer; returns how many were."""
        ...


class ChoiceSource(Protocol):
    """What fits, and what is asked where it does not. Any thread; blocks and raises `BantamError`."""

    def verdicts(self, models: Sequence[ModelFile]) -> Iterable[tuple[str, Fit]]:
        """Whether they fit, by their ids, as far as it can be told."""
        ...

    def question(self, model: ModelFile) -> LoadQuestion | None:
        """What to ask before it is loaded; None where it fits."""
        ...

    def shorten(self, question: LoadQuestion) -> ModelFile:
        """Let the model have the shorter context that fits."""
        ...

    def allow(self, question: LoadQuestion) -> ModelFile:
        """A person wants it all the same."""
        ...


class QuantiseSource(Protocol):
    """Making smaller files. Any thread; blocks and raises `KnownError`."""

    def offer(self, model: ModelFile) -> SmallerFiles:
        """What could be made of a model."""
        ...

    def quantise(
        self, model: ModelFile, target: str, on_progress: Callable[[float], None], cancel: Cancellation | None
    ) -> Path | None:
        """Make it; None when cancelled."""
        ...


class AdapterSource(Protocol):
    """The adapters on this computer. Any thread; blocks and raises `KnownError`."""

    def listed(self) -> list[ListedAdapter]:
        """All of them, with models that they may fit and that use them."""
        ...

    def bases(self, adapter: FoundAdapter) -> list[AdapterBase]:
        """Every model, with why it does not fit or how strongly it counts."""
        ...

    def look_at(self, source: Path) -> tuple[PeftFound, list[AdapterBase]]:
        """An adapter of PEFT, and the models beside it."""
        ...

    def convert(
        self, source: Path, model: ModelFile, on_progress: Progress, cancel: Cancellation | None
    ) -> Path | None:
        """Make a GGUF of it; None when cancelled."""
        ...

    def delete(self, adapter: FoundAdapter) -> int:
        """Delete its file; returns the bytes that are free now."""
        ...


class AdapterUse(Protocol):
    """Which adapters a model writes with. Any thread; blocks and raises `KnownError`."""

    def add_adapter(
        self,
        model: ModelFile,
        path: Path,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> bool:
        """Load the model with it, and keep it when that succeeds; False when cancelled."""
        ...

    def remove_adapter(self, model: ModelFile, path: str) -> None:
        """Use it no longer."""
        ...

    def set_strength(self, model: ModelFile, path: str, strength: float) -> None:
        """Let it count so strongly, without another load."""
        ...


class Kept(Protocol):
    """All of them together."""

    @property
    def models(self) -> ModelList:
        """What there is."""
        ...

    @property
    def library(self) -> LibrarySource:
        """What can be done with files."""
        ...

    @property
    def duplicates(self) -> DuplicateSource:
        """What is here twice."""
        ...

    @property
    def loads(self) -> LoadSource:
        """What is in memory."""
        ...

    @property
    def choosing(self) -> ChoiceSource:
        """What fits this computer."""
        ...

    @property
    def quantising(self) -> QuantiseSource:
        """What can be made smaller."""
        ...

    @property
    def adapters(self) -> AdapterSource:
        """What changes how a model writes."""
        ...

    @property
    def engines(self) -> AdapterUse:
        """Who uses that."""
        ...
