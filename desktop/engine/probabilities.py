"""Collects how likely the tokens of an answer were, while their scores are still in the context."""

from desktop.engine.likely import Chosen, Likely
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.log_probabilities import Likely as Scored
from desktop.engine.log_probabilities import ScoreReader


class Probabilities:
    """Of one answer, with `top` alternatives for each token. Scores are the model's own, before any sampler."""

    def __init__(self, model: LlamaModel, context: LlamaContext, top: int) -> None:
        self._model = model
        self._context = context
        self._top = top
        self._reader = ScoreReader(model.api, model.words) if top else None
        self._chosen: list[Chosen] = []

    def note(self, token: int, row: int) -> None:
        """A token was chosen after this row of the last batch."""
        if self._reader is None:
            return
        found = self._reader.read(self._model.api.llama_get_logits_ith(self._context.handle, row), token, self._top)
        chosen, alternatives = self._named(found.chosen), [self._named(one) for one in found.alternatives]
        self._chosen.append(Chosen(chosen.token, chosen.text, chosen.log_probability, alternatives))

    def take(self, count: int) -> list[Chosen]:
        """The first `count` that were not taken yet."""
        taken, self._chosen = self._chosen[:count], self._chosen[count:]
        return taken

    def free(self) -> None:
        """Give the memory back."""
        if self._reader is not None:
            self._reader.free()

    def _named(self, one: Scored) -> Likely:
        return Likely(one.token, self._model.piece(one.token).decode("utf-8", "replace"), one.log_probability)
