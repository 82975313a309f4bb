"""How the next token is chosen."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Sampling(msgspec.Struct, frozen=True, kw_only=True):
    """Sampler settings; the samplers run in the order of the fields, temperature last.

    Ranges are those of llama.cpp's samplers (`include/llama.h`, `llama_sampler_init_*`).
    """

    repeat_penalty: Annotated[float, Meta(ge=1.0, le=2.0)] = 1.05
    repeat_last_n: Annotated[int, Meta(ge=0, le=4096)] = 64
    top_k: Annotated[int, Meta(ge=0, le=1000)] = 40  # 0 is off
    top_p: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.9  # 1 is off
    min_p: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.05  # 0 is off
    temperature: Annotated[float, Meta(ge=0.0, le=2.0)] = 0.2  # 0 is greedy
    seed: Annotated[int, Meta(ge=0, le=2**32 - 2)] | None = None  # None is a new one for each answer
