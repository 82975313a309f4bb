"""How full the model's context is with the open chat."""

import time
from collections.abc import Sequence

from desktop.core.chat import Message
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.live_answer import LiveAnswer, Phase


class ContextUse:
    """Shows the tokens in use in the composer. GUI thread."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._length: int | None = None
        self._shown_at = 0.0

    def show(self, live: LiveAnswer | None, messages: Sequence[Message], at_most_every: float = 0.0) -> None:
        """Tokens of the answer being written, else of the last one that told; `at_most_every` in seconds."""
        now = time.monotonic()
        if now - self._shown_at < at_most_every:
            return
        self._shown_at = now
        if live is not None and live.prompt is not None:
            self._length = live.prompt.context_length
        if live is not None and live.prompt is not None and live.phase is not Phase.ENDED:
            used: int | None = live.tokens_in_context
        else:
            used = _tokens_of(messages)
        self._composer.set_context(used, self._length if used is not None else None)


def _tokens_of(messages: Sequence[Message]) -> int | None:
    """Tokens after the newest answer with figures."""
    figures = next((message.figures for message in reversed(messages) if message.figures is not None), None)
    return figures.prompt_tokens + figures.tokens if figures is not None else None
