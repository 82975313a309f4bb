"""Find models that could be got: in the catalogue on this computer, or on Hugging Face with --hub."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json
from desktop.core import catalogue_wish
from desktop.core.catalogue import Commercial, HubModel, Task
from desktop.core.fit import FitWish
from desktop.core.hub_search import HubSearch
from desktop.core.offer import FileOffer, Offer, OfferWish, Order, wanted

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "search"
SORTS = (Order.NAME, Order.SMALLEST, Order.NEWEST)
BUSINESS = {
    Commercial.ALLOWED: "business use allowed",
    Commercial.CONDITIONS: "business use on conditions",
    Commercial.FORBIDDEN: "no business use",
    Commercial.UNKNOWN: "business use not known",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `search`."""
    parser.add_argument(
        "words", nargs="*", type=sound, help="words of a name, a publisher or a family; without any, everything"
    )
    parser.add_argument("--task", choices=[task.value for task in Task], help="what it is for")
    parser.add_argument(
        "--language", type=sound, default="", metavar="CODE", help="a language it was made for, such as de"
    )
    parser.add_argument("--business", action="store_true", help="only what a business may use")
    parser.add_argument("--largest", type=float, default=0, metavar="GB", help="only files of at most this size")
    parser.add_argument("--fits", action="store_true", help="only what fits the memory of this computer")
    parser.add_argument("--sort", choices=[one.value for one in SORTS], default=Order.NAME.value)
    parser.add_argument("--hub", action="store_true", help="ask Hugging Face, which needs the network")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print one line a model: id, size, context, licence. Exit code 1 when nothing was found."""
    wish = OfferWish(
        words=" ".join(options.words),
        task=Task(options.task) if options.task else None,
        languages=(options.language.lower(),) if options.language else (),
        commercial=catalogue_wish.BUSINESS if options.business else (),
        largest=round(options.largest * 1e9),
        fits=options.fits,
        order=Order(options.sort),
    )
    if options.hub:
        return _ask_hub(options, composition, wish)
    models = [offer.model for offer in wanted(_offers(composition, judged=options.fits), wish)]
    if options.json:
        print_json({"models": models, "as_of": composition.catalogue.as_of})
    else:
        for model in models:
            print(_line(model))
        note(f"{len(models)} models, as they were known on {composition.catalogue.as_of}. Nobody was asked.")
    return ExitCode.OK if models else ExitCode.FAILED


def _ask_hub(options: argparse.Namespace, composition: "Composition", wish: OfferWish) -> int:
    """One page, the most fetched first; what the hub cannot filter is filtered here."""
    page = composition.hub.search(HubSearch(words=wish.words, language="".join(wish.languages)))
    unsized = msgspec.structs.replace(wish, largest=0)  # a search tells no sizes
    models = [model for model in page.models if catalogue_wish.suits(model, unsized)]
    if options.json:
        print_json({"models": models, "has_more": page.has_more})
    else:
        for model in models:
            licence = f"{model.licence.id or '–'}, {BUSINESS[model.licence.commercial]}"
            print(f"{model.id}  {model.downloads:,} downloads a month  {licence}")
        note(f"{len(models)} models from {composition.hub_host}.")
    return ExitCode.OK if models else ExitCode.FAILED


def _offers(composition: "Composition", *, judged: bool) -> Iterator[Offer]:
    """The catalogue's models with the file to begin with, judged by the memory that is free now."""
    from desktop.core.fit_curve import judge
    from desktop.services.fit_service import catalogue_curve

    available = composition.fits.available() if judged else None
    for model in composition.catalogue.models():
        file = model.default
        fit = judge(catalogue_curve(model, file), FitWish(), available) if file and available else None
        yield Offer(model=model, best=FileOffer(file=file, fit=fit) if file else None)


def _line(model: HubModel) -> str:
    file = model.default
    if file is None:
        return f"{model.id}  not offered  –  {model.licence.name}"
    size = f"{'' if file.exact else 'about '}{file.size / 1e9:,.2f} GB" if file.size else "size not known"
    context = f"{model.context:,} tokens" if model.context else "–"
    return "  ".join((model.id, size, context, f"{model.licence.id}, {BUSINESS[model.licence.commercial]}"))
