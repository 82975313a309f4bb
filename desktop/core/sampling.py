"""How the next token is chosen."""

from enum import IntEnum
from typing import Annotated

import msgspec
from msgspec import Meta


class Mirostat(IntEnum):
    """A sampler that aims at a given surprise instead of cutting the tail (Basu et al., 2021)."""

    OFF = 0
    ONE = 1
    TWO = 2


class Sampling(msgspec.Struct, frozen=True, kw_only=True):
    """Sampler settings; the samplers run in the order of the fields, temperature last.

    Ranges are those of llama.cpp's samplers (`include/llama.h`, `llama_sampler_init_*`).
    """

    repeat_penalty: Annotated[float, Meta(ge=1.0, le=2.0)] = 1.05
    repeat_last_n: Annotated[int, Meta(ge=0, le=4096)] = 64
    frequency_penalty: Annotated[float, Meta(ge=-2.0, le=2.0)] = 0.0
    presence_penalty: Annotated[float, Meta(ge=-2.0, le=2.0)] = 0.0
    dry_multiplier: Annotated[float, Meta(ge=0.0, le=5.0)] = 0.0  # 0 is off
    dry_base: Annotated[float, Meta(ge=1.0, le=4.0)] = 1.75
    dry_allowed_length: Annotated[int, Meta(ge=1, le=100)] = 2  # repeated runs up to this length cost nothing
    top_k: Annotated[int, Meta(ge=0, le=1000)] = 40  # 0 is off
    typical_p: Annotated[float, Meta(ge=0.0, le=1.0)] = 1.0  # 1 is off
    top_p: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.9  # 1 is off
    min_p: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.05  # 0 is off
    xtc_probability: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0  # 0 is off
    xtc_threshold: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.1
    mirostat: Mirostat = Mirostat.OFF  # replaces everything from top_k on
    mirostat_tau: Annotated[float, Meta(ge=0.0, le=20.0)] = 5.0  # surprise aimed at
    mirostat_eta: Annotated[float, Meta(ge=0.001, le=1.0)] = 0.1  # how fast it adapts
    temperature: Annotated[float, Meta(ge=0.0, le=2.0)] = 0.2  # 0 is greedy
    seed: Annotated[int, Meta(ge=0, le=2**32 - 2)] | None = None  # None is a new one for each answer
