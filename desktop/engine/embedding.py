"""Texts to unit vectors: several texts in one batch, pooled as the model's file says."""

import math
from collections.abc import Sequence

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.channel import Progress
from desktop.engine.crash import EMBEDDING
from desktop.engine.llama_context import ABORTED, DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.passages import packed
from desktop.engine.thread_governor import ThreadGovernor

_REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp could not read the text")
NO_VECTORS = QT_TRANSLATE_NOOP("errors", "it gives no vectors of texts, which search needs")
NOT_NUMBERS = QT_TRANSLATE_NOOP("errors", "what it calculates are no numbers")
_DIGITS = 7  # of a 32-bit float
_POOLS = (1, 2, 3)  # llama_pooling_type: mean, class token, last token; a model that ranks has one score instead


class Embedding:
    """Reads texts. Main thread only."""

    def __init__(self, model: LlamaModel, context: LlamaContext, governor: ThreadGovernor, progress: Progress) -> None:
        self._model = model
        self._context = context
        self._governor = governor
        self._progress = progress
        self._width = int(model.api.llama_model_n_embd_out(model.handle))
        self._at_once = int(model.api.llama_n_seq_max(context.handle))

    def vectors(self, texts: Sequence[str]) -> list[list[float]] | None:
        """One vector a text, of length 1; None when stopped. Raises `KnownError`."""
        if self._model.api.llama_pooling_type(self._context.handle) not in _POOLS:
            raise self._model.unreadable(NO_VECTORS)
        passages = [self._model.tokenize_passage(text) for text in texts]
        longest = max(map(len, passages), default=0)
        if longest > self._context.window:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=longest, available=self._context.window)
        self._governor.begin()
        found: list[list[float]] = []
        for batch in packed(passages, self._context.window, self._at_once):
            if self._progress.cancelled or not self._read(batch):
                return None
            found += [self._vector(number, tokens) for number, tokens in enumerate(batch)]
            self._progress.steps += 1
        return found

    def _read(self, passages: list[list[int]]) -> bool:
        """Calculate; False when stopped."""
        self._context.clear()
        total = sum(map(len, passages))
        if not total:
            return True
        code = self._governor.watched(lambda: self._context.read_sequences(passages, total), reads=True)
        if code not in (DONE, ABORTED):
            raise KnownError(
                ErrorKind.ENGINE_STOPPED, doing=EMBEDDING, reason=_REFUSED, details=f"llama.cpp returned {code}"
            )
        return code == DONE

    def _vector(self, number: int, tokens: list[int]) -> list[float]:
        """The pooled vector of one text of the batch; an empty text has no direction."""
        pointer = self._model.api.llama_get_embeddings_seq(self._context.handle, number) if tokens else None
        values = list(pointer[: self._width]) if pointer else [0.0] * self._width
        length = math.hypot(*values)
        if not math.isfinite(length):  # JSON has no word for it
            raise self._model.unreadable(NOT_NUMBERS)
        return [round(value / length, _DIGITS) for value in values] if length else values
