"""A language model on this disk, as far as its file tells."""

from pathlib import Path

import msgspec

from desktop.core.cache_cost import CacheShape


class ModelFile(msgspec.Struct, frozen=True, kw_only=True):
    """One GGUF file. Sizes in bytes; `context_length` in tokens, 0 when the file does not say."""

    id: str  # the file's stem, unique on this computer
    name: str  # for people: "SmolLM2 135M Instruct"
    path: Path
    size: int
    architecture: str  # "llama", "qwen2", "bert"
    quantisation: str  # "Q4_1", "" when unknown
    parameters: int  # 0 when unknown
    context_length: int
    is_starter: bool = False  # came with Bantam
    is_embedding: bool = False  # turns text into vectors, does not chat
    licence: str = ""
    origin: str = ""  # the program that keeps its files, where that is another one
    projector: str = ""  # path of the file beside it that lets it see images; "" for none
    problem: str = ""  # why it cannot be used, as the end of a sentence; "" where it can
    is_gone: bool = False  # there is no file: it can only be forgotten
    cache: CacheShape | None = None  # what it keeps of each token; None: not told by its file


class InMemory(msgspec.Struct, frozen=True, kw_only=True):
    """A model that an engine has loaded."""

    path: Path
    name: str
    size: int  # bytes that it takes: weights, context, and what the engine needs besides
    is_busy: bool = False  # it writes an answer
    ends_in: float | None = None  # seconds until it is let go if nobody asks it; None: it stays
