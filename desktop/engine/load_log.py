"""Reads off llama.cpp's log what no function of its interface tells: memory by buffer, layers by device, the cache.

Its own account, `llama_get_memory_breakdown`, is C++ and not exported. The lines are those of llama.cpp 0.5.0 (in
`llama-model.cpp`, `llama-context.cpp`, `llama-kv-cache.cpp`, `llama-memory-recurrent.cpp`, `llama-adapter.cpp`, and
`ggml.c` and `ggml-alloc.c` for memory that was refused); a test loads a model and fails when one of them changes.
"""

import re
from collections.abc import Sequence

from desktop.engine.load_facts import ContextFacts, LayerSpan, MemoryPart, Part

_MIB = 1 << 20
_BUFFER = re.compile(rb": +(\S+) +(model|KV|RS|DSV4 \w+ state|output|compute|LoRA) buffer size = +([\d.]+) MiB")
_PARTS = {
    b"model": Part.WEIGHTS,
    b"KV": Part.CACHE,
    b"RS": Part.STATE,
    b"output": Part.OUTPUT,
    b"compute": Part.COMPUTE,
    b"LoRA": Part.ADAPTERS,
}
_TYPES = re.compile(rb"K \((\w+)\): +[\d.]+ MiB, V \((\w+)\)")
_LAYER = re.compile(rb"layer +(\d+) assigned to device (\S+),")
_FLASH = re.compile(rb"Flash Attention (?:enabled|not supported)|enabling flash_attn|flash_attn += (enabled|disabled)")
_PLANNED = re.compile(rb"llama_kv_cache\S*: size = +([\d.]+) MiB \(")
_KEPT_LAYER = re.compile(rb"llama_kv_cache\S*: layer +\d+: dev = (\S+)")
_REFUSED = re.compile(rb"attempted to allocate +([\d.]+) MB|failed to allocate (?:\S+ )?buffer of size (\d+)")
_MAPPED, _HOST, _REPACKED = "_Mapped", "_Host", "_REPACK"
PROCESSOR = "CPU"  # ggml's name of it


class LoadLog:
    """Gathers what the lines of one attempt say. Given to `Llama.listening`."""

    def __init__(self) -> None:
        self.memory: list[MemoryPart] = []
        self.repacked_bytes = 0  # of weights that are copied in another order
        self.refused_bytes = 0  # the largest piece that could not be had
        self.planned: list[MemoryPart] = []  # caches, by device; also where nothing is allocated
        self._kept: list[str] = []  # devices of the layers of the next of them
        self._layers: dict[int, str] = {}
        self._types: tuple[str, str] = ("", "")
        self._flash: bool | None = None

    def note(self, line: bytes) -> None:
        """Read one line."""
        if b"buffer size = " in line:
            self._note_buffer(line)
        elif b"assigned to device" in line and (layer := _LAYER.search(line)):
            self._layers[int(layer[1])] = layer[2].decode("utf-8", "replace")
        elif kept := _KEPT_LAYER.search(line):
            self._kept.append(kept[1].decode("utf-8", "replace"))
        elif types := _TYPES.search(line):
            self._note_cache(line)
            self._types = (types[1].decode(), types[2].decode())
        elif flash := _FLASH.search(line):
            self._flash = b"not supported" not in flash[0] and flash[1] != b"disabled"
        elif refused := _REFUSED.search(line):
            size = int(refused[2]) if refused[2] else int(float(refused[1]) * _MIB)
            self.refused_bytes = max(self.refused_bytes, size)

    @property
    def context(self) -> ContextFacts:
        """What the context uses. Without a cache there is no attention either."""
        keys, values = self._types
        return ContextFacts(self._flash if keys else None, keys, values)

    @property
    def layers(self) -> list[LayerSpan]:
        """Layers in a row that lie on one device."""
        spans: list[LayerSpan] = []
        for number, device in sorted(self._layers.items()):
            if spans and spans[-1].device == device and spans[-1].last == number - 1:
                spans[-1] = LayerSpan(device, spans[-1].first, number)
            else:
                spans.append(LayerSpan(device, number, number))
        return spans

    def reserved_bytes(self) -> int:
        """What was had, files that are mapped left out."""
        return sum(one.bytes for one in self.memory if not one.mapped)

    def _note_cache(self, line: bytes) -> None:
        """Share a cache out among the devices of its layers, which are equally large in all but a few models."""
        if size := _PLANNED.search(line):
            each = float(size[1]) * _MIB / max(len(self._kept), 1)
            for device in dict.fromkeys(self._kept):
                self.planned.append(MemoryPart(Part.CACHE, device, round(each * self._kept.count(device))))
        self._kept = []

    def _note_buffer(self, line: bytes) -> None:
        if not (found := _BUFFER.search(line)):
            return
        buffer = found[1].decode("utf-8", "replace")
        part = _PARTS.get(found[2], Part.STATE)
        size = round(float(found[3]) * _MIB)
        is_mapped = buffer.endswith(_MAPPED) and part is not Part.ADAPTERS  # which are called as the model's are
        self.memory.append(MemoryPart(part, device_of(buffer), size, is_mapped))
        self.repacked_bytes += size if buffer.endswith(_REPACKED) else 0


def device_of(buffer: str) -> str:
    """The device of a buffer by its name: CPU for CPU_Mapped and CPU_REPACK, and for what CUDA_Host pins there."""
    if buffer.endswith(_HOST) or buffer.partition("_")[0] == PROCESSOR:
        return PROCESSOR
    return buffer.removesuffix(_MAPPED)


def together(parts: Sequence[MemoryPart]) -> list[MemoryPart]:
    """One entry for each part, device and kind of memory, as several caches may be made; empty ones are left out."""
    sums: dict[tuple[Part, str, bool], int] = {}
    for one in parts:
        key = (one.part, one.device, one.mapped)
        sums[key] = sums.get(key, 0) + one.bytes
    return [MemoryPart(part, device, size, mapped) for (part, device, mapped), size in sums.items() if size]
