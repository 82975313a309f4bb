"""Makes a `FitCurve` of what an engine worked out."""

from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import Need
from desktop.core.fit_curve import FitCurve, NeedPoint
from desktop.core.need_formula import DRIVER, program_bytes
from desktop.core.weights import WeightRole
from desktop.engine.cache_settings import CacheType
from desktop.engine.fathom import Depth, Fathomed
from desktop.engine.load_facts import Part
from desktop.engine.load_log import PROCESSOR
from desktop.library.gguf_header import GgufHeader

BYTE_PAIRS = "gpt2"  # what files call a vocabulary that is made of byte pairs
_KINDS = {CacheType.F16: CacheChoice.F16, CacheType.Q8_0: CacheChoice.Q8_0, CacheType.Q4_0: CacheChoice.Q4_0}
_KEPT = (Part.CACHE, Part.STATE)


def fathomed_curve(
    fathomed: Fathomed, header: GgufHeader, file_bytes: int, beside: Fathomed | None = None
) -> FitCurve | None:
    """For a file of that size; None where no context can be made of it.

    `beside` is the same with every layer on a graphics processor.
    """
    weights = sum(one.bytes for one in fathomed.weights) or file_bytes
    offloaded = {} if beside is None else {(one.cache, one.context_length): one.memory for one in beside.depths}
    program = program_bytes(header.words, merges=header.tokenizer == BYTE_PAIRS)

    def point(depth: Depth) -> NeedPoint:
        kept = sum(one.bytes for one in depth.memory if one.part in _KEPT)
        others = sum(one.bytes for one in depth.memory if one.part not in _KEPT)
        need = Need(model=weights - fathomed.unread, context=kept, engine=program + others)
        parts = offloaded.get((depth.cache, depth.context_length), [])
        there = [one for one in parts if one.device != PROCESSOR]
        if not there:
            return NeedPoint(depth.context_length, need)
        buffers = sum(one.bytes for one in there if one.part not in _KEPT)
        device = sum(one.bytes for one in there) + weights_beside(header, file_bytes)
        host = program + DRIVER + sum(one.bytes for one in parts if one.device == PROCESSOR)
        return NeedPoint(depth.context_length, need, device, buffers + _output(header), host)

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
    )


def weights_beside(header: GgufHeader, file_bytes: int) -> int:
    """Bytes of weights that go to a graphics processor with every layer, the output among them.

    llama.cpp leaves the table of words in memory, where a row is looked up; where it is the output too, it copies it.
    """
    has_output = any(one.role is WeightRole.OUTPUT for one in header.weights)
    return file_bytes - _bytes(header, WeightRole.EMBEDDING) if has_output else file_bytes


def _output(header: GgufHeader) -> int:
    return _bytes(header, WeightRole.OUTPUT) or _bytes(header, WeightRole.EMBEDDING)


def _bytes(header: GgufHeader, role: WeightRole) -> int:
    return sum(one.bytes for one in header.weights if one.role is role)
