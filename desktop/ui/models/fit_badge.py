"""The verdict about a model as a tag, and its speed in words."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.fit import FitLevel, SpeedRange
from desktop.ui.locale_text import number_text

UNKNOWN = "–"
translate = QCoreApplication.translate


class Judged(NamedTuple):
    """What is foretold of a model on this computer."""

    level: FitLevel
    speed: SpeedRange = SpeedRange()  # at which it writes


class Badge(NamedTuple):
    """A tag: words, its kind (see `widgets.Tag`) and its icon."""

    words: str
    kind: str
    icon: str


def fit_badge(level: FitLevel | None) -> Badge | None:
    """The verdict; None where there is none."""
    badges = {
        FitLevel.GPU: Badge(translate("models", "Fast · fits in GPU"), "green", "zap"),
        FitLevel.GOOD: Badge(translate("models", "Good · CPU"), "neutral", "check"),
        FitLevel.TIGHT: Badge(translate("models", "Tight"), "amber", "triangle-alert"),
        FitLevel.TOO_LARGE: Badge(translate("models", "Too large"), "red", "ban"),
    }
    return badges.get(level) if level is not None else None


def speed_text(speed: SpeedRange) -> str:
    """“9–12 tok/s”, “31 tok/s” where it is certain, a dash where it is not known."""
    number = speed_number(speed)
    return number if number == UNKNOWN else translate("models", "{0} tok/s").format(number)


def speed_number(speed: SpeedRange) -> str:
    """The same without a unit."""
    if speed.high <= 0:
        return UNKNOWN
    low, high = _rounded(speed.low), _rounded(speed.high)
    return high if low == high else translate("models", "{0}–{1}").format(low, high)


def middle_text(speed: SpeedRange) -> str:
    """The likeliest speed alone, for a narrow column."""
    return _rounded(speed.middle) if speed.high > 0 else UNKNOWN


def _rounded(value: float) -> str:
    return number_text(value, 0 if value >= 3 else 1)
