"""Say whether a model fits this computer, before it is downloaded or loaded."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json
from desktop.core.engine_choice import CacheChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import Fit, FitLevel, FitWish
from desktop.core.fit_curve import FitCurve, choose, judge
from desktop.library.gguf_header import GgufError
from desktop.services.engine_options import choice_of

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "fit"
_LEVELS = {
    FitLevel.GPU: "Fast: fits beside the graphics processor",
    FitLevel.GOOD: "Good: fits in memory",
    FitLevel.TIGHT: "Tight: fits, and leaves little for other programs",
    FitLevel.TOO_LARGE: "Too large",
}


_WHAT = (
    "a GGUF file, the name of a model on this computer, an id of the catalogue, OWNER/NAME, or hf:OWNER/NAME:QUANT; of "
    "one that is not here only the beginning is read"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `fit`."""
    parser.add_argument("model", nargs="?", metavar="MODEL", type=sound, help=_WHAT)
    parser.add_argument(
        "--ctx", type=_tokens, default=0, metavar="N", help="tokens of context; else the best that fits"
    )
    parser.add_argument("--cache", choices=[kind.value for kind in CacheChoice], help="type of keys and values")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the verdict and what is behind it; exit code 1 where it is too large."""
    if not options.model:
        note("bantam fit: name a model")
        return ExitCode.USAGE
    name, curve = _judged(options.model, composition)
    available = composition.fits.available()
    if options.ctx or options.cache:
        wish = FitWish(context=options.ctx, cache=CacheChoice(options.cache or CacheChoice.F16))
        fit = judge(curve, wish, available)
    else:
        fit = choose(curve, available)
    if options.json:
        print_json(msgspec.to_builtins(fit) | {"left": fit.left, "model": name, "by_engine": curve.measured})
    else:
        print("\n".join(fit_lines(fit)))
    return ExitCode.FAILED if fit.level is FitLevel.TOO_LARGE else ExitCode.OK


def _judged(words: str, composition: "Composition") -> tuple[str, FitCurve]:
    """What is meant, and what it takes; raises `KnownError`."""
    path, projector = Path(words), ""
    if not path.is_file():
        try:
            model = composition.models.find(words)
            path, projector = model.path, choice_of(model, composition.settings.current()).projector
        except KnownError as error:
            if error.kind not in (ErrorKind.MODEL_UNKNOWN, ErrorKind.MODEL_MISSING):
                raise
            return _remote(words, composition, error)
    try:
        return str(path), composition.fits.seeing_curve(path, Path(projector) if projector else None)
    except GgufError as error:
        raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=error.reason) from error


def _remote(words: str, composition: "Composition", unknown: KnownError) -> tuple[str, FitCurve]:
    """By the beginning of a file on the hub; by the catalogue where that cannot be had."""
    from desktop.services.fit_service import catalogue_curve

    try:
        file = composition.catalogue.resolve(words)
    except KnownError as error:
        raise (unknown if error.kind is ErrorKind.NOT_IN_CATALOGUE else error) from error
    name = f"{file.repo}/{file.name}"
    try:
        return name, composition.fits.remote_curve(file, composition.hub.header)
    except KnownError as error:
        model = next((one for one in composition.catalogue.models() if file in one.files), None)
        if model is None:
            raise
        note(str(error.what))
        return name, catalogue_curve(model, file)


def fit_lines(fit: Fit) -> list[str]:
    """A verdict for people."""
    need = fit.need
    parts = f"model {_size(need.model)}, context {_size(need.context)}, engine {_size(need.engine)}"
    lines = [
        _LEVELS[fit.level],
        f"needs: {_size(need.total)}, of it {parts}",
        f"available: {_size(fit.available)}",
        f"context: {fit.context:,} tokens, keys and values as {fit.cache}",
    ]
    if fit.layers:
        lines.append(f"layers on the graphics processor: {fit.layers} of {fit.all_layers}")
    return lines if fit.exact else [*lines, "estimated from rounded figures"]


def _tokens(word: str) -> int:
    number = int(word)
    if not 0 < number <= 1 << 20:
        raise argparse.ArgumentTypeError(f"{word} is not a number of tokens")
    return number


def _size(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"
