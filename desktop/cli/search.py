"""Find models that could be got: in the catalogue on this computer, or on Hugging Face with --hub."""

import argparse
from collections.abc import Iterator, Sized
from typing import TYPE_CHECKING

from desktop.cli.asked_host import say_who_is_asked
from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json
from desktop.core import catalogue_wish
from desktop.core.catalogue import Commercial, HubModel, Task
from desktop.core.fit import FitWish
from desktop.core.hub_search import PAGE, HubSearch, HubSort
from desktop.core.offer import FileOffer, Offer, OfferWish, Order, wanted

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "search"
SORTS = (Order.NAME, Order.SMALLEST, Order.NEWEST)
MOST_PAGES, MOST_GIGABYTES = 100, 1e6
_CODES = (
    "aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagd"
    "glgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmg"
    "mhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrss"
    "stsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu"
)  # ISO 639-1, two letters each
# A model for many languages is found with each of these, and with no word that is none.
LANGUAGES = frozenset(_CODES[at : at + 2] for at in range(0, len(_CODES), 2))
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
    parser.add_argument("--largest", type=_gigabytes, default=0, metavar="GB", help="only files of at most this size")
    parser.add_argument("--fits", action="store_true", help="only what fits the memory of this computer")
    sorts = dict.fromkeys([*(one.value for one in SORTS), *(one.value for one in HubSort)])
    parser.add_argument("--sort", choices=list(sorts), help="by name; with --hub by downloads")
    parser.add_argument("--hub", action="store_true", help="ask Hugging Face, which needs the network")
    parser.add_argument("--page", type=_page, default=1, metavar="N", help=f"with --hub: {PAGE} models a page")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print one line a model: id, size, context, licence. Exit code 1 when nothing was found."""
    if refused := _refused(options, composition):
        note(f"bantam search: {refused}")
        return ExitCode.USAGE
    wish = OfferWish(
        words=" ".join(options.words),
        task=Task(options.task) if options.task else None,
        languages=(options.language.lower(),) if options.language else (),
        commercial=catalogue_wish.BUSINESS if options.business else (),
        largest=round(options.largest * 1e9),
        fits=options.fits,
        order=Order(options.sort) if options.sort and not options.hub else Order.NAME,
    )
    if options.hub:
        return _ask_hub(options, composition, wish)
    models = [offer.model for offer in wanted(_offers(composition, judged=options.fits), wish)]
    if options.json:
        print_json({"models": models, "as_of": composition.catalogue.as_of})
    else:
        for model in models:
            print(_line(model))
        note(f"{_count(models)}, as they were known on {composition.catalogue.as_of}. Nobody was asked.")
    return ExitCode.OK if models else ExitCode.FAILED


def _ask_hub(options: argparse.Namespace, composition: "Composition", wish: OfferWish) -> int:
    """One page, the most fetched first unless told otherwise; what the hub cannot filter is filtered here."""
    say_who_is_asked(composition)
    sort, start = HubSort(options.sort or HubSort.DOWNLOADS), (options.page - 1) * PAGE
    page = composition.hub.search(HubSearch(words=wish.words, language="".join(wish.languages), sort=sort, start=start))
    models = [model for model in page.models if catalogue_wish.suits(model, wish)]
    if options.json:
        print_json({"models": models, "has_more": page.has_more})
    else:
        for model in models:
            licence = f"{model.licence.id or '–'}, {BUSINESS[model.licence.commercial]}"
            print(f"{model.id}  {model.downloads:,} downloads a month  {licence}")
        more = f" There are more: --page {options.page + 1}." if page.has_more else ""
        note(f"{_count(models)} from {composition.hub_host}.{more}")
    return ExitCode.OK if models else ExitCode.FAILED


def _refused(options: argparse.Namespace, composition: "Composition") -> str:
    """What of these words cannot be done, or ""."""
    language = options.language.lower()
    if language and language not in LANGUAGES:
        known = {code for model in composition.catalogue.models() for code in model.languages}
        if language not in known:
            return f"{language!r} is no code of a language (ISO 639), such as de or en"
    if options.hub:
        if options.fits or options.largest:
            word = "--fits" if options.fits else "--largest"
            return f"{word} does not go with --hub, whose search tells no sizes; ask “bantam fit OWNER/NAME” for one"
        if options.sort and options.sort not in set(HubSort):
            return f"--sort {options.sort} does not go with --hub; it sorts by {', '.join(HubSort)}"
        return ""
    if options.sort and options.sort not in SORTS:
        return f"--sort {options.sort} needs --hub; the catalogue is sorted by {', '.join(SORTS)}"
    return "--page needs --hub; the catalogue is listed as a whole" if options.page > 1 else ""


def _gigabytes(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not 0 < number <= MOST_GIGABYTES:  # which “nan” is not either
        raise argparse.ArgumentTypeError(f"{word!r} is no size in GB, such as 4.5")
    return number


def _page(word: str) -> int:
    number = int(word) if word.isascii() and word.isdecimal() and len(word) < 5 else 0
    if not 0 < number <= MOST_PAGES:
        raise argparse.ArgumentTypeError(f"{word!r} is no page from 1 to {MOST_PAGES}")
    return number


def _offers(composition: "Composition", *, judged: bool) -> Iterator[Offer]:
    """The catalogue's models with the file to begin with, judged by the memory that is free now."""
    from desktop.core.fit_curve import judge
    from desktop.services.fit_service import catalogue_curve

    available = composition.fits.available() if judged else None
    for model in composition.catalogue.models():
        file = model.default
        fit = judge(catalogue_curve(model, file), FitWish(), available) if file and available else None
        yield Offer(model=model, best=FileOffer(file=file, fit=fit) if file else None)


def _count(models: Sized) -> str:
    return f"{len(models)} model{'' if len(models) == 1 else 's'}"


def _line(model: HubModel) -> str:
    file = model.default
    if file is None:
        return f"{model.id}  not offered  –  {model.licence.name}"
    size = f"{'' if file.exact else 'about '}{file.size / 1e9:,.2f} GB" if file.size else "size not known"
    context = f"{model.context:,} tokens" if model.context else "–"
    return "  ".join((model.id, size, context, f"{model.licence.id}, {BUSINESS[model.licence.commercial]}"))
