"""Which models a person might begin with on this computer: a few, each for a reason that can be said in a sentence."""

import math
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

import msgspec

from desktop.core.catalogue import Commercial, Task
from desktop.core.catalogue_wish import speaks
from desktop.core.fit import FitLevel, SpeedRange
from desktop.core.offer import READING_SPEED, Mark, Offer, may_be_fast

FEWEST_PARAMETERS = 300_000_000  # below that it is no step up from the model that comes with Bantam
THINKING_SPEED = 4 * READING_SPEED  # a model that reasons writes several times as much before it answers
LIGHTER = 0.6  # of the first one's size: what is called lighter has to be so
SPARE = 0.1  # share of a file that has to stay free on the disk besides


class Why(StrEnum):
    """What a recommendation is for."""

    STRONGEST = "strongest"  # of those that run well here
    LIGHTER = "lighter"  # quicker to get, quicker to answer, and leaves more memory
    CODE = "code"


class Recommendation(msgspec.Struct, frozen=True):
    """A model that suits this computer; its offer has a file with a verdict."""

    why: Why
    offer: Offer


class BuiltIn(msgspec.Struct, frozen=True, kw_only=True):
    """What the model that comes with Bantam takes here: bytes of memory, 0 where unknown, and how fast it writes."""

    memory: int = 0
    speed: SpeedRange = SpeedRange()


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """The recommendations, the best one first; none where nothing fits or there is no room on the disk."""

    picks: tuple[Recommendation, ...] = ()
    built_in: BuiltIn = BuiltIn()
    knows_speed: bool = False  # this computer was measured
    host: str = "huggingface.co"  # where a download comes from


def advise(offers: Sequence[Offer], *, disk_free: int, language: str = "en") -> tuple[Recommendation, ...]:
    """Choose among offers whose best files are judged; `language` (ISO 639) is the one that a person reads."""
    usable = [offer for offer in offers if _is_usable(offer, disk_free)]
    fluent = [offer for offer in usable if speaks(offer.model, language)]
    found: list[Recommendation] = []

    def add(why: Why, among: Iterable[Offer]) -> None:
        taken = {one.offer.model.id for one in found}
        best = max((one for one in among if one.model.id not in taken), key=strength, default=None)
        if best is not None:
            found.append(Recommendation(why, best))

    talking = _either(fluent, usable, _talks)
    add(Why.STRONGEST, talking)
    if found:
        most = LIGHTER * _size(found[0].offer)
        add(Why.LIGHTER, [one for one in talking if _size(one) <= most])
    add(Why.CODE, [one for one in usable if one.model.task is Task.CODE])
    return tuple(found)


def strength(offer: Offer) -> float:
    """How much a model may be expected to know, on a scale that only orders.

    Published figures cannot be compared across protocols, so it is size and age: twice the parameters count as much as
    a year. A mixture of experts counts as the geometric mean of all its parameters and those at work.
    """
    model = offer.model
    effective = math.sqrt(model.parameters * (model.active_parameters or model.parameters))
    year, month = model.released[:4], model.released[5:7]
    age = (int(year) if year.isdecimal() else 2020) + (int(month) - 1 if month.isdecimal() else 0) / 12
    return math.log2(max(effective, 1.0)) + age


def _either(first: list[Offer], second: list[Offer], is_wanted: Callable[[Offer], bool]) -> list[Offer]:
    return [one for one in first if is_wanted(one)] or [one for one in second if is_wanted(one)]


def _is_usable(offer: Offer, disk_free: int) -> bool:
    """It can be had by anybody, it was seen where it is said to be, and it runs well here."""
    model, best = offer.model, offer.best
    if not model.downloadable or model.gated or model.completes or best is None or best.fit is None:
        return False
    if model.parameters < FEWEST_PARAMETERS or not best.file.seen or offer.mark is Mark.INSTALLED:
        return False
    if model.licence.commercial is not Commercial.ALLOWED:  # nothing to read before it may be used at work
        return False
    has_room = not disk_free or best.file.in_all * (1 + SPARE) <= disk_free
    return has_room and best.level in (FitLevel.GPU, FitLevel.GOOD) and _is_fast(offer)


def _is_fast(offer: Offer) -> bool:
    best, model = offer.best, offer.model
    if best is None:
        return False
    if best.speed.high > 0:
        least = THINKING_SPEED if model.task is Task.REASONING else READING_SPEED
        return best.speed.low >= least
    return may_be_fast(offer) and (best.level is FitLevel.GPU or model.task is not Task.REASONING)


def _talks(offer: Offer) -> bool:
    return offer.model.task in (Task.CHAT, Task.VISION, Task.REASONING)


def _size(offer: Offer) -> int:
    return offer.best.file.size if offer.best is not None else 0
