"""Scores endings of one beginning: the beginning is read once, and several endings at a time after it.

The context is the chat's own, as a second one would need a second cache: 23 KB a token for the starter model, 128 KB
for a 7B. Endings become further sequences in it that share the beginning's cells. Where a model's memory cannot be
shared or cut (recurrent and hybrid ones), they are read one after the other, and a checkpoint brings the context back.
"""

from collections.abc import Sequence

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.scores import EndingScore
from desktop.engine.borders import Ending, after, shared_length
from desktop.engine.generation import Emit, Generation
from desktop.engine.llama_model import LlamaModel
from desktop.engine.protocol import Score
from desktop.engine.token_scores import TokenScores

_DIGITS = 7


class Scoring:
    """Main thread only."""

    def __init__(self, model: LlamaModel, generation: Generation, scores: TokenScores, window: int) -> None:
        self._model = model
        self._generation = generation
        self._memory = generation.memory
        self._scores = scores
        self._window = window

    def score(self, request: Score, endings: Sequence[Ending], emit: Emit) -> list[EndingScore] | None:
        """A score for each ending, in their order; None when stopped. Raises `KnownError`."""
        longest = max((len(ending.tokens) for ending in endings), default=0)
        asked = [number for number, ending in enumerate(endings) if ending.scored]
        found = self._log_probabilities([endings[number] for number in asked], longest, request.id, emit)
        if found is None:
            return None
        told = [EndingScore(0.0, 0)] * len(endings)
        for number, values in zip(asked, found, strict=True):
            each = [round(value, _DIGITS) for value in values[: request.each]]
            told[number] = EndingScore(sum(values), len(values), each)
        return told

    def _log_probabilities(
        self, endings: list[Ending], longest: int, request_id: str, emit: Emit
    ) -> list[list[float]] | None:
        if endings and not shared_length(endings):
            endings, longest = after(self._model.first_token, endings), longest + 1
        if longest >= self._window:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=longest + 1, available=self._window)
        if not endings:
            return []
        shared = shared_length(endings)
        beginning = endings[0].tokens[:shared]
        if not self._generation.read(beginning, request_id, emit):
            return None
        at_once = [ending for ending in endings if ending.first == shared]
        heads = iter(self._scores.following([ending.tokens[shared] for ending in at_once]))
        found = [[next(heads)] if ending.first == shared else [] for ending in endings]
        waiting = [number for number, ending in enumerate(endings) if len(ending.tokens) - 1 > shared]
        done = 0
        for group in self._scores.groups([endings[number] for number in waiting], shared):
            rest = self._rest(group, beginning, request_id, emit)
            if rest is None:
                return None
            for number, values in zip(waiting[done:], rest, strict=False):
                found[number] += values
            done += len(group)
        return found

    def _rest(self, group: list[Ending], beginning: list[int], request_id: str, emit: Emit) -> list[list[float]] | None:
        """What follows the tokens that all endings share."""
        shared = len(beginning)
        if self._scores.fits_beside(group, shared):
            return self._scores.beside(group, shared)
        found = []
        for ending in group:
            if len(self._memory.tokens) != shared and not self._generation.read(beginning, request_id, emit):
                return None  # the context could not be cut back, so the beginning had to be read again
            values = self._alone(ending, shared)
            if values is None:
                return None
            found.append(values)
        return found

    def _alone(self, ending: Ending, shared: int) -> list[float] | None:
        """Read one ending where the beginning ends, and forget it again."""
        first = max(ending.first, shared + 1)  # the token right after the beginning was scored with it
        self._memory.tokens += ending.tokens[shared:-1]  # what a stopped call leaves behind is to be forgotten too
        try:
            return self._scores.along(ending.tokens, shared, first)
        finally:
            self._memory.cut(shared)
