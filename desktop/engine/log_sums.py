"""The logarithm of the sum of all exponentials of a row of scores: what turns a score into a log-probability.

log p(t) = x[t] - log Σ exp(x), so one sum serves every token of a row. ggml's own routine adds up 49,152 of them in
0.03 ms: exponentials in 32 bits, the sum in 64, which together are right to a few 1e-7. It is no part of ggml's public
interface, so where a build does not show it, or it does not add up, `ScoreReader` does the same in 0.8 ms.
"""

import ctypes
import math
from collections.abc import Callable
from typing import Any

from desktop.engine.llama_model import LlamaModel
from desktop.engine.log_probabilities import ScoreReader

_TRIED = (0.0, 1.0, 2.0, -1.0)
Sum = Callable[[int, Any, Any, float], float]


class LogSums:
    """Adds up rows of the model's scores. Main thread only."""

    def __init__(self, model: LlamaModel, routine: Sum | None) -> None:
        """`routine` is (count, room, row, shift) → Σ exp(row - shift), or None."""
        self._words = model.words
        self._routine = routine
        self._room = (ctypes.c_float * self._words)()
        self._reader: ScoreReader | None = None
        self._model = model

    def of(self, row: Any, token: int) -> float:
        """log Σ exp of the row behind a `float *`; `token` is one that is asked for. Not finite where scores are not.

        Its score is the shift, which costs no search for the highest. Where that is too far off for 32 bits, the sum
        is none, and the careful way is taken.
        """
        score = float(row[token])
        if self._routine is not None:
            total = self._routine(self._words, self._room, row, score)
            if 0.0 < total < math.inf:
                return score + math.log(total)
        if not math.isfinite(score):
            return math.nan
        if self._reader is None:
            self._reader = ScoreReader(self._model.api, self._words)
        return score - self._reader.read(row, token, 1).chosen.log_probability

    def free(self) -> None:
        """Give the memory back."""
        if self._reader is not None:
            self._reader.free()
            self._reader = None


def quick_routine(library: ctypes.CDLL | None) -> Sum | None:
    """ggml's routine from the library of a processor backend; None where it is not shown or does not add up."""
    found = getattr(library, "ggml_vec_soft_max_f32", None)
    if found is None:
        return None
    floats = ctypes.POINTER(ctypes.c_float)
    found.argtypes = [ctypes.c_int, floats, floats, ctypes.c_float]
    found.restype = ctypes.c_double
    room, row = ((ctypes.c_float * len(_TRIED))(*values) for values in ((0.0,) * len(_TRIED), _TRIED))
    exact = math.fsum(math.exp(value - 1.0) for value in _TRIED)
    return found if math.isclose(found(len(_TRIED), room, row, 1.0), exact, rel_tol=1e-5) else None
