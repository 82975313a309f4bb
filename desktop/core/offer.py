"""A model as this computer would have it: its files, the memory they take here, and how fast they would be."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import msgspec

from desktop.core.catalogue import HubFile, HubModel, Task
from desktop.core.catalogue_wish import ModelWish, Words, suits
from desktop.core.fit import Fit, FitLevel, SpeedRange

READING_SPEED = 5.0  # tokens a second; what is slower keeps a reader waiting
UNKNOWN_SPEED = 3_000_000_000  # bytes read for a token, above which most computers write slower than people read
LARGE = 16_000_000_000  # parameters


class Mark(StrEnum):
    """How far a model is from being on this computer."""

    NONE = ""
    INSTALLED = "installed"
    DOWNLOADING = "downloading"  # or waiting for that, or paused


class FileOffer(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a model. `loss` is a share of quality, None where nobody measured; `fit` None where unknown.

    `bits` a weight is what files of this quantisation have, 0 where not known; `loss_source` says who measured.
    """

    file: HubFile
    fit: Fit | None = None
    speed: SpeedRange = SpeedRange()
    loss: float | None = None
    mark: Mark = Mark.NONE
    installed_id: str = ""  # of the model on this computer that it is
    loss_source: str = ""
    bits: float = 0.0

    @property
    def level(self) -> FitLevel | None:
        """The verdict, None where it is unknown."""
        return self.fit.level if self.fit is not None else None


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the list: a model with the file that suits this computer best, None for a reference."""

    model: HubModel
    best: FileOffer | None = None
    mark: Mark = Mark.NONE  # that of any of its files
    installed_id: str = ""  # of the model on this computer; of its best file, where that is one of several


class Offers(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the catalogue found. `as_of` is its day in ISO 8601; `is_online` after a search of the hub."""

    offers: tuple[Offer, ...] = ()
    as_of: str = ""
    is_online: bool = False
    words: str = ""  # that were searched for
    has_more: bool = False  # the hub has more of what was searched for
    host: str = "huggingface.co"  # the hub that is, or would be, searched


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one model. `disk_free` in bytes; `context` in tokens is what the files were judged for."""

    offer: Offer
    files: tuple[FileOffer, ...] = ()
    best: str = ""  # name of the file with the best balance
    disk_free: int = 0
    context: int = 0
    host: str = "huggingface.co"  # where a download comes from
    has_token: bool = False  # a key to gated models is kept

    def of(self, name: str) -> FileOffer | None:
        """The file of that name."""
        return next((one for one in self.files if one.file.name == name), None)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of a file that a person wants, just before it is fetched: `file` is the one to fetch.

    It is pinned to a commit, and judged by its own header, as far as the hub could be asked.
    """

    details: Details  # of its model, with what the hub lists now
    file: FileOffer
    is_worse: bool = False  # than what the person was told
    is_replaced: bool = False  # its publisher has put another file in the place of the one that they were shown

    @property
    def is_read(self) -> bool:
        """Whether it is judged by its own header."""
        return self.file.fit is not None and self.file.fit.exact

    @property
    def asks(self) -> bool:
        """Whether they have to know that first."""
        return self.is_worse or self.is_replaced


def is_worse(found: FileOffer, before: FileOffer) -> bool:
    """Whether a person who chose a file has to know what was found since: it fits tightly now, or no more."""
    order = (None, *FitLevel)
    return found.level in (FitLevel.TIGHT, FitLevel.TOO_LARGE) and order.index(found.level) > order.index(before.level)


class Order(StrEnum):
    """How the list is sorted."""

    BEST = "best"
    FASTEST = "fastest"
    SMALLEST = "smallest"
    NEWEST = "newest"
    NAME = "name"


class OfferWish(ModelWish, frozen=True, kw_only=True):
    """What a person wants to see, here; the default is everything."""

    fits: bool = False
    order: Order = Order.BEST

    @property
    def is_filtered(self) -> bool:
        """Whether something may be hidden."""
        return self != OfferWish(order=self.order)


def wanted(offers: Iterable[Offer], wish: OfferWish) -> list[Offer]:
    """The rows that a wish leaves, in its order; what cannot be fetched stands last.

    Where the best is to stand first, that is before all what is called as was typed.
    """
    words = Words(wish.words)
    left = [one for one in offers if _fits(one, wish) and suits(one.model, wish) and words.name(one.model)]
    key = _KEYS[wish.order]

    def place(one: Offer) -> tuple[Any, ...]:
        nearness = words.nearness(one.model) if wish.order is Order.BEST else 0
        return not one.model.downloadable, nearness, key(one), one.model.name.casefold()

    return sorted(left, key=place)


def may_be_fast(offer: Offer) -> bool:
    """Whether most computers write with it as fast as people read, for as long as this one was not measured."""
    best, model = offer.best, offer.model
    if best is None or best.level is FitLevel.GPU:
        return best is not None
    at_work = (model.active_parameters or model.parameters) / max(model.parameters, 1)
    return best.file.size * at_work <= UNKNOWN_SPEED


def _fits(offer: Offer, wish: OfferWish) -> bool:
    if not wish.fits or offer.best is None:  # what a search of the hub found is not known to be too large
        return not wish.fits or offer.model.downloadable
    return offer.best.level not in (None, FitLevel.TOO_LARGE)


def _best(offer: Offer) -> tuple[float, ...]:
    """Large models know more, as long as they fit and are written by as fast as people read."""
    file, model = offer.best, offer.model
    if file is None or file.fit is None:  # of what the hub found, the most fetched and not the largest
        return (4.0 if model.downloadable else 5.0, 0.0, -(model.downloads or model.parameters))
    if file.fit.level is FitLevel.TOO_LARGE:
        return (3.0, float(-file.fit.left), 0.0)
    is_slow = file.speed.middle < READING_SPEED if file.speed.middle > 0 else not may_be_fast(offer)
    band = 2.0 if is_slow or file.fit.level is FitLevel.TIGHT else 1.0
    return (band, float(model.task in (Task.EMBEDDING, Task.RERANKING)), -model.parameters)


def _size(offer: Offer) -> float:
    return (offer.best.file.size if offer.best is not None else 0) or float("inf")


_KEYS: dict[Order, Callable[[Offer], Any]] = {
    Order.BEST: _best,
    Order.FASTEST: lambda offer: -offer.best.speed.middle if offer.best is not None else float("inf"),
    Order.SMALLEST: _size,
    Order.NEWEST: lambda offer: tuple(-ord(letter) for letter in offer.model.released[:10].ljust(10)),
    Order.NAME: lambda offer: offer.model.name.casefold(),
}
