"""How fast this computer calculates, as measured; and what one token costs a model, whatever calculates it."""

from enum import StrEnum

import msgspec


class KernelSpeed(msgspec.Struct, frozen=True, kw_only=True):
    """How fast weights of one type are multiplied."""

    type: str  # ggml's name: "Q4_K"
    writing: float  # bytes of weights a second, with one token at a time
    reading: float  # multiplications a second, with many tokens at a time
    spread: float = 0.0  # share by which the same measurement differed from itself


class HeadSpeed(msgspec.Struct, frozen=True):
    """What attention takes with one token at a time, for one number of a head and one token in the context."""

    length: int  # numbers of a head
    seconds: float


class MachineSpeed(msgspec.Struct, frozen=True, kw_only=True):
    """What the probe found. Seconds, unless said otherwise; 0 where nothing was found."""

    kernels: tuple[KernelSpeed, ...]
    threads: int
    step: float = 0.0  # that a matrix takes with one token, however small it is
    layer: float = 0.0  # that a layer takes with one token besides its weights: small steps, and waiting for threads
    number: float = 0.0  # a number of a token's width in one layer, with many tokens at a time: norms and the like
    heads: tuple[HeadSpeed, ...] = ()  # with one token at a time, by the length of a head
    cache: float = 0.0  # a byte of what is kept for a token in the context, besides: it comes from memory, in pieces
    attention_reading: float = 0.0  # one number of a head, for one token in the context, with many tokens at a time
    word: float = 0.0  # a word of the vocabulary when a token is chosen
    repacked: tuple[str, ...] = ()  # types that llama.cpp keeps in another order in memory: other code multiplies them
    experts: float = 1.0  # times that experts take longer than other weights, with many tokens at a time
    memory_bytes_per_second: float = 0.0  # the fastest stream of weights there was
    starter_writing: float = 0.0  # tokens a second of the built-in model
    starter_reading: float = 0.0
    build: str = ""
    backend: str = ""  # "zen4", "haswell"
    device: str = "CPU"
    at: float = 0.0  # seconds since the epoch
    seconds: float = 0.0  # that measuring took


class ProbeOutcome(StrEnum):
    """What came of measuring this computer."""

    MEASURED = "measured"
    BUSY = "busy"  # other programs needed the processor: nothing measured can be believed
    UNKNOWN = "unknown"  # there was not enough time


class ProbeResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome, and the speeds if there are any."""

    outcome: ProbeOutcome
    speed: MachineSpeed | None = None


class Weights(msgspec.Struct, frozen=True):
    """Weights of one type that are multiplied with a token."""

    type: str
    bytes: float
    numbers: float


class TokenWork(msgspec.Struct, frozen=True, kw_only=True):
    """What one token costs a model. `exact` False: told from rounded figures, not from the file's own header."""

    weights: tuple[Weights, ...]  # multiplied with every token
    output: tuple[Weights, ...]  # multiplied only where scores are asked for: once for each token that is written
    experts: tuple[Weights, ...] = ()  # those of the experts that one token uses
    experts_all: float = 1.0  # how many times as many there are
    matrices: float = 0.0  # that a token is multiplied with, one after the other
    layers: int = 0
    width: int = 0
    words: int = 0
    heads_length: int = 0  # heads · length of one, together in all layers that look at all tokens
    windowed_length: int = 0  # the same of layers that look at the last `window` tokens
    window: int = 0
    head: int = 0  # numbers of one head
    kept: int = 0  # numbers that are kept of each token, together in all layers that look at all tokens
    windowed_kept: int = 0  # the same of layers that look at the last `window` tokens
    exact: bool = True
