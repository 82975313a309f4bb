"""From a request to load to a model that is ready: everything, or nothing and its memory given back."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.channel import Progress
from desktop.engine.large_pages import read_in_large_pages
from desktop.engine.llama import Llama
from desktop.engine.llama_model import LlamaModel, Use
from desktop.engine.mapped_file import let_go_of_copied
from desktop.engine.protocol import Load

if TYPE_CHECKING:
    from desktop.engine.loaded_model import LoadedModel

_READING = 0.7  # of a load, where the disk sets the pace
_NOTICED = 0.3  # seconds


def load(
    llama: Llama,
    request: Load,
    progress: Progress,
    on_progress: Callable[[float], bool],
    states: int | None = None,
) -> "LoadedModel | None":
    """Read the files; None when stopped. Raises `KnownError`."""
    path = _existing(request.path)
    draft = _existing(request.draft) if request.draft else None
    if request.gpu_layers:
        llama.load_accelerators()
    share = _Share(on_progress)
    if not read_in_large_pages(path, share.reading):
        return None
    model = LlamaModel(llama, path, request.gpu_layers, share.loading)
    if not model.is_loaded:
        return None
    if model.log.repacked_bytes:
        let_go_of_copied(path)
    from desktop.engine.load_choices import use_of, vision_of  # not above: see `import_the_rest`
    from desktop.engine.loaded_model import LoadedModel

    vision = None
    try:
        model.check_use(use_of(request))
        if request.projector and use_of(request) is Use.CHAT:
            vision = vision_of(llama, model, request, progress, on_progress)
            if not vision.is_loaded:
                model.free()
                return None
        loaded = LoadedModel(llama, model, request, progress, states, vision)
    except KnownError:
        if vision is not None:
            vision.free()
        model.free()
        raise
    if draft is None:
        return loaded
    from desktop.engine.draft_model import load_draft_model  # not above: few have one

    try:
        helper = load_draft_model(llama, model, draft, request.gpu_layers, loaded.context, progress.step)
    except KnownError:
        loaded.free()
        raise
    if helper is None:
        loaded.free()
        return None
    loaded.use_draft_model(helper)
    return loaded


class _Share:
    """How much of a load each of two stages is: reading the file, which may take seconds or nothing, and the rest."""

    def __init__(self, on_progress: Callable[[float], bool]) -> None:
        self._on_progress = on_progress
        self._read = 0.0
        self._began = time.monotonic()

    def reading(self, fraction: float) -> bool:
        """The file is read so far; told only where it takes long enough to be looked at."""
        if time.monotonic() - self._began > _NOTICED:
            self._read = max(self._read, fraction * _READING)
        return self._on_progress(self._read)

    def loading(self, fraction: float) -> bool:
        """llama.cpp is so far."""
        return self._on_progress(self._read + fraction * (1.0 - self._read))


def import_the_rest(*, with_templates: bool) -> None:
    """Import what only a loaded model needs, while llama.cpp reads the file on another thread: a start is shorter."""
    import desktop.engine.loaded_model  # noqa: F401

    if with_templates:
        import jinja2.sandbox  # noqa: F401


def _existing(name: str) -> Path:
    """A model's file; raises `KnownError` when it is not there."""
    path = Path(name)
    if not path.is_file():
        raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=name)
    return path
