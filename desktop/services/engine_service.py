"""What can be chosen about a model's engine: kept for each model, and in force with the next load."""

import contextlib
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from desktop.core.cache_cost import context_tokens
from desktop.core.cancellation import Cancellation
from desktop.core.engine_choice import MOST_ADAPTERS, TEXT_ONLY, AdapterChoice, EngineChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.graphics.graphics import Graphics
from desktop.engine.load_facts import Part, Vision
from desktop.engine.pool import EnginePool
from desktop.engine.states import EngineState
from desktop.library.gguf_header import GgufError, read_header
from desktop.services.engine_options import (
    choice_of,
    chosen_for,
    context_of,
    engine_options,
    length_fields,
    with_choice,
)
from desktop.services.graphics_status import GraphicsStatus, graphics_status
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService

NOT_GGUF = QT_TRANSLATE_NOOP("errors", "it is no GGUF file, or a damaged one")
NO_ADAPTER = QT_TRANSLATE_NOOP("errors", "it is no adapter")
OTHER_KIND = QT_TRANSLATE_NOOP("errors", "it was made for another kind of model")
SMALLER = 2  # times that a model is smaller for its guesses to pay
TOO_MANY = QT_TRANSLATE_NOOP("errors", "there are as many adapters as can be used together")


class EngineStatus(NamedTuple):
    """What is chosen for a model, and what is in memory of it now."""

    choice: EngineChoice
    context_length: int  # as chosen, 0 for automatic
    threads: int  # as chosen, 0 for automatic
    is_loaded: bool  # in some form
    is_current: bool  # as it is chosen: the next answer needs no load
    cache_bytes: int  # of the one that is loaded; 0 when none is
    projectors: dict[str, int]  # files that may let it see images, by path: bytes that each takes
    drafts: list[ModelFile]  # smaller models on this computer that may guess ahead, the one that is chosen among them
    adapter_bytes: dict[str, int]  # sizes of the files that are chosen, by path; a missing one is not in it
    took_projector: bool = False  # that beside the model, which nobody chose
    graphics: GraphicsStatus | None = None  # None: there is no graphics processor


