"""An adapter that somebody trained, before it is made into a file for llama.cpp."""

from typing import NamedTuple


class PeftFound(NamedTuple):
    """What an adapter of PEFT tells of itself."""

    name: str
    base: str  # the model it was trained on, as its config has it; "" where it does not say
    layers: int  # of that model, at least
    width: int  # numbers of a token's vector there; 0 where it cannot be seen
