"""Ends an answer where the model begins to write the person's part."""

from collections.abc import Callable, Sequence

from desktop.core.chat import Finish
from desktop.engine.channel import Progress
from desktop.engine.protocol import Event, Token
from desktop.engine.stop_strings import StopStrings


class Ending:
    """Stands between the one who writes an answer and the one who hears of it. One of these per answer."""

    def __init__(self, stops: Sequence[str], emit: Callable[[Event], None], progress: Progress) -> None:
        self._stops = StopStrings(stops)
        self._emit = emit
        self._progress = progress
        self._last: Token | None = None
        self._ended = False

    def emit(self, event: Event) -> None:
        """Pass an event on, its text up to the stop; at a stop, let the writing end."""
        if not isinstance(event, Token):
            self._emit(event)
            return
        self._last = event
        text, ended = self._stops.feed(event.text)
        self._send(text)
        if ended and not self._ended:
            self._ended = self._progress.cancelled = True

    def finish(self, finish: Finish) -> Finish:
        """Pass on what was held back; why the answer really ended."""
        if self._ended:
            return Finish.STOP
        self._send(self._stops.finish())
        return finish

    def _send(self, text: str) -> None:
        if text and self._last is not None:
            self._emit(Token(id=self._last.id, text=text, count=self._last.count))
