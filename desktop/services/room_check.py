"""Looks whether a chat fits before its newest message is stored: what cannot be sent is not stored either."""

from collections.abc import Callable, Sequence

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.engine.protocol import Turn
from desktop.services.generation_service import GenerationService
from desktop.services.room import expected_window, reserve_of, surely_fits
from desktop.services.sight import as_seen
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import chat_wish
from desktop.settings import Settings


def check_room(
    turns: Sequence[Turn],
    model: ModelFile,
    settings: Settings,
    generation: GenerationService,
    *,
    on_loading: Callable[[float], None],
    cancel: Cancellation,
    tight: bool = False,
) -> bool:
    """Raise PROMPT_TOO_LONG when turns and an answer have no room; False when stopped before that was known.

    A short chat costs nothing. For a long one the model is loaded, which its answer needs in any case, and its tokens
    are counted. `tight`: room for a single token of the answer is enough.
    """
    asked = as_seen([*system_turns(model, settings), *turns], model, settings)
    if surely_fits(asked, settings, expected_window(model, settings)):
        return True
    engine = generation.engine(model, settings, on_loading=on_loading, cancel=cancel)
    if cancel.is_cancelled:
        return False
    needed, window = engine.count_tokens(asked, chat_wish(model, settings)), engine.facts.context_length
    room = 1 if tight else reserve_of(settings, window)
    if needed + room > window:
        raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=needed + room, available=window)
    return True
