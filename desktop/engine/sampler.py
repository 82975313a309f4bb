"""llama.cpp's samplers, chained in the order in which the settings declare them."""

import ctypes
import secrets
from collections.abc import Iterator, Sequence
from typing import Any

from desktop.core.sampling import Mirostat, Sampling
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel

_BREAKERS = (b"\n", b":", b'"', b"*")  # repeats do not reach across these: the defaults of the DRY sampler's author
_MIROSTAT_SIZE = 100  # candidates that mirostat 1 looks at, as in its paper


class Sampler:
    """Chooses the next token of one answer. The penalties look at the answer, not at the prompt."""

    def __init__(self, model: LlamaModel, sampling: Sampling) -> None:
        self._api = api = model.api
        self.handle = api.llama_sampler_chain_init(api.llama_sampler_chain_default_params())
        self.remembering = list(self._penalties(model, sampling))  # links that look at what was chosen
        self.remembers = max(sampling.repeat_last_n, 1)  # tokens of it
        for link in (*self.remembering, *self._links(model, sampling)):
            api.llama_sampler_chain_add(self.handle, link)

    def choose(self, context: LlamaContext, row: int = -1) -> int:
        """The token that follows what the context has read, up to one row of its last batch."""
        return int(self._api.llama_sampler_sample(self.handle, context.handle, row))

    def plausible(self, draft: Sequence[int]) -> Sequence[int]:
        """As much of a draft as might be chosen: all of it."""
        return draft

    def free(self) -> None:
        """Give the memory back."""
        self._api.llama_sampler_free(self.handle)

    def _links(self, model: LlamaModel, sampling: Sampling) -> Iterator[Any]:
        if sampling.temperature <= 0:
            yield self._api.llama_sampler_init_greedy()
            return
        seed = secrets.randbelow(2**32 - 1) if sampling.seed is None else sampling.seed
        if sampling.mirostat:
            yield from self._mirostat(model, sampling, seed)
            return
        yield from self._cuts(sampling, seed)
        yield self._api.llama_sampler_init_temp(sampling.temperature)
        yield self._api.llama_sampler_init_dist(seed)

    def _penalties(self, model: LlamaModel, sampling: Sampling) -> Iterator[Any]:
        api, last = self._api, sampling.repeat_last_n
        repeat, often, present = sampling.repeat_penalty, sampling.frequency_penalty, sampling.presence_penalty
        if last and (repeat > 1 or often or present):
            yield api.llama_sampler_init_penalties(model.words, last, repeat, often, present)
        if sampling.dry_multiplier > 0:
            breakers = (ctypes.c_char_p * len(_BREAKERS))(*_BREAKERS)
            length = sampling.dry_allowed_length
            yield api.llama_sampler_init_dry(
                model.vocab,
                sampling.dry_multiplier,
                sampling.dry_base,
                length,
                max(last, 1),
                breakers,
                len(_BREAKERS),
            )

    def _cuts(self, sampling: Sampling, seed: int) -> Iterator[Any]:
        api = self._api
        if sampling.top_k:
            yield api.llama_sampler_init_top_k(sampling.top_k)
        if sampling.typical_p < 1:
            yield api.llama_sampler_init_typical(sampling.typical_p, 1)
        if sampling.top_p < 1:
            yield api.llama_sampler_init_top_p(sampling.top_p, 1)
        if sampling.min_p > 0:
            yield api.llama_sampler_init_min_p(sampling.min_p, 1)
        if sampling.xtc_probability > 0:
            yield api.llama_sampler_init_xtc(sampling.xtc_probability, sampling.xtc_threshold, 1, seed)

    def _mirostat(self, model: LlamaModel, sampling: Sampling, seed: int) -> Iterator[Any]:
        """Mirostat chooses by itself, from what the temperature made of the scores."""
        api, tau, eta = self._api, sampling.mirostat_tau, sampling.mirostat_eta
        yield api.llama_sampler_init_temp(sampling.temperature)
        if sampling.mirostat is Mirostat.ONE:
            yield api.llama_sampler_init_mirostat(model.words, seed, tau, eta, _MIROSTAT_SIZE)
        else:
            yield api.llama_sampler_init_mirostat_v2(seed, tau, eta)
