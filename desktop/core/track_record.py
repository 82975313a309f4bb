"""How far forecasts can be trusted, and how to correct them: from what was foretold and what came."""

import math
from collections.abc import Iterable, Sequence

from desktop.core.fit import Foretold, Outcome, TrackRecord
from desktop.core.forecast import LEAST_ERROR, MODEL_ERROR, Correction

LAST = 20  # outcomes that the track record is about
_NINE_OF_TEN = 0.9
_OWN = 8  # newest runs of one model that say how fast it is
_FEW = 3  # models, below which they say nothing about how models differ
_USUAL = 0.05  # share by which the runs of one model differ, as long as there is one only


def track_record(outcomes: Sequence[Outcome]) -> TrackRecord:
    """From the newest outcomes, the oldest first."""
    memory = [one.error for one in outcomes if one.what is Foretold.MEMORY][-LAST:]
    speed = [one.error for one in outcomes if one.what is not Foretold.MEMORY][-LAST:]
    return TrackRecord(
        count=len(memory) + len(speed),
        memory_within=within(memory),
        speed_within=within(speed),
        memory_count=len(memory),
        speed_count=len(speed),
    )


def within(errors: Iterable[float]) -> float:
    """The share that nine of ten stay within; 0 without any."""
    ordered = sorted(errors)
    return ordered[math.ceil(_NINE_OF_TEN * len(ordered)) - 1] if ordered else 0.0


def correction(outcomes: Iterable[Outcome], what: Foretold, machine: str, model: str = "") -> Correction:
    """What to make of the next forecast of one kind, for one model on one computer.

    Each model counts once, with the middle of its runs; few models move the forecast by a part of what they differ
    only. The model itself, where it has run before, says more than all others together.
    """
    ratios: dict[str, list[float]] = {}
    for one in outcomes:
        if one.what is what and one.machine == machine and one.physical > 0 and one.real > 0:
            ratios.setdefault(one.model, []).append(math.log(one.real / one.physical))
    own = ratios.pop(model, [])[-_OWN:]
    others = [_middle(logs) for logs in ratios.values()]
    shift = _middle(others) * len(others) / (len(others) + 1) if others else 0.0
    if not own:
        error = _spread(others, _middle(others)) if len(others) >= _FEW else MODEL_ERROR
        return Correction(math.exp(shift), max(error, LEAST_ERROR), len(others))
    middle = _middle(own)
    error = max(_spread(own, middle), _USUAL / len(own), LEAST_ERROR)
    return Correction(math.exp(middle), error, len(own))


def _middle(values: Sequence[float]) -> float:
    ordered = sorted(values)
    place = len(ordered) // 2
    return ordered[place] if len(ordered) % 2 else (ordered[place - 1] + ordered[place]) / 2


def _spread(values: Sequence[float], middle: float) -> float:
    """What four of five stay within of the middle."""
    ordered = sorted(abs(value - middle) for value in values)
    return ordered[math.ceil(0.8 * len(ordered)) - 1]
