"""Makes a `FitCurve` of what an engine worked out."""

from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import Need
from desktop.core.fit_curve import FitCurve, NeedPoint
from desktop.core.need_formula import program_bytes
from desktop.engine.cache_settings import CacheType
from desktop.engine.fathom import Depth, Fathomed
from desktop.engine.load_facts import MemoryPart, Part
from desktop.engine.load_log import PROCESSOR
from desktop.library.gguf_header import GgufHeader

BYTE_PAIRS = "gpt2"  # what files call a vocabulary that is made of byte pairs
_KINDS = {CacheType.F16: CacheChoice.F16, CacheType.Q8_0: CacheChoice.Q8_0, CacheType.Q4_0: CacheChoice.Q4_0}
_KEPT = (Part.CACHE, Part.STATE)


def fathomed_curve(fathomed: Fathomed, header: GgufHeader, file_bytes: int) -> FitCurve | None:
    """For a file of that size; None where no context can be made of it."""
    weights = sum(one.bytes for one in fathomed.weights) or file_bytes
    program = program_bytes(header.words, merges=header.tokenizer == BYTE_PAIRS)

    def point(depth: Depth) -> NeedPoint:
        kept = sum(one.bytes for one in depth.memory if one.part in _KEPT)
        others = sum(one.bytes for one in depth.memory if one.part not in _KEPT)
        need = Need(model=weights - fathomed.unread, context=kept, engine=program + others)
        return NeedPoint(depth.context_length, need, _beside(depth.memory, weights))

    points: dict[CacheChoice, tuple[NeedPoint, ...]] = {}
    for depth in sorted(fathomed.depths, key=lambda one: one.context_length):
        kind = _KINDS[depth.cache]
        points[kind] = (*points.get(kind, ()), point(depth))
    if CacheChoice.F16 not in points:
        return None
    return FitCurve(
        points=points,
        trained=header.context_length,
        all_layers=fathomed.layers,
        measured=True,
        device_free=sum(device.free_bytes for device in fathomed.devices if device.name != PROCESSOR),
    )


def _beside(memory: list[MemoryPart], weights: int) -> int:
    """Bytes on a graphics processor with every layer there; 0 where none is used. Not tested on one."""
    found = sum(one.bytes for one in memory if one.device != PROCESSOR)
    return found and found + weights
