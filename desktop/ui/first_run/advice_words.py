"""Why a model is recommended, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.core.advice import BuiltIn, Recommendation, Why
from desktop.core.fit import Fit, FitLevel, SpeedRange
from desktop.core.offer import READING_SPEED
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.fit_badge import speed_text
from desktop.ui.models.fit_words import too_large_words
from desktop.ui.models.model_words import commercial_words, licence_tag

GB = 1e9
translate = QCoreApplication.translate


def tag_words(why: Why) -> str:
    """What stands in the corner of the card."""
    return {
        Why.STRONGEST: translate("first_run", "Recommended"),
        Why.LIGHTER: translate("first_run", "Lighter"),
        Why.CODE: translate("first_run", "For code"),
    }[why]


def why_words(pick: Recommendation, fit: Fit, *, knows_speed: bool) -> str:
    """The reason in a sentence; it promises no speed that nobody measured, and no room that is not there."""
    if fit.level in (FitLevel.TIGHT, FitLevel.TOO_LARGE):
        return translate("first_run", "It needs more memory than the catalogue knew. Another one may suit you better.")
    if pick.why is Why.STRONGEST:
        if knows_speed:
            return translate("first_run", "The strongest model that runs well here.")
        return translate("first_run", "A strong model that fits in memory here.")
    if pick.why is Why.LIGHTER:
        return translate("first_run", "Quicker to get, and leaves more memory.")
    return translate("first_run", "Made for writing and explaining programs.")


def fit_words(fit: Fit) -> str:
    """Where it runs."""
    if fit.level is FitLevel.GPU:
        return translate("first_run", "All of it fits in your graphics card")
    if fit.level is FitLevel.TOO_LARGE:
        return too_large_words(fit)
    if fit.layers:
        words = translate("first_run", "{0} of {1} layers fit in your graphics card")
        return words.format(fit.layers, fit.all_layers)
    if fit.level is FitLevel.TIGHT:
        return translate("first_run", "Tight · runs on the processor")
    return translate("first_run", "Good · runs on the processor")


def pace_words(speed: SpeedRange) -> str:
    """“About 31 tok/s, faster than you read”."""
    if speed.high <= 0:
        return translate("first_run", "Its speed here is not known yet")
    about = translate("first_run", "About {0}").format(speed_text(speed))
    if speed.low < READING_SPEED:
        return about
    return translate("first_run", "{0}, faster than you read").format(about)


def memory_words(fit: Fit) -> str:
    """“Leaves 6 GB of memory for other apps”."""
    if fit.level is FitLevel.TOO_LARGE:
        words = translate("first_run", "Takes {0} of memory, {1} are available")
        return words.format(size_text(fit.need.total), size_text(fit.available))
    left = max(fit.left, 0)
    shown = number_text(left / GB, 1 if left < 3 * GB else 0)
    return translate("first_run", "Leaves {0} GB of memory for other apps").format(shown)


def source_words(pick: Recommendation, host: str) -> str:
    """“From huggingface.co · Apache 2.0, commercial use allowed”."""
    licence = pick.offer.model.licence
    terms = f"{licence_tag(licence)}, {commercial_words(licence.commercial)}"
    return translate("first_run", "From {0} · {1}").format(host, terms)


def built_in_words(built_in: BuiltIn) -> str:
    """“About 95 tok/s, uses 1.1 GB of memory”, as far as it is known."""
    if not built_in.memory:
        return ""
    uses = translate("first_run", "uses {0} of memory").format(size_text(built_in.memory))
    if built_in.speed.high <= 0:
        return translate("first_run", "On the processor, {0}").format(uses)
    about = translate("first_run", "About {0}").format(speed_text(built_in.speed))
    return f"{about}, {uses}"


def nothing_words() -> str:
    """Why there is no recommendation: what fits may still be tight, or slow."""
    return translate("first_run", "No model of the catalogue runs well with what is free on this computer now.")
