"""Counts what would be sent next with the real template and the real tokens of the model that is loaded."""

from collections.abc import Sequence

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fullness import Fullness, FullWindow
from desktop.core.model import ModelFile
from desktop.core.recap import beginning_of
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from desktop.services.generation_service import GenerationService
from desktop.services.image_tokens import ImageTokens
from desktop.services.message_turns import TextsOf
from desktop.services.next_prompt import NextPrompt
from desktop.services.room import estimated_tokens, expected_window, reserve_of
from desktop.services.settings_service import SettingsService
from desktop.services.ways_on import WaysOn
from desktop.settings import Settings

MOST_BYTES = 1 << 20  # of a chat that is counted while somebody types; above, it is estimated
MOST_IMAGE_BYTES = 1 << 18  # of its images; above, each is counted once and alone, which may be wrong by a token


class FullnessService:
    """Blocking; any thread. Loads no model for a meter."""

    def __init__(self, generation: GenerationService, settings: SettingsService, texts_of: TextsOf) -> None:
        self._generation = generation
        self._settings = settings
        self._texts_of = texts_of
        self._images = ImageTokens()

    def count(self, model: ModelFile, prompt: NextPrompt) -> Fullness | None:
        """How full the window would be; None when nothing is known yet, not even roughly."""
        settings = prompt.settings(self._settings.current(), model)
        engine = self._ready(model, settings)
        turns = prompt.turns(model, settings, self._texts_of)
        if engine is not None and sum(len(turn.content) for turn in turns) + len(prompt.prefill) <= MOST_BYTES:
            try:
                return self._counted(engine, model, settings, turns, prompt)
            except KnownError:  # it died just now, or its template fails: the answer says so
                pass
        return self._estimate(model, settings, prompt, engine)

    def look(self, model: ModelFile, prompt: NextPrompt, *, loads: bool = True) -> FullWindow | None:
        """What does not fit, and the ways on; None when the model is not loaded and not to be. Raises `KnownError`."""
        settings = prompt.settings(self._settings.current(), model)
        engine = self._generation.engine(model, settings) if loads else self._ready(model, settings)
        return WaysOn(engine, model, settings, prompt, self._texts_of).look() if engine is not None else None

    def _counted(
        self, engine: EngineClient, model: ModelFile, settings: Settings, turns: Sequence[Turn], prompt: NextPrompt
    ) -> Fullness:
        """To the token, but for large images: nobody who types waits for them to be decoded again and again."""
        images = [image for turn in turns for image in turn.images]
        if sum(map(len, images)) <= MOST_IMAGE_BYTES:
            return counted(engine, model, settings, turns, prompt)
        wish = prompt.wish(model, settings)
        tokens = sum(self._images.count(image, engine, wish) for image in images)
        words = [msgspec.structs.replace(turn, images=()) for turn in turns]
        found = counted(engine, model, settings, words, prompt)
        return msgspec.structs.replace(found, needed=found.needed + tokens, is_estimate=True)

    def _estimate(
        self, model: ModelFile, settings: Settings, prompt: NextPrompt, engine: EngineClient | None
    ) -> Fullness | None:
        """From the figures of the newest answer, and the lengths of what came after it."""
        if prompt.is_blank:
            return None
        window = engine.facts.context_length if engine is not None else expected_window(model, settings)
        beginning = beginning_of(prompt.path, prompt.recaps)
        since = beginning.recap.created_at if beginning.recap is not None else 0.0
        known, rest = 0, prompt
        for place in range(len(prompt.path), 0, -1):
            message = prompt.path[place - 1]
            if message.figures is not None and message.created_at >= since and place > beginning.left_out:
                known, rest = message.figures.prompt_tokens + message.figures.tokens, prompt.from_here(place)
                break
        turns = rest.turns(model, settings if not known else Settings(), self._texts_of)
        needed = known + estimated_tokens([turn for turn in turns if turn.content])
        return Fullness(needed=needed, reserve=reserve_of(settings, window), window=window, is_estimate=True)

    def _ready(self, model: ModelFile, settings: Settings) -> EngineClient | None:
        try:
            return self._generation.ready(model, settings)
        except KnownError:
            return None


def counted(
    engine: EngineClient, model: ModelFile, settings: Settings, turns: Sequence[Turn], prompt: NextPrompt
) -> Fullness:
    """To the token; raises `KnownError`."""
    window = engine.facts.context_length
    try:
        needed = engine.count_tokens(turns, prompt.wish(model, settings))
    except KnownError as error:
        if error.kind is not ErrorKind.PROMPT_TOO_LONG:
            raise
        needed = int(error.arguments["needed"])  # too long even for a line to the engine
    return Fullness(needed=needed, reserve=reserve_of(settings, window), window=window)
