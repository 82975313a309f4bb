"""What `fit` and `pull` say of a model: whether it fits this computer, and how fast it will be."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.cli.given_text import sound
from desktop.cli.output import note
from desktop.core.catalogue import HubFile, HubModel
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import Fit, FitLevel, Forecast
from desktop.core.fit_curve import FitCurve
from desktop.library.gguf_header import GgufError, GgufHeader, read_header
from desktop.library.model_name import quantisation
from desktop.library.model_reader import NO_MODEL, RANK, is_companion
from desktop.library.token_work import token_work
from desktop.services.engine_options import choice_of
from desktop.services.speed_service import file_key

if TYPE_CHECKING:
    from desktop.composition import Composition

_LEVELS = {
    FitLevel.GPU: "Fast: fits beside the graphics processor",
    FitLevel.GOOD: "Good: fits in memory",
    FitLevel.TIGHT: "Tight: fits, and leaves little for other programs",
    FitLevel.TOO_LARGE: "Too large",
}


class Judged(NamedTuple):
    """One file. `quantisation` is "" where nobody says."""

    name: str
    quantisation: str
    curve: FitCurve
    forecast: Forecast
    is_companion: bool = False  # it goes with a model, and takes nothing by itself


def judged_words(words: str, composition: "Composition") -> Judged:
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
        if header.type == "adapter":
            raise GgufError(NO_MODEL)
        curve = composition.fits.seeing_curve(path, Path(projector) if projector else None)
    except GgufError as error:
        raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=error.reason) from error
    forecast = Forecast()
    with contextlib.suppress(KnownError):  # a header without weights is judged, and has no speed
        forecast = composition.speed.forecast(composition.models.find(str(path.absolute())))
    return Judged(str(path), quantisation(header.file_type, path.stem), curve, forecast)


def _remote(words: str, composition: "Composition", unknown: KnownError) -> Judged:
    """By the beginning of a file on the hub; by the catalogue where that cannot be had."""
    try:
        file = composition.catalogue.resolve(words)
    except KnownError as error:
        is_path = words.startswith(("/", "\\", ".", "~"))  # which no address on the hub does
        raise (unknown if is_path or error.kind is ErrorKind.NOT_IN_CATALOGUE else error) from error
    try:
        return judged_file(file, composition)
    except KnownError as error:
        known = composition.catalogue.of_file(file.repo, file.name)
        if known is None:
            raise
        note(str(error.what))
        return judged_roughly(*known, composition)


def judged_file(file: HubFile, composition: "Composition") -> Judged:
    """By the beginning of a file on the hub, which is asked for it; raises `KnownError`, `GgufError`."""
    headers: list[GgufHeader] = []

    def read(one: HubFile, path: Path) -> None:
        composition.hub.header(one, path)
        if not headers:
            headers.append(read_header(path))

    curve = composition.fits.remote_curve(file, read)
    known = composition.catalogue.of_file(file.repo, file.name)
    header = headers[0]
    forecast = Forecast()
    if known is not None:
        forecast = composition.speed.forecast_hub(known[0], file, header)
    elif header.weights and header.split_count <= 1:
        key = file_key(Path(file.name).name, file.size)
        forecast = composition.speed.forecast_work(token_work(header), key)
    told = quantisation(header.file_type, Path(file.name).stem)
    return Judged(
        f"{file.repo}/{file.name}", told, curve, forecast, is_companion(header) and header.pooling_type != RANK
    )


def judged_roughly(model: HubModel, file: HubFile, composition: "Composition") -> Judged:
    """By what the catalogue knows."""
    from desktop.services.fit_service import catalogue_curve

    forecast = composition.speed.forecast_hub(model, file)
    return Judged(f"{file.repo}/{file.name}", file.quantisation, catalogue_curve(model, file), forecast)


def fit_lines(fit: Fit) -> list[str]:
    """A verdict for people."""
    need = fit.need
    parts = f"model {size(need.model)}, context {size(need.context)}, engine {size(need.engine)}"
    lines = [
        _LEVELS[fit.level],
        f"needs: {size(need.total)}, of it {parts}",
        f"available: {size(fit.available)}",
        f"context: {fit.context:,} tokens, keys and values as {fit.cache}",
    ]
    if fit.layers:
        lines.append(f"layers on the graphics processor: {fit.layers} of {fit.all_layers}")
    return lines if fit.exact else [*lines, "estimated from rounded figures"]


def speed_line(forecast: Forecast, *, is_measured: bool) -> str:
    """How fast it will be here, or why nobody knows."""
    writing, reading = forecast.writing, forecast.reading
    if writing.high:
        more = f", reads {reading.low:,.0f} to {reading.high:,.0f}" if reading.high else ""
        return f"speed: writes {writing.low:,.1f} to {writing.high:,.1f} tokens a second{more}"
    return "speed: not known for this file" if is_measured else "speed: not measured yet: bantam machine --probe"


def size(count: int) -> str:
    """Bytes, for people."""
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
