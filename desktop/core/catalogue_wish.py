"""Which models a person wants to see of those that could be got, and in what order."""

from collections.abc import Callable, Iterable
from enum import StrEnum

import msgspec

from desktop.core.catalogue import Commercial, HubModel, Task

MANY = "multilingual"  # several languages, more than are listed


class Sort(StrEnum):
    """What stands first."""

    BEST = "best"  # what suits this computer best
    NAME = "name"
    SIZE = "size"  # the smallest
    NEWEST = "newest"


class CatalogueWish(msgspec.Struct, frozen=True, kw_only=True):
    """All fields together; the defaults leave nothing out."""

    words: str = ""  # each has to be found in the name, publisher, family or sentence
    task: Task | None = None
    language: str = ""  # ISO 639
    for_business: bool = False  # only what a business may use, on conditions or not
    largest: int = 0  # bytes of the file to begin with; 0: any
    fits: Callable[[HubModel], bool] | None = None  # of the models with a file
    with_references: bool = True  # cards that are there for comparison only
    sort: Sort = Sort.NAME
    rank: Callable[[HubModel], float] | None = None  # for `Sort.BEST`: the highest first


def chosen(models: Iterable[HubModel], wish: CatalogueWish) -> list[HubModel]:
    """Return the models that are wanted, in their order; what cannot be fetched stands last."""
    words = wish.words.casefold().split()
    kept = [model for model in models if suits(model, wish) and is_named(model, words)]
    if wish.fits is not None:
        kept = [model for model in kept if model.default is not None and wish.fits(model)]
    return sorted(kept, key=lambda model: (not model.downloadable, *_place(model, wish)))


def is_named(model: HubModel, words: list[str]) -> bool:
    """Whether each word, in small letters, is in what is told of a model; "llama2-7b" is in "Llama 2 7B Chat"."""
    if not words:
        return True
    text = " ".join((model.name, model.publisher, model.family, model.id, model.about)).casefold()
    tight = _letters(model.name)
    return all(word in text or (_letters(word) or " ") in tight for word in words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def suits(model: HubModel, wish: CatalogueWish) -> bool:
    """Whether a model passes all filters but the words and the fit."""
    if not model.downloadable and not wish.with_references:
        return False
    if wish.task is not None and wish.task not in model.tasks:
        return False
    if wish.language and not ({wish.language, MANY} & {*model.languages}):
        return False
    if wish.for_business and model.licence.commercial not in (Commercial.ALLOWED, Commercial.CONDITIONS):
        return False
    default = model.default
    return not wish.largest or (default is not None and 0 < default.size <= wish.largest)


def _place(model: HubModel, wish: CatalogueWish) -> tuple[float, tuple[int, ...], str]:
    name = model.name.casefold()
    if wish.sort is Sort.BEST and wish.rank is not None:
        return -wish.rank(model), (), name
    if wish.sort is Sort.SIZE:
        return float(model.default.size if model.default and model.default.size else 1 << 62), (), name
    if wish.sort is Sort.NEWEST:
        return 0.0, tuple(-int(part) for part in (model.released or "0").split("-")), name
    return 0.0, (), name
