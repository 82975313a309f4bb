"""Whether a model fits this computer, before it is downloaded or loaded."""

import contextlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.core.cache_cost import USUAL_LENGTH, context_tokens
from desktop.core.catalogue import HubFile, HubModel
from desktop.core.engine_choice import CacheChoice
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.fit import Fit, FitWish
from desktop.core.fit_curve import Available, FitCurve, choose, judge, layers_beside
from desktop.core.need_formula import LONGEST, Sizes, curve_of_catalogue, curve_of_header, layers_of
from desktop.engine.fathomer import Fathomer
from desktop.engine.graphics.graphics import ALL, GraphicsRoom, Place
from desktop.engine.load_facts import MemoryPart
from desktop.engine.load_log import PROCESSOR
from desktop.engine.pool import EnginePool
from desktop.library.cache_shape import cache_shape
from desktop.library.gguf_header import GgufError, GgufHeader, read_header
from desktop.library.model_parts import parts_of
from desktop.library.model_reader import is_embedding
from desktop.library.projector_need import projector_buffers
from desktop.machine.memory import Memory, memory
from desktop.machine.process_memory import own_bytes
from desktop.services.fathomed_curve import BYTE_PAIRS, fathomed_curve

_MOST = 200  # curves that are kept: a few kilobytes each
_USUAL = FitWish()
MOST_PARTS = 12  # of a split model; each costs a request


class _Key(NamedTuple):
    path: Path
    changed: int
    size: int
    said: int
    has_graphics: bool


class _Remote(NamedTuple):
    """A file on the hub whose beginning was read; bytes of the whole of it."""

    curve: FitCurve
    size: int


class FitService:
    """Judges files and catalogue entries. Any thread."""

    def __init__(
        self,
        pool: Callable[[], EnginePool | None],
        fathomer: Fathomer | None = None,
        memory_now: Callable[[], Memory] = memory,
        graphics: Callable[[], GraphicsRoom] = GraphicsRoom,
    ) -> None:
        """`pool` gives the engines as soon as there are any; without a `fathomer` there is arithmetic only.

        `graphics` says what there is on those that are used; it may have to look for a second, the first time.
        """
        self._room = graphics
        self._pool = pool
        self._fathomer = fathomer
        self._memory = memory_now
        self._lock = threading.Lock()
        self._kept: dict[_Key, FitCurve] = {}
        self._remote: dict[tuple[str, str, str], _Remote] = {}  # by repository, name and revision

    def available(self, *, search: bool = False) -> Available:
        """What a model may take at this moment, one for `search` or one that chats. Blocks for some milliseconds.

        For longer the first time, where the engine was built for graphics processors, as these have to be looked for.
        """
        pool = self._pool()
        engines = [] if pool is None else pool.all_loaded()
        replaced = [one for one in engines if one.model.is_embedding == search]  # the next model takes their place
        room = self._room()
        own = sum(own_bytes(one.pid) for one in replaced)
        beside = sum(beside_processor(one.facts.memory) for one in replaced) if room.free_bytes else 0
        return Available(self._memory().available + own, room.free_bytes + beside, room.shared)

    def layers(self, place: Place) -> int:
        """How many layers of a model go to graphics processors with so much room. Never raises."""
        try:
            curve = self.seeing_curve(place.model, place.projector)
        except (BantamError, GgufError, OSError):
            return 0
        cache = CacheChoice(place.cache.value) if place.cache.value in set(CacheChoice) else CacheChoice.F16
        point = curve.point(context_tokens(place.context_length, curve.trained), cache)
        layers = layers_beside(curve, point, Available(0, place.free_bytes, place.shared))
        return layers if layers >= curve.all_layers or not place.shared else 0  # a part of it gains nothing there

    def curve(self, path: Path, *, size: int = 0) -> FitCurve:
        """By a model's file, or by the beginning of one in a sparse file of its size; a third of a second at first.

        `size` of all files of a split model, where only the first one's header is here. Raises `GgufError` where there
        is no header, and `FileNotFoundError`. `judge` it for every place of a slider.
        """
        key = self._key(path, path.stat(), size)
        with self._lock:
            if (known := self._kept.get(key)) is not None:
                return known
        header, files = read_header(path), parts_of(path)
        size = size or sum(file.stat().st_size for file in files)
        asked = len(files) >= header.split_count
        curve = self._asked(path, header, size, has_graphics=key.has_graphics) if asked else None
        if curve is None:
            return formula(header, size)
        self._keep(key, curve)
        return curve

    def seeing_curve(self, path: Path, projector: Path | None) -> FitCurve:
        """The same of a model that is loaded with a projector; where that cannot be read, without. Raises the same."""
        return seeing(self.curve(path), projector)

    def glance(self, path: Path, header: GgufHeader, size: int) -> FitCurve:
        """What is known of it without asking an engine: what was found before, or by arithmetic. Raises `OSError`."""
        found = path.stat()
        with self._lock:
            known = self._kept.get(self._key(path, found, 0))
        return known or formula(header, size)

    def _key(self, path: Path, found: os.stat_result, size: int) -> _Key:
        return _Key(path, found.st_mtime_ns, found.st_size, size, self._room().free_bytes > 0)

    def _keep(self, key: _Key, curve: FitCurve) -> None:
        with self._lock:
            self._kept[key] = curve
            while len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]

    def remote_curve(self, file: HubFile, read: Callable[[HubFile, Path], object]) -> FitCurve:
        """By a file on the hub, of which `read` brings the beginning; as exact as by the file itself.

        Of a split model the beginnings of all parts are read, as llama.cpp wants to see them, if they are not too many.

        Raises what `read` and `curve` raise.
        """
        key = (file.repo, file.name, file.revision)
        with self._lock:
            if (known := self._remote.get(key)) is not None:
                return known.curve
        with tempfile.TemporaryDirectory(prefix="bantam-") as folder:
            path = Path(folder, Path(file.name).name)
            read(file, path)
            for name in file.parts[1:] if len(file.parts) <= MOST_PARTS else ():
                read(HubFile(repo=file.repo, name=name, revision=file.revision), path.with_name(Path(name).name))
            curve = self.curve(path, size=file.size if file.parts else 0)
            if file.projector:
                projector = Path(folder, "projector.gguf")
                with contextlib.suppress(BantamError, GgufError, OSError):  # the model can be had without
                    read(HubFile(repo=file.repo, name=file.projector, revision=file.revision), projector)
                    curve = seeing(curve, projector)
            size = file.size if file.parts else path.stat().st_size
        with self._lock:
            self._remote[key] = _Remote(curve, size)
        return curve

    def curve_of(self, model: HubModel, file: HubFile) -> FitCurve:
        """As exact as can be without asking anybody: by its own header, by that of another quantisation in the same
        repository, of which all but the weights is the same, or by what the catalogue tells.
        """
        with self._lock:
            known = [(key, one) for key, one in self._remote.items() if key[0] == file.repo]
        own = next((one.curve for (_, name, _), one in known if name == file.name), None)
        if own is not None:
            return own
        if known and file.size and file.name in {one.name for one in model.files}:
            other = known[0][1]
            return other.curve.with_weights(file.size - other.size)
        curve = catalogue_curve(model, file)
        sizes = (one.size for one in model.projectors if (one.repo, one.name) == (file.repo, file.projector))
        return curve.with_projector(size) if file.projector and (size := next(sizes, 0)) else curve

    def _asked(self, path: Path, header: GgufHeader, size: int, *, has_graphics: bool) -> FitCurve | None:
        """What an engine says; None when there is none."""
        if self._fathomer is None:
            return None
        embedding = is_embedding(header)
        contexts = _contexts(header.context_length, embedding=embedding)
        try:
            fathom = partial(
                self._fathomer.fathom,
                path,
                contexts,
                architecture=header.architecture,
                words=header.words,
                embedding=embedding,
            )
            fathomed = fathom()
            beside = fathom(gpu_layers=ALL) if has_graphics and not embedding else None
        except BantamError as error:
            is_lasting = not isinstance(error, KnownError) or error.kind is ErrorKind.MODEL_UNREADABLE
            return formula(header, size) if is_lasting else None
        return None if fathomed is None else fathomed_curve(fathomed, header, size, beside) or formula(header, size)

    def fit(self, path: Path, wish: FitWish = _USUAL, projector: Path | None = None) -> Fit:
        """The verdict about a file as it is wished; raises what `curve` raises."""
        return judge(self.seeing_curve(path, projector), wish, self.available())

    def best(self, path: Path) -> Fit:
        """The verdict about a file as it had best be loaded; raises what `curve` raises."""
        return choose(self.curve(path), self.available())

    def estimate(self, model: HubModel, file: HubFile, wish: FitWish = _USUAL) -> Fit:
        """The verdict about a file on the hub, without asking it; not exact unless its beginning was read before."""
        return judge(self.curve_of(model, file), wish, self.available())


