"""llama.cpp's samplers, chained in the order in which the settings declare them."""

import secrets
from typing import Any

from desktop.core.sampling import Sampling
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel


class Sampler:
    """Chooses the next token of one answer. The repetition penalty looks at the answer, not at the prompt."""

    def __init__(self, model: LlamaModel, sampling: Sampling) -> None:
        self._api = api = model.api
        self.handle = api.llama_sampler_chain_init(api.llama_sampler_chain_default_params())
        for link in self._links(model, sampling):
            api.llama_sampler_chain_add(self.handle, link)

    def choose(self, context: LlamaContext, row: int = -1) -> int:
        """The token that follows what the context has read, up to one row of its last batch."""
        return int(self._api.llama_sampler_sample(self.handle, context.handle, row))

    def free(self) -> None:
        """Give the memory back."""
        self._api.llama_sampler_free(self.handle)

    def _links(self, model: LlamaModel, sampling: Sampling) -> list[Any]:
        api = self._api
        links = []
        if sampling.repeat_penalty > 1 and sampling.repeat_last_n:
            penalty, last = sampling.repeat_penalty, sampling.repeat_last_n
            links.append(api.llama_sampler_init_penalties(model.words, last, penalty, 0.0, 0.0))
        if sampling.temperature <= 0:
            return [*links, api.llama_sampler_init_greedy()]
        if sampling.top_k:
            links.append(api.llama_sampler_init_top_k(sampling.top_k))
        if sampling.top_p < 1:
            links.append(api.llama_sampler_init_top_p(sampling.top_p, 1))
        if sampling.min_p > 0:
            links.append(api.llama_sampler_init_min_p(sampling.min_p, 1))
        links.append(api.llama_sampler_init_temp(sampling.temperature))
        seed = secrets.randbelow(2**32 - 1) if sampling.seed is None else sampling.seed
        return [*links, api.llama_sampler_init_dist(seed)]
