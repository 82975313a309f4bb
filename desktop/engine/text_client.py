"""What can be asked of an engine about texts as they are: vectors, scores, and order."""

from collections.abc import Callable, Sequence

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish
from desktop.core.errors import BugError
from desktop.core.ids import new_id
from desktop.core.scores import EndingScore, Measured, Ranked
from desktop.core.speed import ProbeResult
from desktop.engine import crash
from desktop.engine.engine_line import EngineLine
from desktop.engine.protocol import (
    MOST_ENDINGS,
    Embed,
    Finished,
    Measure,
    Probe,
    PromptProgressed,
    Rank,
    Request,
    Score,
    TuneProgressed,
    Turn,
)
from desktop.engine.templates.wish import ChatWish

_NO_CHAT_WISH = ChatWish()
_EMBED_AT_ONCE = 32  # texts; their vectors must fit into one line
_RANK_AT_ONCE = 64  # documents
OnRead = Callable[[int, int], None]  # tokens read, and of how many


class TextClient:
    """The part of `EngineClient` that nobody chats with. Thread-safe; everything raises `BantamError`."""

    _line: EngineLine
    has_answered = False

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Unit vectors of texts, in their order."""
        vectors: list[list[float]] = []
        for start in range(0, len(texts), _EMBED_AT_ONCE):
            part = list(texts[start : start + _EMBED_AT_ONCE])
            vectors += self._ask(Embed(id=new_id(), texts=part), crash.EMBEDDING).vectors
            self.has_answered = True
        return vectors

    def score(
        self,
        beginning: str | Sequence[Turn],
        endings: Sequence[str],
        *,
        wish: ChatWish = _NO_CHAT_WISH,
        each: int = 0,
        on_read: OnRead | None = None,
        cancel: Cancellation | None = None,
    ) -> list[EndingScore] | None:
        """How likely each ending is after a plain text or a chat; None when cancelled.

        `each` says of how many tokens the log-probabilities are wanted one by one. The beginning is read once.
        """
        text, turns = (beginning, []) if isinstance(beginning, str) else (None, list(beginning))
        scores: list[EndingScore] = []
        for start in range(0, len(endings), MOST_ENDINGS):
            part = list(endings[start : start + MOST_ENDINGS])
            request = Score(id=new_id(), text=text, turns=turns, wish=wish, endings=part, each=each)
            if (done := self._judge(request, crash.SCORING, cancel, on_read)) is None:
                return None
            scores += done.scores
        return scores

    def measure(
        self,
        text: str,
        *,
        window: int = 0,
        stride: int = 0,
        on_read: OnRead | None = None,
        cancel: Cancellation | None = None,
    ) -> Measured | None:
        """How well the model predicts a text; None when cancelled. `window` and `stride` are tokens, 0 the usual."""
        request = Measure(id=new_id(), text=text, window=window, stride=stride)
        done = self._judge(request, crash.SCORING, cancel, on_read)
        return done.measured if done is not None else None

    def rank(self, query: str, documents: Sequence[str], *, cancel: Cancellation | None = None) -> Ranked | None:
        """How well each document fits a query, by a model loaded for ranking; None when cancelled."""
        scores: list[list[float]] = []
        labels: list[str] = []
        for start in range(0, len(documents), _RANK_AT_ONCE):
            part = list(documents[start : start + _RANK_AT_ONCE])
            done = self._judge(Rank(id=new_id(), query=query, documents=part), crash.RANKING, cancel)
            if done is None:
                return None
            if done.ranked is not None:
                scores, labels = scores + done.ranked.scores, done.ranked.labels
        return Ranked(scores, labels)

    def probe(
        self, *, on_progress: Callable[[float], None] | None = None, cancel: Cancellation | None = None
    ) -> ProbeResult | None:
        """Measure how fast this computer calculates, by an engine with the built-in model; None when cancelled."""
        for event in self._line.run(Probe(id=new_id()), crash.TUNING, cancel):
            if isinstance(event, TuneProgressed) and on_progress is not None:
                on_progress(event.fraction)
            elif isinstance(event, Finished):
                return event.probed
        raise BugError("no end of Probe")

    def _ask(self, request: Request, doing: str, cancel: Cancellation | None = None) -> Finished:
        for event in self._line.run(request, doing, cancel):
            if isinstance(event, Finished):
                return event
        raise BugError(f"no end of {type(request).__name__}")

    def _judge(
        self, request: Request, doing: str, cancel: Cancellation | None, on_read: OnRead | None = None
    ) -> Finished | None:
        """The end of a request that writes nothing; None when it was cancelled."""
        if cancel is not None and cancel.is_cancelled:
            return None
        for event in self._line.run(request, doing, cancel):
            if isinstance(event, PromptProgressed) and on_read is not None:
                on_read(event.done, event.total)
            elif isinstance(event, Finished):
                self.has_answered = self.has_answered or event.finish is not Finish.CANCELLED
                return None if event.finish is Finish.CANCELLED else event
        raise BugError(f"no end of {type(request).__name__}")
