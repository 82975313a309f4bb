"""The question what a model would take, and its answer: part of the protocol."""

from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.core.tuning import Tuning
from desktop.engine.cache_settings import CacheType
from desktop.engine.load_facts import Device, MemoryPart

MOST_DEPTHS = 32


class FathomWish(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be worked out about which file.

    The file may be a hole behind the header: nothing else is read. `architecture` and `words` (of the vocabulary) stand
    in it, and save the time that the vocabulary takes; without `words` it is read.
    """

    path: str
    architecture: str = ""
    words: Annotated[int, Meta(ge=0, le=1 << 24)] = 0
    contexts: Annotated[list[int], Meta(min_length=1, max_length=MOST_DEPTHS)]  # tokens
    caches: list[CacheType]
    embedding: bool = False
    gpu_layers: Annotated[int, Meta(ge=0, le=10_000)] = 0
    tuning: Tuning | None = None


class Depth(msgspec.Struct, frozen=True):
    """What a context takes, besides the weights."""

    context_length: int  # tokens
    cache: CacheType
    memory: list[MemoryPart]


class Fathomed(msgspec.Struct, frozen=True, kw_only=True):
    """What a model takes. Cache types that its heads do not allow have no depths."""

    layers: int  # the output counts as one
    weights: list[MemoryPart]
    copied: int  # bytes of them that are in memory in another order than in the file, which is let go of after a load
    unread: int  # bytes of them of which no more is read then than a few rows
    depths: list[Depth]
    devices: list[Device] = []
