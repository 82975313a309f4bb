"""From a list of turns to the engine's events: the model is loaded when it has to be."""

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

    def __init__(self, pool: EnginePool) -> None:
        self._pool = pool

    def engine(
        self,
        model: ModelFile,
        settings: Settings,
        *,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> EngineClient:
        """The engine of `model`, ready; raises `KnownError` when it cannot be loaded."""
        return self._pool.engine(
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

        def hear(state: PoolState) -> None:
            if state.state is Activity.STOPPED:
                callback(state.model_name)

        self._pool.add_listener(hear)

    def shutdown(self) -> None:
        """Stop every engine."""
        self._pool.shutdown()
