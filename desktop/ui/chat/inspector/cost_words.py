"""What the choices about an engine cost, in words with numbers."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.core.cache_cost import cache_bytes, context_tokens, scores_bytes
from desktop.core.engine_choice import CacheChoice, FlashChoice
from desktop.core.model import ModelFile
from desktop.services.engine_service import EngineStatus
from desktop.ui.chat.inspector.template_words import one_line
from desktop.ui.locale_text import number_text, size_text

NAMES = {CacheChoice.F16: "f16", CacheChoice.Q8_0: "q8_0", CacheChoice.Q4_0: "q4_0"}


def cache_kinds(model: ModelFile) -> list[CacheChoice]:
    """Those that the model can have; none where it keeps nothing of each token."""
    if model.cache is None:
        return list(CacheChoice)
    if not any(model.cache.keys):
        return []
    return [kind for kind in CacheChoice if model.cache.fits(kind)]


def cache_names(model: ModelFile, length: int) -> dict[CacheChoice, str]:
    """“q8_0 · 101 MB” for each; `length` as wished, 0 for automatic."""
    return {kind: " · ".join(filter(None, (NAMES[kind], cost_of(model, length, kind)))) for kind in cache_kinds(model)}


def cost_of(model: ModelFile, length: int, kind: CacheChoice) -> str:
    """What a context of this length takes, "" where the file does not tell."""
    if model.cache is None:
        return ""
    return size_text(cache_bytes(model.cache, context_tokens(length, model.context_length), kind))


def flash_names(model: ModelFile, length: int, *, may_be_off: bool) -> dict[FlashChoice, str]:
    """The choices about flash attention, and what it takes to do without."""
    translate = QCoreApplication.translate
    names = {
        FlashChoice.AUTO: translate("cost_words", "Automatic"),
        FlashChoice.ON: translate("cost_words", "On"),
        FlashChoice.OFF: translate("cost_words", "Off"),
    }
    if model.cache is not None:
        size = size_text(scores_bytes(model.cache, context_tokens(length, model.context_length)))
        names[FlashChoice.OFF] = translate("cost_words", "Off, about {0} more").format(size)
    return {choice: name for choice, name in names.items() if may_be_off or choice is not FlashChoice.OFF}


def context_words(model: ModelFile, length: int, kind: CacheChoice, loaded_bytes: int) -> str:
    """The sentence under the context's length. `loaded_bytes` is what the loaded engine measured, 0 for nothing."""
    translate = QCoreApplication.translate
    tokens = number_text(context_tokens(length, model.context_length))
    if model.cache is not None and not any(model.cache.keys):
        return translate("cost_words", "This model needs no more memory for a longer chat.")
    if cost := cost_of(model, length, kind):
        return translate("cost_words", "{tokens} tokens take {size} of memory.").format(tokens=tokens, size=cost)
    if loaded_bytes:
        return translate("cost_words", "The chat takes {size} of memory now.").format(size=size_text(loaded_bytes))
    return translate("cost_words", "What it takes is known once the model is loaded.")


def draft_names(model: ModelFile, status: EngineStatus) -> dict[str, str]:
    """Models that may guess ahead, by path, each with its weights and a cache as long as the model's own."""
    tokens = context_tokens(status.context_length, model.context_length)
    found = {}
    for one in status.drafts:
        cache = cache_bytes(one.cache, tokens, CacheChoice.F16) if one.cache is not None else 0
        found[str(one.path)] = f"{one.name} · {size_text(one.size + cache)}"
    return found


def projector_names(status: EngineStatus) -> dict[str, str]:
    """Files that may let the model see images, by path, each with the memory that it takes."""
    found = {path: f"{one_line(Path(path).name)} · {size_text(size)}" for path, size in status.projectors.items()}
    if (chosen := status.choice.projector) and chosen not in found:
        gone = QCoreApplication.translate("cost_words", "{0}, which is not there any more")
        found[chosen] = gone.format(one_line(Path(chosen).name))
    return found
