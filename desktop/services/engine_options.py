"""What a person chose about a model's engine, as the pool wants to hear it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

import msgspec

from desktop.core.cache_cost import USUAL_LENGTH
from desktop.core.engine_choice import MOST_ADAPTERS, TEXT_ONLY, AdapterChoice, EngineChoice, FlashChoice
from desktop.core.model import ModelFile
from desktop.engine.cache_settings import CacheSettings, CacheType, FlashAttention
from desktop.engine.load_facts import AdapterWish
from desktop.settings import Settings


class EngineOptions(TypedDict):
    """The keyword arguments of `EnginePool.engine` and `ready` that settings decide."""

    context_length: int
    threads: int
    cache: CacheSettings
    adapters: tuple[AdapterWish, ...]
    draft: Path | None
    projector: Path | None
    gpu_layers: int | None


def chosen_for(model: ModelFile, settings: Settings) -> EngineChoice:
    """What was chosen for a model; the default when nothing was."""
    return settings.engines.get(model.id, EngineChoice())


def choice_of(model: ModelFile, settings: Settings) -> EngineChoice:
    """The same as it is in force: where nobody chose a projector, the one that lies beside the model is taken."""
    choice = chosen_for(model, settings)
    if choice.projector == TEXT_ONLY:
        return msgspec.structs.replace(choice, projector="")
    return choice if choice.projector else msgspec.structs.replace(choice, projector=model.projector)


def context_of(model: ModelFile, settings: Settings) -> int:
    """Tokens that a model is loaded with, 0 for the usual: as for every model, or fewer where more do not fit."""
    most, wished = chosen_for(model, settings).most_context, settings.context_length or USUAL_LENGTH
    return most if 0 < most < wished else settings.context_length


def with_choice(settings: Settings, model: ModelFile, choice: EngineChoice) -> dict[str, EngineChoice]:
    """`Settings.engines` with this choice for a model; what nobody chose is not kept."""
    engines = {**settings.engines, model.id: choice}
    if choice == EngineChoice():
        del engines[model.id]
    return engines


def with_companions(choice: EngineChoice, projector: str, adapters: Sequence[str]) -> EngineChoice:
    """The choice with what goes with a model, as far as nobody chose otherwise."""
    listed = [AdapterChoice(path=one) for one in adapters[:MOST_ADAPTERS]]
    fields = {"projector": choice.projector or projector, "adapters": choice.adapters or listed}
    return msgspec.structs.replace(choice, **fields)


def length_fields(settings: Settings, model: ModelFile, tokens: int) -> dict[str, Any]:
    """What to change for a context of so many tokens, 0 for the usual: a model that had fewer has them too."""
    choice = msgspec.structs.replace(chosen_for(model, settings), most_context=0)
    return {"context_length": tokens, "engines": with_choice(settings, model, choice)}


def engine_options(model: ModelFile, settings: Settings) -> EngineOptions:
    """The same for the pool. Values in a quantised cache cannot do without flash attention, so that goes first."""
    choice = choice_of(model, settings)
    kind = CacheType(choice.cache.value)
    flash = choice.flash_attention
    if choice.cache.is_quantised and flash is FlashChoice.OFF:
        flash = FlashChoice.AUTO
    return EngineOptions(
        context_length=context_of(model, settings),
        threads=settings.threads,
        cache=CacheSettings(kind, kind, FlashAttention(flash.value)),
        adapters=tuple(AdapterWish(one.path, one.strength) for one in choice.adapters),
        draft=Path(choice.draft) if choice.draft else None,
        projector=Path(choice.projector) if choice.projector else None,
        gpu_layers=choice.gpu_layers,
    )
