"""Say whether a model fits this computer, before it is downloaded or loaded."""

import argparse
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json
from desktop.core.catalogue import HubFile
from desktop.core.engine_choice import CacheChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import Fit, FitLevel, FitWish, Forecast
from desktop.core.fit_curve import FitCurve, choose, judge
from desktop.library.gguf_header import GgufError, GgufHeader, read_header
from desktop.library.model_name import quantisation
from desktop.library.token_work import token_work
from desktop.services.engine_options import choice_of
from desktop.services.speed_service import file_key

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "fit"
MOST_TOKENS = 1 << 20
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
    parser.add_argument("model", nargs="?", metavar="MODEL", type=str, help=_WHAT)
    parser.add_argument(
        "--ctx", type=_tokens, default=0, metavar="N", help="tokens of context; else the best that fits"
    )
    parser.add_argument("--cache", choices=[kind.value for kind in CacheChoice], help="type of keys and values")


class _Judged(NamedTuple):
    """One file. `quantisation` is "" where nobody says."""

    name: str
    quantisation: str
    curve: FitCurve
    forecast: Forecast


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the verdict and what is behind it; exit code 1 where it is too large."""
    if not options.model:
        note("bantam fit: name a model")
        return ExitCode.USAGE
    judged = _judged(options.model, composition)
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
        print("\n".join([*lines, _speed(judged.forecast, is_measured=composition.speed.known() is not None)]))
    return ExitCode.FAILED if fit.level is FitLevel.TOO_LARGE else ExitCode.OK


def _judged(words: str, composition: "Composition") -> _Judged:
    """What is meant, and what it takes; raises `KnownError`."""
    path, projector = Path(words), ""
    if not os.path.isfile(path):  # noqa: PTH113 - false for a name that no file can have, where a Path's own raises
        try:
            model = composition.models.find(words)
            path, projector = model.path, choice_of(model, composition.settings.current()).projector
        except KnownError as error:
            if error.kind not in (ErrorKind.MODEL_UNKNOWN, ErrorKind.MODEL_MISSING):
                raise
            return _remote(sound(words), composition, error)
    try:
        header = composition.models.header(path)  # first: it says what is wrong with the path itself
        curve = composition.fits.seeing_curve(path, Path(projector) if projector else None)
    except GgufError as error:
        raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=error.reason) from error
    forecast = Forecast()
    with contextlib.suppress(KnownError):  # a header without weights is judged, and has no speed
        forecast = composition.speed.forecast(composition.models.find(str(path.absolute())))
    return _Judged(str(path), quantisation(header.file_type, path.stem), curve, forecast)


def _remote(words: str, composition: "Composition", unknown: KnownError) -> _Judged:
    """By the beginning of a file on the hub; by the catalogue where that cannot be had."""
    from desktop.services.fit_service import catalogue_curve

    try:
        file = composition.catalogue.resolve(words)
    except KnownError as error:
        raise (unknown if error.kind is ErrorKind.NOT_IN_CATALOGUE else error) from error
    name = f"{file.repo}/{file.name}"
    model = next((one for one in composition.catalogue.models() if file in one.files), None)
    headers: list[GgufHeader] = []

    def read(one: HubFile, path: Path) -> None:
        composition.hub.header(one, path)
        if not headers:
            headers.append(read_header(path))

    try:
        curve = composition.fits.remote_curve(file, read)
    except KnownError as error:
        if model is None:
            raise
        note(str(error.what))
        curve = catalogue_curve(model, file)
    header = headers[0] if headers else None
    forecast = Forecast()
    if model is not None:
        forecast = composition.speed.forecast_hub(model, file, header)
    elif header is not None and header.weights and header.split_count <= 1:
        key = file_key(Path(file.name).name, file.size)
        forecast = composition.speed.forecast_work(token_work(header), key)
    told = quantisation(header.file_type, Path(file.name).stem) if header is not None else file.quantisation
    return _Judged(name, told, curve, forecast)


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


def _speed(forecast: Forecast, *, is_measured: bool) -> str:
    """How fast it will be here, or why nobody knows."""
    writing, reading = forecast.writing, forecast.reading
    if writing.high:
        more = f", reads {reading.low:,.0f} to {reading.high:,.0f}" if reading.high else ""
        return f"speed: writes {writing.low:,.1f} to {writing.high:,.1f} tokens a second{more}"
    return "speed: not known for this file" if is_measured else "speed: not measured yet: bantam machine --probe"


def _tokens(word: str) -> int:
    """Such as 8192 or 8k."""
    digits, times = (word[:-1], 1024) if word[-1:] in ("k", "K") else (word, 1)
    number = int(digits) * times if digits.isascii() and digits.isdecimal() and len(digits) < 9 else 0
    if not 0 < number <= MOST_TOKENS:
        raise argparse.ArgumentTypeError(
            f"{word!r} is no number of tokens from 1 to {MOST_TOKENS:,}, such as 8192 or 8k"
        )
    return number


def _size(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"
