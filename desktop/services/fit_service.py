"""Whether a model fits this computer, before it is downloaded or loaded."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.core.catalogue import HubFile, HubModel
from desktop.core.fit import Fit, FitWish
from desktop.core.fit_curve import Available, FitCurve, choose, judge
from desktop.core.need_formula import Sizes, curve_of_catalogue, curve_of_header, layers_of
from desktop.engine.pool import EnginePool
from desktop.library.cache_shape import cache_shape
from desktop.library.gguf_header import read_header
from desktop.machine.memory import Memory, memory
from desktop.machine.process_memory import own_bytes

_MOST = 200  # curves that are kept: a few kilobytes each
_USUAL = FitWish()


class _Key(NamedTuple):
    path: Path
    changed: int
    size: int


class FitService:
    """Judges files and catalogue entries. Any thread."""

    def __init__(
        self,
        pool: Callable[[], EnginePool | None],
        fathom: Callable[[Path], FitCurve | None] = lambda _path: None,
        memory_now: Callable[[], Memory] = memory,
    ) -> None:
        """`pool` gives the engines as soon as there are any; `fathom` asks an engine of its own, or returns None."""
        self._pool = pool
        self._fathom = fathom
        self._memory = memory_now
        self._lock = threading.Lock()
        self._kept: dict[_Key, FitCurve] = {}

    def available(self) -> Available:
        """What a model may take at this moment. Blocks for some milliseconds."""
        pool = self._pool()
        replaced = None if pool is None else pool.loaded  # the next model takes its place
        return Available(self._memory().available + (own_bytes(replaced.pid) if replaced is not None else 0))

    def curve(self, path: Path) -> FitCurve:
        """By a model's file, or by the beginning of one in a sparse file of its size; a third of a second at first.

        Raises `GgufError` where there is no header, and `FileNotFoundError`. `judge` it for every place of a slider.
        """
        found = path.stat()
        key = _Key(path, found.st_mtime_ns, found.st_size)
        with self._lock:
            if (known := self._kept.get(key)) is not None:
                return known
        curve = self._fathom(path) or formula(path)
        with self._lock:
            self._kept[key] = curve
            while len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]
        return curve

    def fit(self, path: Path, wish: FitWish = _USUAL) -> Fit:
        """The verdict about a file as it is wished; raises what `curve` raises."""
        return judge(self.curve(path), wish, self.available())

    def best(self, path: Path) -> Fit:
        """The verdict about a file as it had best be loaded; raises what `curve` raises."""
        return choose(self.curve(path), self.available())

    def estimate(self, model: HubModel, file: HubFile, wish: FitWish = _USUAL) -> Fit:
        """The verdict about a file whose header nobody has read; not exact."""
        return judge(catalogue_curve(model, file), wish, self.available())

    def files_fit(self, model: HubModel, wish: FitWish = _USUAL) -> dict[str, Fit]:
        """The verdicts about all files of a model, by name; not exact."""
        available = self.available()
        return {file.name: judge(catalogue_curve(model, file), wish, available) for file in model.files}


def formula(path: Path) -> FitCurve:
    """By arithmetic on a file's header; raises `GgufError`, `FileNotFoundError`."""
    header = read_header(path)
    sizes = Sizes(
        weights=path.stat().st_size,
        layers=header.block_count,
        words=header.words,
        width=header.embedding_length,
        inner=header.inner_length,
        trained=header.context_length,
    )
    return curve_of_header(sizes, cache_shape(header))


def catalogue_curve(model: HubModel, file: HubFile) -> FitCurve:
    """By what a catalogue tells of a model and a file."""
    layers = model.shape.layers if model.shape is not None else layers_of(model.parameters)
    return curve_of_catalogue(Sizes(weights=file.size, layers=layers, trained=model.context), model.shape)
