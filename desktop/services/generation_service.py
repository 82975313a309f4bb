"""From a list of turns to the engine's events: the model is loaded when it has to be."""

import threading
from collections.abc import Callable, Iterator

import msgspec

from desktop.core.answer_form import AnswerForm
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Figures
from desktop.core.model import ModelFile
from desktop.core.pool_state import PoolState
from desktop.engine.client import EngineClient
from desktop.engine.pool import EnginePool
from desktop.engine.pool_state import LoadedEngine
from desktop.engine.protocol import Finished, PromptProgressed, Token, Turn
from desktop.engine.templates.wish import ChatWish
from desktop.services.engine_options import engine_options
from desktop.settings import Settings

_NO_WISH = ChatWish()
_FORM = AnswerForm(splits_reasoning=True)


class GenerationService:
    """Lets a model write. Blocking; any thread."""

    def __init__(
        self,
        pool: Callable[[], EnginePool],
        on_answer: Callable[[LoadedEngine, Figures], None] | None = None,
        on_sight: Callable[[LoadedEngine], None] | None = None,
    ) -> None:
        """`pool` gives the engines, and may raise `KnownError` when there are none.

        `on_answer` hears of each answer in plain text, and `on_sight` of an engine that has looked at images.
        """
        self._pool = pool
        self._on_answer, self._on_sight = on_answer, on_sight
        self._lock = threading.Lock()  # of the next field
        self._heard: EnginePool | None = None
        self._told: list[Callable[[PoolState], None]] = []

    def engine(
        self,
        model: ModelFile,
        settings: Settings,
        *,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> EngineClient:
        """The engine of `model`, ready; raises `KnownError` when it cannot be loaded."""
        options = engine_options(model, settings)
        return self._engines().engine(model, **options, on_progress=on_loading, cancel=cancel)

    def ready(self, model: ModelFile, settings: Settings) -> EngineClient | None:
        """The same, if it is loaded already."""
        return self._engines().ready(model, **engine_options(model, settings))

    def generate(
        self,
        engine: EngineClient,
        turns: list[Turn],
        settings: Settings,
        cancel: Cancellation | None = None,
        *,
        wish: ChatWish = _NO_WISH,
        json_schema: str = "",
        tells_prompt: bool = False,
        passing: bool = False,
    ) -> Iterator[PromptProgressed | Token | Finished]:
        """Events of one answer, `Finished` last; with `tells_prompt` the prompt comes first. Raises `KnownError`.

        With `passing` the engine keeps nothing of it. With a schema nothing but a document that fits it is written.
        """
        events = engine.generate(
            turns,
            settings.sampling,
            settings.max_tokens,
            form=msgspec.structs.replace(_FORM, json_schema=json_schema),
            wish=wish,
            cancel=cancel,
            tells_prompt=tells_prompt,
            passing=passing,
        )
        has_images = any(turn.images for turn in turns)
        is_plain = not (json_schema or has_images)  # others take longer, for other reasons
        done: tuple[LoadedEngine, Figures] | None = None
        try:
            for event in events:
                if is_plain and isinstance(event, Finished) and event.figures is not None:
                    loaded = self._engines().loaded  # once the event was heard it may be another one
                    done = None if loaded is None else (loaded, event.figures)
                yield event
        finally:  # not before the end was handed on, for which nobody has to wait; even if nobody asks on
            if done is not None and self._on_answer is not None:
                self._on_answer(*done)
            if has_images and self._on_sight is not None and (seeing := self._engines().loaded) is not None:
                self._on_sight(seeing)

    def on_changed(self, callback: Callable[[PoolState], None]) -> Callable[[], None]:
        """Be told of everything that engines do, asked for here or not, on whichever thread noticed.

        What comes back ends the telling.
        """
        self._told.append(callback)
        return lambda: self._told.remove(callback)

    def listen_to(self, pool: EnginePool) -> None:
        """Hear of its engines before they are asked for here."""
        with self._lock:
            is_new, self._heard = pool is not self._heard, pool
        if is_new:
            pool.add_listener(self._hear)

    def _engines(self) -> EnginePool:
        pool = self._pool()
        self.listen_to(pool)
        return pool

    def _hear(self, state: PoolState) -> None:
        for callback in list(self._told):
            callback(state)
