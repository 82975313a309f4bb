"""How well documents fit a query, by a model that was trained to say so: one or several scores for each of them.

Query and document are read together. How they are joined is llama.cpp's server's way: by the file's template called
"rerank", else as the vocabulary puts marks: BERT's [CLS] query [SEP] document [SEP], XLM-R's <s> query </s></s>
document </s>. A model has `llama_model_n_cls_out` scores for a text and nothing behind them, so `n_embd` numbers must
never be read.
"""

import math
from collections.abc import Sequence
from functools import partial

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.scores import Ranked
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.channel import Progress
from desktop.engine.crash import RANKING
from desktop.engine.embedding import NOT_NUMBERS
from desktop.engine.llama_context import ABORTED, DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.passages import packed
from desktop.engine.thread_governor import ThreadGovernor

_REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp could not read the text")
NO_HEAD = QT_TRANSLATE_NOOP("errors", "it lacks the part that gives the scores")
_RANK = 4  # llama_pooling_type
_MOST_CLASSES = 1024
_SHOWN = 200  # characters of a label
_ROWS_BYTES = 64 << 20  # llama.cpp makes room for scores of every token, though it fills them in for none
TEMPLATE = "rerank"


class Ranking:
    """Main thread only."""

    def __init__(self, model: LlamaModel, context: LlamaContext, governor: ThreadGovernor, progress: Progress) -> None:
        self._model = model
        self._context = context
        self._governor = governor
        self._progress = progress
        self._has_head: bool | None = None

    def rank(self, query: str, documents: Sequence[str]) -> Ranked | None:
        """All scores of each document; None when stopped. Raises `KnownError`."""
        api, classes = self._model.api, int(self._model.api.llama_model_n_cls_out(self._model.handle))
        if api.llama_pooling_type(self._context.handle) != _RANK or not 0 < classes <= _MOST_CLASSES:
            raise self._model.unreadable(NOT_NUMBERS)
        pairs = [self._joined(query, document) for document in documents]
        if pairs and not self._check_head(classes):
            return None
        longest = max(map(len, pairs), default=0)
        if longest > self._context.window:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=longest, available=self._context.window)
        self._governor.begin()
        room = min(max(_ROWS_BYTES // (4 * max(self._model.words, 1)), longest), self._context.window)
        found: list[list[float]] = []
        for batch in packed(pairs, room, int(api.llama_n_seq_max(self._context.handle))):
            if self._progress.cancelled or not self._read(batch):
                return None
            found += [self._scores(number, classes) for number in range(len(batch))]
            self._progress.steps += 1
        return Ranked(found, self._labels(classes))

    def _check_head(self, classes: int) -> bool:
        """Read one text twice, which must give the same scores twice; False when stopped. Raises `KnownError`.

        Some files lack `cls.output`. llama.cpp then has the whole hidden state of each text, reads it as if there were
        `n_cls_out` numbers of each, and gives the second text the second number of the first one.
        """
        if self._has_head is None:
            if not self._read([self._joined("a", "a")] * 2):
                return False
            first, second = (self._scores(number, classes) for number in range(2))
            self._has_head = all(map(partial(math.isclose, rel_tol=1e-2, abs_tol=1e-3), first, second))
        if not self._has_head:
            raise self._model.unreadable(NO_HEAD)
        return True

    def _joined(self, query: str, document: str) -> list[int]:
        """Query and document as the model was trained to read them."""
        if template := self._model.variant(TEMPLATE):
            return self._model.tokenize_rendered(_filled(template, query, document))
        return self._model.tokenize_pair(query, document)

    def _read(self, pairs: list[list[int]]) -> bool:
        """Calculate; False when stopped."""
        self._context.clear()
        code = self._governor.watched(lambda: self._context.read_sequences(pairs, sum(map(len, pairs))))
        if code not in (DONE, ABORTED):
            details = f"llama.cpp returned {code}"
            raise KnownError(ErrorKind.ENGINE_STOPPED, doing=RANKING, reason=_REFUSED, details=details)
        return code == DONE

    def _scores(self, number: int, classes: int) -> list[float]:
        pointer = self._model.api.llama_get_embeddings_seq(self._context.handle, number)
        values = list(pointer[:classes]) if pointer else []
        if len(values) != classes or not all(map(math.isfinite, values)):  # JSON has no word for it
            raise self._model.unreadable(NOT_NUMBERS)
        return values

    def _labels(self, classes: int) -> list[str]:
        read = self._model.api.llama_model_cls_label
        labels = [read(self._model.handle, number) or b"" for number in range(classes)]
        names = [label.decode("utf-8", "replace")[:_SHOWN] for label in labels]
        return names if any(names) else []


def _filled(template: str, query: str, document: str) -> str:
    """Put both in at once, so that a query that mentions {document} does not get it."""
    return document.join(query.join(part.split("{query}")) for part in template.split("{document}"))
