"""From a request to load to a model that is ready: everything, or nothing and its memory given back."""

from collections.abc import Callable

from desktop.core.errors import KnownError
from desktop.engine.channel import Progress
from desktop.engine.llama import Llama
from desktop.engine.llama_model import LlamaModel, Use
from desktop.engine.load_choices import existing, use_of, vision_of
from desktop.engine.loaded_model import LoadedModel
from desktop.engine.protocol import Load


def load(
    llama: Llama,
    request: Load,
    progress: Progress,
    on_progress: Callable[[float], bool],
    states: int | None = None,
) -> LoadedModel | None:
    """Read the files; None when stopped. Raises `KnownError`."""
    path = existing(request.path)
    draft = existing(request.draft) if request.draft else None
    if request.gpu_layers:
        llama.load_accelerators()
    model = LlamaModel(llama, path, request.gpu_layers, on_progress)
    if not model.is_loaded:
        return None
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
