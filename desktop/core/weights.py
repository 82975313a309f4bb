"""What a model's weights are, told from its file's list of tensors: how many of which type, and what they are for."""

from enum import StrEnum

import msgspec


class WeightRole(StrEnum):
    """What a tensor does while a token is calculated."""

    EMBEDDING = "embedding"  # one row of it is read for a token; all of it where it is the output too
    OUTPUT = "output"  # turns the last layer's numbers into scores, for tokens whose scores are asked for
    EXPERTS = "experts"  # some of its slices are read for a token
    LAYER = "layer"  # all of it is multiplied with every token
    VECTOR = "vector"  # small: norms, biases, convolutions over a few tokens


class WeightGroup(msgspec.Struct, frozen=True, array_like=True):
    """All tensors of a file with one role and one type."""

    role: WeightRole
    type: str  # ggml's name: "Q4_K"
    numbers: int  # weights in them
    bytes: int
    tensors: int


class ModelShape(msgspec.Struct, frozen=True, kw_only=True):
    """The sizes that decide what one token costs. 0 where a file does not tell."""

    layers: int
    width: int  # numbers that stand for a token between layers
    words: int  # of the vocabulary
    experts: int = 0
    experts_used: int = 0
    heads_length: int = 0  # heads · length of one, together in all layers that look at all tokens
    windowed_length: int = 0  # the same of layers that look at the last `window` tokens
    window: int = 0
