"""From a list of turns to the engine's events: the model is loaded when it has to be."""

import threading
from collections.abc import Callable, Iterator

from desktop.core.cancellation import Cancellation
from desktop.core.model import ModelFile
from desktop.engine.client import EngineClient
from desktop.engine.pool import EnginePool
from desktop.engine.pool_state import Activity, PoolState
from desktop.engine.protocol import Finished, PromptProgressed, Token, Turn
from desktop.settings import Settings


class GenerationService:
    """Lets a model write. Blocking; any thread."""

    def __init__(self, pool: Callable[[], EnginePool]) -> None:
        """`pool` gives the engines, and may raise `KnownError` when there are none."""
        self._pool = pool
        self._lock = threading.Lock()  # of the fields below
        self._on_stopped: list[Callable[[str], None]] = []
        self._is_heard = False

    def engine(
        self,
        model: ModelFile,
        settings: Settings,
        *,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> EngineClient:
        """The engine of `model`, ready; raises `KnownError` when it cannot be loaded."""
        return self._heard_pool().engine(
            model,
            context_length=settings.context_length,
            threads=settings.threads,
            on_progress=on_loading,
            cancel=cancel,
        )

    def generate(
        self, engine: EngineClient, turns: list[Turn], settings: Settings, cancel: Cancellation | None = None
    ) -> Iterator[PromptProgressed | Token | Finished]:
        """Events of one answer, `Finished` last; raises `KnownError`."""
        return engine.generate(turns, settings.sampling, settings.max_tokens, cancel=cancel)

    def on_stopped(self, callback: Callable[[str], None]) -> None:
        """Be told the name of a model whose engine died, at work or idle, on whichever thread noticed."""
        with self._lock:
            self._on_stopped.append(callback)

    def _heard_pool(self) -> EnginePool:
        """The engines, which are listened to before the first of them is asked for."""
        pool = self._pool()
        with self._lock:
            if not self._is_heard:
                self._is_heard = True
                pool.add_listener(self._hear)
        return pool

    def _hear(self, state: PoolState) -> None:
        if state.state is Activity.STOPPED:
            with self._lock:
                callbacks = list(self._on_stopped)
            for callback in callbacks:
                callback(state.model_name)