def _contexts(trained: int, *, embedding: bool) -> list[int]:
    """Lengths that the lines go through. A model for search reads a text at once: its buffers grow with the square."""
    longest = min(trained or USUAL_LENGTH, LONGEST)
    steps = (512, 1024, 2048, 4096, 8192) if embedding else (512, 2048, 8192, 32_768)
    return [*(tokens for tokens in steps if tokens < longest), longest]


def seeing(curve: FitCurve, projector: Path | None) -> FitCurve:
    """With a projector, or the beginning of one in a sparse file of its size; without where it cannot be read."""
    if projector is None:
        return curve
    try:
        return curve.with_projector(projector.stat().st_size, projector_buffers(read_header(projector)))
    except (GgufError, OSError):
        return curve


def beside_processor(memory: Iterable[MemoryPart]) -> int:
    """Bytes of what a model takes that lie on graphics processors."""
    return sum(one.bytes for one in memory if one.device != PROCESSOR)


def formula(header: GgufHeader, size: int) -> FitCurve:
    """By arithmetic on the header of a file of `size` bytes."""
    sizes = Sizes(
        weights=size,
        layers=header.block_count,
        words=header.words,
        merges=header.tokenizer == BYTE_PAIRS,
        width=header.embedding_length,
        inner=header.inner_length,
        trained=header.context_length,
    )
    return curve_of_header(sizes, cache_shape(header))


def catalogue_curve(model: HubModel, file: HubFile) -> FitCurve:
    """By what a catalogue tells of a model and a file."""
    layers = model.shape.layers if model.shape is not None else layers_of(model.parameters)
    return curve_of_catalogue(Sizes(weights=file.size, layers=layers, trained=model.context), model.shape)
