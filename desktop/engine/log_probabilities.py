"""How likely the chosen token was, and what would have come next to it, from one row of the model's scores.

Two ways. `log_probabilities` is Python alone and takes any row, 5 ms for 49,152 tokens: 1.3 to make Python floats of
them, 1.8 for the exponentials, 1.3 to find the best. `ScoreReader` has llama.cpp's samplers do all that, in 0.8 ms.
"""

import ctypes
import heapq
import math
from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

_BLOCK = 256
_SAFE = 600.0  # exp() of more overflows a double
_FIELDS = 3  # of llama_token_data, four bytes each: id, score, probability


class Likely(NamedTuple):
    """A token and the logarithm of its probability."""

    token: int
    log_probability: float


class LogProbabilities(NamedTuple):
    """One place in an answer."""

    chosen: Likely
    alternatives: list[Likely]  # the most likely first; the chosen one is among them when it is one of these


def scores(pointer: Any, count: int) -> "array[float]":
    """A copy of the row behind a `float *`."""
    row = array("f")
    row.frombytes(ctypes.string_at(pointer, count * row.itemsize))
    return row


class ScoreReader:
    """Reads rows of `words` scores with two of llama.cpp's samplers: one adds up the exponentials, one finds the best.

    Main thread only.
    """

    def __init__(self, api: Any, words: int) -> None:
        self._api = api
        self._softmax = api.llama_sampler_init_dist(0)
        self._template = bytearray(words * ctypes.sizeof(api.llama_token_data))
        memoryview(self._template).cast("i")[::_FIELDS] = memoryview(array("i", range(words)))
        self._buffer = bytearray(self._template)
        self._scores = memoryview(self._buffer).cast("f")[1::_FIELDS]
        self._data = (api.llama_token_data * words).from_buffer(self._buffer)

    def read(self, pointer: Any, chosen: int, top: int) -> LogProbabilities:
        """As `log_probabilities`, for the row behind a `float *`."""
        api, data = self._api, self._data
        words = len(data)
        row = scores(pointer, words)
        self._buffer[:] = self._template  # the samplers change the order
        self._scores[:] = memoryview(row)
        candidates = api.llama_token_data_array(data, words, -1, False)
        api.llama_sampler_apply(self._softmax, ctypes.byref(candidates))
        best = api.llama_sampler_init_top_k(max(1, min(top, words)))
        api.llama_sampler_apply(best, ctypes.byref(candidates))
        api.llama_sampler_free(best)
        total = data[0].logit - math.log(data[0].p)
        found = [Likely(data[place].id, data[place].logit - total) for place in range(min(top, words))]
        return LogProbabilities(Likely(chosen, row[chosen] - total), found)

    def free(self) -> None:
        """Give the memory back."""
        self._api.llama_sampler_free(self._softmax)


def log_probabilities(row: Sequence[float], chosen: int, top: int) -> LogProbabilities:
    """Of the chosen token and of the `top` most likely ones; among equals the lower number comes first."""
    values = row.tolist() if isinstance(row, array) else row
    total = _log_sum(values)
    best = _best(values, min(top, len(values)))
    return LogProbabilities(
        Likely(chosen, values[chosen] - total), [Likely(token, values[token] - total) for token in best]
    )


def _log_sum(values: Sequence[float]) -> float:
    """The logarithm of the sum of all exponentials. Doubles need no shift unless the scores are enormous."""
    try:
        total = sum(map(math.exp, values))
    except OverflowError:
        total = math.inf
    if 0 < total < math.inf and math.log(total) > -_SAFE:
        return math.log(total)
    highest = max(values)
    if not math.isfinite(highest):
        return highest
    return highest + math.log(sum(math.exp(value - highest) for value in values))


def _best(values: Sequence[float], count: int) -> list[int]:
    """Indices of the highest values. These lie in the blocks with the highest maxima, so only those are looked into."""
    if count < 1:
        return []
    starts = range(0, len(values), _BLOCK)
    maxima = [max(values[start : start + _BLOCK]) for start in starts]
    blocks = heapq.nsmallest(count, range(len(maxima)), key=lambda block: (-maxima[block], block))
    candidates = [token for block in blocks for token in range(starts[block], min(starts[block] + _BLOCK, len(values)))]
    return heapq.nsmallest(count, candidates, key=lambda token: (-values[token], token))
