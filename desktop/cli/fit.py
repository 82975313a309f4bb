"""Say whether a model fits this computer, before it is downloaded or loaded."""

import argparse
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.asked_host import say_who_is_asked
from desktop.cli.exit_codes import ExitCode
from desktop.cli.judging import fit_lines, judged_words, speed_line
from desktop.cli.output import note, print_json
from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import FitLevel, FitWish
from desktop.core.fit_curve import choose, judge

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "fit"
MOST_TOKENS = 1 << 20
_WHAT = (
    "a GGUF file, the name of a model on this computer, an id of the catalogue, OWNER/NAME, or hf:OWNER/NAME:QUANT; of "
    "one that is not here only the beginning is read"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `fit`."""
    parser.add_argument("model", nargs="?", metavar="MODEL", type=str, help=_WHAT)
    parser.add_argument(
        "--ctx", type=_tokens, default=0, metavar="N", help="tokens of context; else the best that fits"
    )
    parser.add_argument("--cache", choices=[kind.value for kind in CacheChoice], help="type of keys and values")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the verdict and what is behind it; exit code 1 where it is too large."""
    if not options.model:
        note("bantam fit: name a model")
        return ExitCode.USAGE
    say_who_is_asked(composition)
    judged = judged_words(options.model, composition)
    name, curve = judged.name, judged.curve
    available = composition.fits.available()
    if options.ctx or options.cache:
        wish = FitWish(context=options.ctx, cache=CacheChoice(options.cache or CacheChoice.F16))
        fit = judge(curve, wish, available)
    else:
        fit = choose(curve, available)
    if options.json:
        more = {"left": fit.left, "model": name, "quantisation": judged.quantisation, "by_engine": curve.measured}
        print_json(msgspec.to_builtins(fit) | more | {"trained": curve.trained, "speed": judged.forecast})
    else:
        print("  ".join(word for word in (name, judged.quantisation) if word))
        lines = fit_lines(fit)
        if options.ctx > fit.context:
            lines.append(f"not {options.ctx:,} tokens: it was trained for {curve.trained:,}")
        if options.cache not in (None, fit.cache):
            lines.append(f"not {options.cache}: its keys and values cannot be kept as that")
        print("\n".join([*lines, speed_line(judged.forecast, is_measured=composition.speed.known() is not None)]))
    return ExitCode.FAILED if fit.level is FitLevel.TOO_LARGE else ExitCode.OK


def _tokens(word: str) -> int:
    """Such as 8192 or 8k."""
    digits, times = (word[:-1], 1024) if word[-1:] in ("k", "K") else (word, 1)
    number = int(digits) * times if digits.isascii() and digits.isdecimal() and len(digits) < 9 else 0
    if not 0 < number <= MOST_TOKENS:
        raise argparse.ArgumentTypeError(
            f"{word!r} is no number of tokens from 1 to {MOST_TOKENS:,}, such as 8192 or 8k"
        )
    return number