class EngineService:
    """Blocking; any thread. Raises `KnownError`."""

    def __init__(
        self,
        pool: Callable[[], EnginePool],
        models: ModelService,
        settings: SettingsService,
        graphics: Callable[[], Graphics | None] = lambda: None,
    ) -> None:
        """`pool` gives the engines, and may raise `KnownError` when there are none."""
        self._graphics = graphics
        self._pool = pool
        self._models = models
        self._settings = settings
        self._lock = threading.Lock()  # of what is read and then written

    def status(self, model: ModelFile) -> EngineStatus:
        """What is chosen and what is loaded. Loads nothing."""
        settings = self._settings.current()
        choice = choice_of(model, settings)
        loaded, is_current = None, False
        try:
            pool = self._pool()
            loaded = pool.loaded
            is_current = pool.ready(model, **engine_options(model, settings)) is not None
        except KnownError:  # no engine: nothing is loaded
            pass
        is_loaded = loaded is not None and loaded.model.path == model.path
        memory = loaded.facts.memory if loaded is not None and is_loaded else []
        graphics = self._graphics()
        eyes = loaded.facts.vision if loaded is not None and is_loaded and is_current else None
        return EngineStatus(
            choice=choice,
            context_length=context_of(model, settings),
            threads=settings.threads,
            is_loaded=is_loaded,
            is_current=is_current,
            cache_bytes=sum(part.bytes for part in memory if part.part is Part.CACHE),
            projectors=self._projectors(model, choice.projector, eyes),
            drafts=self._drafts(model, choice.draft),
            adapter_bytes=_sizes(one.path for one in choice.adapters),
            took_projector=bool(choice.projector) and not chosen_for(model, settings).projector,
            graphics=graphics_status(
                graphics,
                choice.gpu_layers,
                loaded if is_loaded else None,
                graphics.failure(model.path) if graphics is not None else "",
            ),
        )

    def change(self, model: ModelFile, **fields: Any) -> None:
        """Change a part of what is chosen for a model; it counts with the next answer."""
        with self._lock:
            settings = self._settings.current()
            choice = msgspec.structs.replace(chosen_for(model, settings), **fields)
            self._settings.change(engines=with_choice(settings, model, choice))

    def change_threads(self, threads: int) -> None:
        """Change how many calculate, for every model."""
        self._settings.change(threads=threads)

    def change_length(self, model: ModelFile, tokens: int) -> None:
        """Change how long a context is, for every model; this one may have as much from now on, whatever fitted."""
        with self._lock:
            self._settings.change(**length_fields(self._settings.current(), model, tokens))

    def shorten(self, model: ModelFile, tokens: int) -> None:
        """Let this model have a shorter context than the others."""
        self.change(model, most_context=tokens)

    def lengthen(self, model: ModelFile, tokens: int) -> None:
        """Let this model's context be at least so long."""
        if tokens > context_tokens(context_of(model, self._settings.current()), model.context_length):
            self.change_length(model, tokens)

    def set_strength(self, model: ModelFile, path: str, strength: float) -> None:
        """Let an adapter count so strongly. The engine that is loaded hears of it at once, and is not loaded anew."""
        weighed = partial(msgspec.structs.replace, strength=strength)
        self._change_adapters(model, lambda had: [weighed(one) if one.path == path else one for one in had])
        self._weigh(model)

    def remove_adapter(self, model: ModelFile, path: str) -> None:
        """Use it no longer; the engine that is loaded lets go of it at once."""
        self._change_adapters(model, lambda had: [one for one in had if one.path != path])
        self._weigh(model)

    def drop_adapter(self, model: ModelFile, name: str) -> None:
        """The same by the name of its file, which is all that an engine's error tells: those that are gone, or all."""

        def left(had: list[AdapterChoice]) -> list[AdapterChoice]:
            named = [one for one in had if Path(one.path).name == name]
            gone = [one for one in named if not Path(one.path).exists()] or named
            return [one for one in had if one not in gone]

        self._change_adapters(model, left)
        self._weigh(model)

    def add_adapter(
        self,
        model: ModelFile,
        path: Path,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> bool:
        """Try an adapter, by loading the model where it is not loaded, and keep it when that works; False if cancelled.

        Raises `KnownError` (ADAPTER_…), and then nothing is chosen anew.
        """
        choice = chosen_for(model, self._settings.current())
        if any(one.path == str(path) for one in choice.adapters):
            return True
        _check_header(path, model, len(choice.adapters))
        new = AdapterChoice(path=str(path))
        if not self._is_good(model, {"adapters": [*choice.adapters, new]}, on_loading, cancel):
            return False
        self._change_adapters(model, lambda had: [*(one for one in had if one.path != new.path), new])
        return True

    def choose_draft(
        self,
        model: ModelFile,
        path: str,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> bool:
        """Let a smaller model guess ahead, "" for none; tried and kept as an adapter is. Raises `KnownError`."""
        if not path:
            self.change(model, draft="")
            return True
        return self._tried(model, {"draft": path}, on_loading, cancel)

    def choose_projector(
        self,
        model: ModelFile,
        path: str,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> bool:
        """Let the model see images through this file, "" for none at all; tried and kept as an adapter is.

        Raises `KnownError` (PROJECTOR_UNUSABLE), and then nothing is chosen anew.
        """
        if not path:
            self.change(model, projector=TEXT_ONLY if model.projector else "")
            return True
        return self._tried(model, {"projector": path}, on_loading, cancel)

    def _change_adapters(self, model: ModelFile, changed: Callable[[list[AdapterChoice]], list[AdapterChoice]]) -> None:
        """Whatever became of the others meanwhile stays."""
        with self._lock:
            settings = self._settings.current()
            choice = chosen_for(model, settings)
            choice = msgspec.structs.replace(choice, adapters=changed(choice.adapters))
            self._settings.change(engines=with_choice(settings, model, choice))

    def _weigh(self, model: ModelFile) -> None:
        """One that is answering hears of it before its next answer, as all do."""
        options = engine_options(model, self._settings.current())
        with contextlib.suppress(KnownError):  # no engine: nothing is loaded
            client = self._pool().ready(model, **options)
            if client is not None and client.state is EngineState.READY:
                client.set_adapters(options["adapters"])

    def _tried(
        self,
        model: ModelFile,
        fields: dict[str, Any],
        on_loading: Callable[[float], None] | None,
        cancel: Cancellation | None,
    ) -> bool:
        """Load the model with this, and keep it when that succeeds."""
        if not self._is_good(model, fields, on_loading, cancel):
            return False
        self.change(model, **fields)
        return True

    def _is_good(
        self,
        model: ModelFile,
        fields: dict[str, Any],
        on_loading: Callable[[float], None] | None,
        cancel: Cancellation | None,
    ) -> bool:
        """Whether the model works with this; False when cancelled. Raises `KnownError`."""
        settings = self._settings.current()
        choice = msgspec.structs.replace(chosen_for(model, settings), **fields)
        trial = msgspec.structs.replace(settings, engines=with_choice(settings, model, choice))
        self._pool().engine(model, **engine_options(model, trial), on_progress=on_loading, cancel=cancel)
        return cancel is None or not cancel.is_cancelled

    def _projectors(self, model: ModelFile, chosen: str, loaded: Vision | None) -> dict[str, int]:
        """Those beside the model first. What one takes beside its file is known once it is loaded."""
        paths = sorted(self._models.projectors(), key=lambda path: path.parent != model.path.parent)
        names = dict.fromkeys([*map(str, paths), *([chosen] if chosen else [])])
        found = _sizes(names)
        return found | {chosen: loaded.memory_bytes} if loaded is not None and chosen in found else found

    def _drafts(self, model: ModelFile, chosen: str) -> list[ModelFile]:
        """Whether their words are the same is found out by trying."""
        others = [one for one in self._models.chat_models() if one.path != model.path]
        return [one for one in others if one.size * SMALLER <= model.size or str(one.path) == chosen]


def _check_header(path: Path, model: ModelFile, count: int) -> None:
    """Say at once what its first bytes tell, before the model that is loaded has to go for a trial."""
    if not path.is_file():
        raise KnownError(ErrorKind.ADAPTER_MISSING, name=path.name, path=str(path))
    try:
        header = read_header(path)
    except (GgufError, FileNotFoundError) as error:
        raise _unusable(path, model, NOT_GGUF, str(error)) from error
    if header.type != "adapter":
        raise _unusable(path, model, NO_ADAPTER, f"general.type is {header.type!r}")
    if header.architecture != model.architecture:
        raise _unusable(path, model, OTHER_KIND, f"{header.architecture}, and the model is {model.architecture}")
    if count >= MOST_ADAPTERS:
        raise _unusable(path, model, TOO_MANY, "")


def _unusable(path: Path, model: ModelFile, reason: str, details: str) -> KnownError:
    return KnownError(ErrorKind.ADAPTER_UNUSABLE, name=path.name, model=model.name, reason=reason, details=details)


def _sizes(paths: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for path in paths:
        with contextlib.suppress(OSError):
            found[path] = Path(path).stat().st_size
    return found
