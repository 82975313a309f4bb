"""How likely given tokens are: reads them, and asks only for the scores of the places that count.

One row of scores is as long as the vocabulary, 0.2 MB for 49,152 tokens and 1 MB for 262,144, and llama.cpp holds it
twice. So no call asks for more than `SCORES_BYTES` of them, or, in large batches, for more than `LARGE` rows;
everything else of a text is read without scores.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.borders import Ending
from desktop.engine.channel import Progress
from desktop.engine.crash import SCORING
from desktop.engine.embedding import NOT_NUMBERS
from desktop.engine.llama_context import ABORTED, BATCH, CALM, DONE, SCORES_BYTES, LlamaContext, Row
from desktop.engine.llama_model import LlamaModel
from desktop.engine.log_sums import LogSums, Sum
from desktop.engine.thread_governor import ThreadGovernor

LARGE = CALM + 1
_REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp could not read the text")


class _Place(NamedTuple):
    """A row of a batch, and the token whose probability it tells."""

    row: int
    token: int


class TokenScores:
    """Main thread only. Everything returns None when it was stopped."""

    def __init__(
        self,
        model: LlamaModel,
        context: LlamaContext,
        governor: ThreadGovernor,
        progress: Progress,
        routine: Sum | None = None,
    ) -> None:
        self._model = model
        self._context = context
        self._governor = governor
        self._progress = progress
        self._sums = LogSums(model, routine)
        self.rows = min(max(SCORES_BYTES // (4 * max(model.words, 1)), 1), CALM)  # that one call may ask for

    def free(self) -> None:
        """Give the memory back."""
        self._sums.free()

    def following(self, tokens: Sequence[int]) -> list[float]:
        """Log-probability of each of these tokens at the place after the last one read."""
        row = self._context.scores(-1)
        total = self._sums.of(row, tokens[0]) if tokens else 0.0
        return [self._finite(row[token] - total) for token in tokens]

    def along(self, tokens: Sequence[int], start: int, first: int, *, calm: bool = True) -> list[float] | None:
        """Log-probabilities of `tokens[first:]`, of which `tokens[:start]` are in the context and `start < first`.

        The last token is not read: nothing follows it. `calm` calculates as one token a call does, else as large
        batches do.
        """
        found: list[float] = []
        place, end = start, len(tokens) - 1
        while place < end:
            silent = max(first - 1 - place, 0)
            size = min(silent or self.rows, CALM, end - place) if calm else large(silent, end - place - silent)
            rows = [Row(tokens[at], at, 0, at >= first - 1) for at in range(place, place + size)]
            wanted = [_Place(row.position - place, tokens[row.position + 1]) for row in rows if row.is_scored]
            if (part := self._read(rows, wanted)) is None:
                return None
            found += part
            place += size
        return found

    def beside(self, endings: Sequence[Ending], shared: int) -> list[list[float]] | None:
        """Log-probabilities of several endings, each a sequence of its own that begins with the `shared` tokens.

        The token right after those is not among them, as its scores are no longer at hand: see `following`.
        """
        rows: list[Row] = []
        wanted: list[_Place] = []
        for number, ending in enumerate(endings, 1):
            self._context.branch(number)
            for at in range(shared, len(ending.tokens) - 1):
                if at >= ending.first - 1:
                    wanted.append(_Place(len(rows), ending.tokens[at + 1]))
                rows.append(Row(ending.tokens[at], at, number, at >= ending.first - 1))
        try:
            values = self._read(rows, wanted)
        finally:
            for number in range(1, len(endings) + 1):
                self._context.drop(number)
        if values is None:
            return None
        rest = iter(values)
        return [[next(rest) for _ in range(_asked(ending, shared))] for ending in endings]

    def groups(self, endings: Sequence[Ending], shared: int) -> Iterator[list[Ending]]:
        """As many endings at once as sequences, tokens, rows and the window allow; too long ones alone."""
        group: list[Ending] = []
        tokens = rows = 0
        for ending in endings:
            length, asked = len(ending.tokens) - 1 - shared, _asked(ending, shared)
            fits = tokens + length <= min(CALM, self._context.window - shared) and rows + asked <= self.rows
            if group and not (fits and len(group) < self._context.branches):
                yield group
                group, tokens, rows = [], 0, 0
            group.append(ending)
            tokens, rows = tokens + length, rows + asked
        if group:
            yield group

    def fits_beside(self, group: Sequence[Ending], shared: int) -> bool:
        """Whether a group of `groups` can be read with `beside`; a single one that cannot is for `along`."""
        tokens = sum(len(ending.tokens) - 1 - shared for ending in group)
        rows = sum(_asked(ending, shared) for ending in group)
        return self._context.branches > 0 and tokens <= CALM and rows <= self.rows

    def _read(self, rows: list[Row], wanted: list[_Place]) -> list[float] | None:
        if self._progress.cancelled:
            return None
        code = self._governor.watched(lambda: self._context.read_rows(rows))
        if code == ABORTED:
            return None
        if code != DONE:
            details = f"llama_decode returned {code}"
            raise KnownError(ErrorKind.ENGINE_STOPPED, doing=SCORING, reason=_REFUSED, details=details)
        found = []
        for place in wanted:
            row = self._context.scores(place.row)
            found.append(self._finite(row[place.token] - self._sums.of(row, place.token)))
            self._progress.steps += 1
        return found

    def _finite(self, value: float) -> float:
        if not math.isfinite(value):  # JSON has no word for it
            raise self._model.unreadable(NOT_NUMBERS)
        return min(value, 0.0)


def large(silent: int, scored: int) -> int:
    """How many of these tokens to read next, if no call is to have fewer than `LARGE` or to ask for more rows.

    What is left over by the rest goes with those that are not scored.
    """
    if not silent:
        return min(scored, LARGE)
    together = silent + scored % LARGE
    return -(-together // -(-together // BATCH))


def _asked(ending: Ending, shared: int) -> int:
    """Rows of an ending that its own tokens give."""
    return ending.scored - (1 if ending.first == shared else 0)
