"""What the tabs of installed models and of adapters ask of the services behind them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from desktop.core.cancellation import Cancellation
from desktop.core.library import Checked, ForeignModel, FoundProgram, Placing, Removal
from desktop.core.model import InMemory, ModelFile
from desktop.services.adapter_service import FoundAdapter

Progress = Callable[[int, int], None]


class ModelList(Protocol):
    """The models on this computer. Any thread; blocks."""

    def models(self) -> list[ModelFile]:
        """All of them."""
        ...

    def find(self, name_or_path: str) -> ModelFile:
        """One of them; raises `KnownError`."""
        ...


class LibrarySource(Protocol):
    """What can be done with model files. Any thread; blocks and raises `KnownError`."""

    def tidy(self) -> None:
        """Finish what a kill left."""
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

    def import_file(
        self, path: Path, how: Placing, on_progress: Progress, cancel: Cancellation | None
    ) -> list[Path] | None:
        """Add a file."""
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


class AdapterSource(Protocol):
    """The adapters on this computer. Any thread; blocks."""

    def adapters(self) -> list[FoundAdapter]:
        """All of them."""
        ...


class Kept(NamedTuple):
    """All of them together."""

    models: ModelList
    library: LibrarySource
    loads: LoadSource
    adapters: AdapterSource
