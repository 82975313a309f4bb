"""From a computer's speeds and a model's work to tokens a second, as a range.

Writing a token takes Σ over types (bytes of weights / bytes a second of that type), for each layer what a layer takes
besides, for each token in the context what attention takes, and what choosing a token takes. Reading many tokens takes
Σ over types (multiplications / multiplications a second of that type) for each, small steps in proportion to width and
layers, and attention. The constants are measured on this computer; nothing is taken from a table of processors.
"""

import math
from typing import NamedTuple

from desktop.core.fit import Forecast, SpeedRange
from desktop.core.speed import HeadSpeed, KernelSpeed, MachineSpeed, TokenWork, Weights

USUAL_PROMPT, USUAL_ANSWER = 512, 256  # tokens of the question that a forecast is about, and of its answer
# Share by which a forecast may be wrong before a real run has corrected it: what four of five are within on a virtual
# machine that others slow down, as `tests/benchmarks/speed` finds.
MODEL_ERROR = 0.20
ROUNDED_ERROR = 0.15  # more, where rounded figures stand in for a file's own header
LEAST_ERROR = 0.03
CACHE_BYTES = 2  # of a number that is kept of a token, unless a person wishes otherwise
AT_ONCE = 64  # numbers of 16 bits, at most, of the processors there are
# A type that was not measured is as fast as the one that is nearest to it in kind.
LIKE = {
    "Q4_1": ("Q4_0", "Q5_0"), "Q5_0": ("Q5_1", "Q4_0"), "Q5_1": ("Q5_0", "Q4_1"), "IQ4_XS": ("IQ4_NL", "Q4_K"),
    "IQ4_NL": ("IQ4_XS", "Q4_0"), "Q3_K": ("Q4_K",), "Q2_K": ("Q3_K", "Q4_K"), "Q5_K": ("Q6_K", "Q4_K"),
    "Q6_K": ("Q5_K", "Q8_0"), "Q4_K": ("Q5_K", "Q4_0"), "BF16": ("F16",), "F16": ("BF16",), "F32": ("F16", "BF16"),
    "MXFP4": ("IQ4_NL", "Q4_0"), "IQ3_S": ("IQ3_XXS", "Q3_K"), "IQ3_XXS": ("IQ3_S", "Q3_K"),
    "IQ2_S": ("IQ2_XS", "IQ3_S"), "IQ2_XS": ("IQ2_S", "IQ3_XXS"), "IQ2_XXS": ("IQ2_XS", "IQ3_XXS"),
}  # fmt: skip


class Correction(NamedTuple):
    """What real runs say about forecasts: they were so many times as fast, and differed from that by such a share."""

    factor: float = 1.0
    error: float = MODEL_ERROR
    runs: int = 0


UNCORRECTED = Correction()


def writing_seconds(work: TokenWork, speed: MachineSpeed, depth: float) -> float:
    """Of one token, with so many tokens before it."""
    seconds = sum(one.bytes / _kernel(one, speed).writing for one in (*work.weights, *work.experts, *work.output))
    near = min(depth, work.window or depth)
    seen = work.heads_length * depth + work.windowed_length * near
    seconds += (work.kept * depth + work.windowed_kept * near) * CACHE_BYTES * speed.cache
    seconds += work.matrices * speed.step + work.layers * speed.layer + work.words * speed.word
    return seconds + seen * _attention(work.head, speed)


def reading_seconds(work: TokenWork, speed: MachineSpeed, tokens: int, depth: float = 0.0) -> float:
    """Of so many tokens, read in one go after `depth` others."""
    each = sum(one.numbers / _kernel(one, speed).reading for one in work.weights)
    each += speed.experts * sum(one.numbers / _kernel(one, speed).reading for one in work.experts)
    each += work.layers * work.width * speed.number
    before = depth + tokens / 2
    each += speed.attention_reading * (
        work.heads_length * before + work.windowed_length * min(before, work.window or before)
    )
    return tokens * each + sum(one.bytes / _kernel(one, speed).writing for one in work.output)


def forecast(
    work: TokenWork,
    speed: MachineSpeed | None,
    writing: Correction = UNCORRECTED,
    reading: Correction = UNCORRECTED,
) -> Forecast:
    """Tokens a second for a usual question and answer; zeros where nothing was measured."""
    if speed is None or not speed.kernels or not (work.weights or work.experts):
        return Forecast()
    written = 1 / writing_seconds(work, speed, USUAL_PROMPT + USUAL_ANSWER / 2)
    read = USUAL_PROMPT / reading_seconds(work, speed, USUAL_PROMPT)
    return Forecast(
        writing=_range(written, writing, work, speed),
        reading=_range(read, reading, work, speed),
    )


def _attention(length: int, speed: MachineSpeed) -> float:
    """Seconds a number of a head; of the nearest length that was measured.

    Processors calculate so many numbers at once, and a rest one by one, which takes longer than all others (the ends
    of `ggml_vec_dot_f16`): lengths with a rest and those without are not alike.
    """

    def far(one: HeadSpeed) -> tuple[bool, int]:
        return bool(one.length % AT_ONCE) != bool(length % AT_ONCE), abs(one.length - length)

    return min(speed.heads, key=far).seconds if speed.heads else 0.0


def _range(middle: float, correction: Correction, work: TokenWork, speed: MachineSpeed) -> SpeedRange:
    spread = max((_kernel(one, speed).spread for one in (*work.weights, *work.experts)), default=0.0)
    error = math.hypot(correction.error, spread, 0.0 if work.exact else ROUNDED_ERROR)
    middle *= correction.factor
    return SpeedRange(middle / (1 + error), middle * (1 + error))


def _kernel(weights: Weights, speed: MachineSpeed) -> KernelSpeed:
    """The speed of a type; where it was not measured, of its like, and else the slowest of all."""
    known = {one.type: one for one in speed.kernels}
    if weights.type in known:
        return known[weights.type]
    is_repacked = weights.type in speed.repacked  # only the code for the same order is alike
    like = [name for name in LIKE.get(weights.type, ()) if (name in speed.repacked) == is_repacked]
    found = next((known[name] for name in (*like, *LIKE.get(weights.type, ())) if name in known), None)
    return found or min(speed.kernels, key=lambda one: one.reading)
