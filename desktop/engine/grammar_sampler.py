"""Chooses tokens that a grammar allows, and pays for the grammar only where the model would break it.

As `common_sampler_sample` of llama.cpp does: the samplers choose as if there were no grammar; if the grammar takes the
token, it is the one. Else they choose again among what the grammar allows. So a token t comes with the probability
P(t) + R · G(t), where P is what the samplers make of all tokens, G what they make of the allowed ones, and R the part
of P that is not allowed. Under greedy both ways give the likeliest allowed token, as with the grammar in front.

The second choice looks at as few tokens as it can: see `_allowed`.
"""

from collections.abc import Sequence

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.sampling import Sampling
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.candidates import Candidates
from desktop.engine.grammar_state import GrammarState
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.log_probabilities import scores
from desktop.engine.sampler import Sampler

_NOTHING_FITS = QT_TRANSLATE_NOOP("errors", "the model has no token that could come next")
_FEW = 4096  # tokens that are all looked at; of more, the best first
_BEST = 1024


class GrammarSampler(Sampler):
    """A sampler for one answer in a form. Main thread only."""

    def __init__(self, model: LlamaModel, sampling: Sampling, grammar: str) -> None:
        """`grammar` in GBNF; raises `KnownError` (FORM_IMPOSSIBLE) when llama.cpp does not take it."""
        self._state = GrammarState(model, grammar)
        super().__init__(model, sampling)
        self._model = model
        self._written: list[int] = []
        is_cut = not sampling.mirostat and sampling.temperature > 0
        self._looks_at = 1 if sampling.temperature <= 0 else sampling.top_k if is_cut else 0  # best tokens; 0: all

    def choose(self, context: LlamaContext, row: int = -1) -> int:
        """As `Sampler.choose`, within the grammar; raises `KnownError` where it allows nothing."""
        token = super().choose(context, row)
        if not self._state.allows(token):
            self._take_back()
            token = self._choose_again(context, row)
        self._state.accept(token)
        self._written.append(token)
        return token

    def plausible(self, draft: Sequence[int]) -> Sequence[int]:
        """As much of a draft as the grammar allows."""
        return self._state.beginning(draft)

    def free(self) -> None:
        """Give the memory back."""
        super().free()
        self._state.free()

    def _take_back(self) -> None:
        """What was chosen last was not written: the penalties begin anew with what was."""
        for link in self.remembering:
            self._api.llama_sampler_reset(link)
            for token in self._written[-self.remembers :]:
                self._api.llama_sampler_accept(link, token)

    def _choose_again(self, context: LlamaContext, row: int) -> int:
        api = self._api
        found = scores(api.llama_get_logits_ith(context.handle, row), self._model.words)
        tokens = self._allowed(found)
        if not tokens:
            raise KnownError(ErrorKind.FORM_IMPOSSIBLE, reason=_NOTHING_FITS)
        candidates = Candidates(api, tokens, [found[token] for token in tokens])
        candidates.apply(self.handle)
        token = candidates.selected
        api.llama_sampler_accept(self.handle, token)
        return token

    def _allowed(self, found: Sequence[float]) -> list[int]:
        """The allowed tokens, or of very many as many of the best as the samplers look at. `found`: all scores.

        First whole letters are ruled out; what is left is little where the grammar wants something particular. Where
        it wants nothing in particular, enough is found among the best.
        """
        possible = self._state.possible()
        if len(possible) > _FEW and self._looks_at:
            best = self._state.allowed(self._best(found))
            if len(best) >= self._looks_at:
                return best
        return self._state.allowed(possible.together())

    def _best(self, found: Sequence[float]) -> list[int]:
        """The tokens with the best scores after the penalties, the best first."""
        api = self._api
        candidates = Candidates(api, range(len(found)), found)
        for link in self.remembering:
            candidates.apply(link)
        cut = api.llama_sampler_init_top_k(_BEST)
        candidates.apply(cut)
        api.llama_sampler_free(cut)
        return candidates.tokens


def sampler_of(model: LlamaModel, sampling: Sampling, grammar: str) -> Sampler:
    """The sampler for an answer; `grammar` in GBNF, "" for a free one. Raises `KnownError` (FORM_IMPOSSIBLE)."""
    return GrammarSampler(model, sampling, grammar) if grammar else Sampler(model, sampling)
