"""A model as this computer would have it: its files, the memory they take here, and how fast they would be."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from desktop.core.catalogue import Commercial, HubFile, HubModel, Task
from desktop.core.fit import Fit, FitLevel, SpeedRange

READING_SPEED = 5.0  # tokens a second; what is slower keeps a reader waiting
LARGE = 16_000_000_000  # parameters
SIZES = {"small": (0, 3), "medium": (3, 8), "large": (8, 1_000_000)}  # from and below, in 1e9 parameters


class Mark(StrEnum):
    """How far a model is from being on this computer."""

    NONE = ""
    INSTALLED = "installed"
    DOWNLOADING = "downloading"


class FileOffer(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a model. `loss` is a share of quality, None where nobody measured; `fit` None where unknown."""

    file: HubFile
    fit: Fit | None = None
    speed: SpeedRange = SpeedRange()
    loss: float | None = None

    @property
    def level(self) -> FitLevel | None:
        """The verdict, None where it is unknown."""
        return self.fit.level if self.fit is not None else None


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the list: a model with the file that suits this computer best, None for a reference."""

    model: HubModel
    best: FileOffer | None = None
    mark: Mark = Mark.NONE
    installed_id: str = ""  # of the model on this computer


class Offers(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the catalogue found. `as_of` is its day in ISO 8601; `is_online` after a search of the hub."""

    offers: tuple[Offer, ...] = ()
    as_of: str = ""
    is_online: bool = False
    host: str = "huggingface.co"  # of the hub, or of the mirror in its place


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one model. `disk_free` in bytes; `context` in tokens is what the files were judged for."""

    offer: Offer
    files: tuple[FileOffer, ...] = ()
    best: str = ""  # name of the file with the best balance
    disk_free: int = 0
    context: int = 0
    host: str = "huggingface.co"  # where a download comes from

    def of(self, name: str) -> FileOffer | None:
        """The file of that name."""
        return next((one for one in self.files if one.file.name == name), None)


class Order(StrEnum):
    """How the list is sorted."""

    BEST = "best"
    FASTEST = "fastest"
    SMALLEST = "smallest"
    NEWEST = "newest"
    NAME = "name"


class OfferWish(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants to see; the default is everything."""

    words: str = ""
    fits: bool = False
    languages: tuple[str, ...] = ()
    commercial: Commercial | None = None
    task: Task | None = None
    size: str = ""  # a key of `SIZES`
    order: Order = Order.BEST

    @property
    def is_filtered(self) -> bool:
        """Whether something may be hidden."""
        return self != OfferWish(order=self.order)


def wanted(offers: Sequence[Offer], wish: OfferWish) -> list[Offer]:
    """The rows that a wish leaves, in its order."""
    left = [offer for offer in offers if _is_wanted(offer, wish)]
    return sorted(left, key=_KEYS[wish.order])


def speaks(model: HubModel, language: str) -> bool:
    """Whether a model was made for a language, or for so many that they are not listed."""
    return language in model.languages or any("languages" in one or one == "multilingual" for one in model.languages)


def _is_wanted(offer: Offer, wish: OfferWish) -> bool:
    model = offer.model
    if wish.fits and (offer.best is None or offer.best.level in (None, FitLevel.TOO_LARGE)):
        return False
    if wish.task is not None and wish.task not in model.tasks:
        return False
    if wish.commercial is not None and model.licence.commercial is not wish.commercial:
        return False
    if wish.size:
        low, high = SIZES[wish.size]
        if not low * 1e9 <= model.parameters < high * 1e9:
            return False
    if not all(speaks(model, language) for language in wish.languages):
        return False
    text = " ".join((model.name, model.id, model.family, model.publisher, model.about, model.task, model.licence.name))
    return all(word in text.casefold() for word in wish.words.casefold().split())


def _best(offer: Offer) -> tuple[float, ...]:
    """Large models know more, as long as they fit and are written by as fast as people read."""
    file, model = offer.best, offer.model
    if file is None or file.fit is None:
        return (4.0 if model.downloadable else 5.0, 0.0, -model.parameters)
    if file.fit.level is FitLevel.TOO_LARGE:
        return (3.0, float(-file.fit.left), 0.0)
    is_slow = 0 < file.speed.middle < READING_SPEED
    band = 2.0 if is_slow or file.fit.level is FitLevel.TIGHT else 1.0
    return (band, float(model.task in (Task.EMBEDDING, Task.RERANKING)), -model.parameters)


def _size(offer: Offer) -> float:
    return offer.best.file.size if offer.best is not None else float("inf")


_KEYS = {
    Order.BEST: _best,
    Order.FASTEST: lambda offer: -offer.best.speed.middle if offer.best is not None else float("inf"),
    Order.SMALLEST: _size,
    Order.NEWEST: lambda offer: tuple(-ord(letter) for letter in offer.model.released[:10].ljust(10)),
    Order.NAME: lambda offer: offer.model.name.casefold(),
}
