"""Puts together what an engine tells of a load: memory by part and device, layers, and what the context became."""

import sys
from collections.abc import Sequence

import msgspec

from desktop.engine.devices import devices_in_use
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.load_facts import Device, MemoryPart, Part
from desktop.engine.load_log import PROCESSOR, together


def memory_of(
    model: LlamaModel, context: LlamaContext, adapters: Sequence[MemoryPart], program_bytes: int
) -> list[MemoryPart]:
    """Every part; `program_bytes` is what the process takes without its context; weights and adapters may be among it.

    llama.cpp tells its buffers to 0.01 MiB. What it allocates besides, the vocabulary above all, counts as program.
    """
    others = sum(one.bytes for one in (*model.log.memory, *adapters) if one.device == PROCESSOR and not one.mapped)
    program = MemoryPart(Part.PROGRAM, PROCESSOR, max(program_bytes - others, 0))
    return together([*_weights(model), *context.log.memory, *adapters, program])


def _weights(model: LlamaModel) -> list[MemoryPart]:
    """Their buffers; of a file whose weights are copied no more stays in use than what was not (`mapped_file`)."""
    memory = model.log.memory
    if not model.log.repacked_bytes or sys.platform != "linux":
        return memory
    others = sum(one.bytes for one in memory if one.part is Part.WEIGHTS and not one.mapped)
    left = max(int(model.api.llama_model_size(model.handle)) - others, 0)
    return [msgspec.structs.replace(one, bytes=min(one.bytes, left)) if one.mapped else one for one in memory]


def devices_of(model: LlamaModel, memory: Sequence[MemoryPart]) -> list[Device]:
    """The devices on which a layer or any memory lies."""
    names = {one.device for one in memory} | {span.device for span in model.log.layers}
    return devices_in_use(model.llama, names)
