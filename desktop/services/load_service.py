"""Models in memory: loaded and unloaded when a person says so, and let go when nobody asks them for long."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.model import InMemory, ModelFile
from desktop.engine.pool import EnginePool
from desktop.engine.pool_state import LoadedEngine
from desktop.services.engine_options import engine_options
from desktop.services.settings_service import SettingsService


class LoadService:
    """Blocking; any thread. Raises `BantamError`."""

    def __init__(
        self, pool: Callable[[], EnginePool], existing: Callable[[], EnginePool | None], settings: SettingsService
    ) -> None:
        """`pool` gives the engines, and may raise `KnownError`; `existing` only those that there are already."""
        self._pool = pool
        self._existing = existing
        self._settings = settings

    def load(
        self,
        model: ModelFile,
        on_progress: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> bool:
        """Load it as the next answer would have it; False when cancelled. Others stay as long as there is room."""
        options = engine_options(model, self._settings.current())
        self._pool().engine(model, **options, on_progress=on_progress, cancel=cancel)
        return cancel is None or not cancel.is_cancelled

    def is_ready(self, model: ModelFile) -> bool:
        """Whether it is in memory as the next answer would have it."""
        pool = self._existing()
        return pool is not None and pool.ready(model, **engine_options(model, self._settings.current())) is not None

    def unload(self, model: ModelFile | None = None, cancel: Cancellation | None = None) -> int:
        """Let a model go, all of them without one, after the answers that are being written; returns how many."""
        pool = self._existing()
        if pool is None:
            return 0
        path: Path | None = None if model is None else model.path
        return pool.unload(path, lambda: cancel is not None and cancel.is_cancelled)

    def loaded(self) -> list[LoadedEngine]:
        """What is in memory, the model that answered last behind the others."""
        pool = self._existing()
        return [] if pool is None else pool.all_loaded()

    def in_memory(self) -> list[InMemory]:
        """The same as a person wants to know it: what each takes, and until when. Does not wait for engines."""
        return [
            InMemory(
                path=one.model.path,
                name=one.model.name,
                size=sum(part.bytes for part in one.facts.memory) or one.facts.weights_bytes,
                is_busy=one.is_busy,
                ends_in=one.ends_in,
            )
            for one in self.loaded()
        ]
