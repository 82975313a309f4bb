"""How full the model's context is with the open chat."""

import time
from collections.abc import Sequence

import msgspec

from desktop.core.chat import Message
from desktop.core.fullness import Fullness
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.live_answer import LiveAnswer, Phase


class ContextUse:
    """Shows the tokens in use in the composer. GUI thread."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._counted: Fullness | None = None
        self._shown_at = 0.0

    def set_counted(self, fullness: Fullness | None) -> None:
        """What would be sent next was counted; None while nothing is known of it."""
        self._counted = fullness
        self._composer.set_fullness(fullness)

    def show(self, live: LiveAnswer | None, messages: Sequence[Message], at_most_every: float = 0.0) -> None:
        """While an answer is written: its prompt, and what it has written or may still write. In seconds."""
        del messages
        now = time.monotonic()
        if now - self._shown_at < at_most_every:
            return
        self._shown_at = now
        if live is None or live.prompt is None or live.phase is Phase.ENDED:
            self._composer.set_fullness(self._counted)
            return
        reserve = self._counted.reserve if self._counted is not None else 0
        window, left = live.prompt.context_length, max(0, reserve - live.tokens)
        now_used = Fullness(needed=live.tokens_in_context, reserve=left, window=window)
        self._counted = msgspec.structs.replace(now_used, reserve=reserve)  # what is true until the next count
        self._composer.set_fullness(now_used)
