"""What a request to load asks for, where one wish depends on another, and what its states are good for."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.tuning import Tuning
from desktop.engine.cache_settings import CacheSettings, FlashAttention
from desktop.engine.channel import Progress
from desktop.engine.fingerprint import fingerprint
from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel, Use
from desktop.engine.protocol import Load
from desktop.engine.tuning.candidates import tuning_for

if TYPE_CHECKING:
    from desktop.engine.vision import Vision


def use_of(request: Load) -> Use:
    """What the model is for."""
    if request.ranking:
        return Use.RANK
    return Use.SEARCH if request.embedding else Use.CHAT


def cache_of(request: Load, tuning: Tuning) -> CacheSettings:
    """What a person asked for goes before what was measured; quantised values cannot do without flash attention."""
    flash = request.flash_attention
    if flash is FlashAttention.AUTO and not tuning.flash_attention and not request.cache_type_v.is_quantised:
        flash = FlashAttention.OFF
    return CacheSettings(request.cache_type_k, request.cache_type_v, flash)


def vision_of(
    llama: Llama, model: LlamaModel, request: Load, progress: Progress, on_progress: Callable[[float], bool]
) -> "Vision":
    """Load the projector; raises `KnownError`."""
    from desktop.engine.vision import Vision  # not above: few models see

    return Vision(
        llama,
        model,
        Path(request.projector),
        threads=tuning_for(request).reading_threads,
        use_gpu=bool(request.gpu_layers),
        on_progress=on_progress,
        keep_going=progress.step,
    )


def state_key(llama: Llama, model: LlamaModel, context: LlamaContext, vision: "Vision | None") -> str:
    """A state is good for this very build, file, template, context and projector only."""
    template = hashlib.sha256(model.template.encode()).hexdigest()
    parts = [llama.build, fingerprint(model.path), template, context.window, llama.backend, context.log.context]
    if vision is not None:
        parts.append(fingerprint(vision.path))
    return " ".join(map(str, parts))
