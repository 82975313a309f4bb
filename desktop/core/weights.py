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
