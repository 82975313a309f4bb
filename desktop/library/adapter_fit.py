"""Whether a LoRA adapter was made for a model, by the sizes in both files, before any engine is asked.

An adapter holds two halves of a matrix for each matrix that it changes (`engine/adapter_file` has the formula): the
first has as many rows as the matrix has inputs, the second as many as it has outputs.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.library.gguf_header import GgufHeader, read_header
from desktop.library.weight_groups import WeightCount

Sizes = Mapping[str, tuple[int, ...]]
OTHER_KIND = QT_TRANSLATE_NOOP("adapters", "It was made for models of the kind {made}, and this one is {has}.")
MORE_LAYERS = QT_TRANSLATE_NOOP("adapters", "It was made for {made} layers or more, and this model has {has}.")
OTHER_WIDTH = QT_TRANSLATE_NOOP("adapters", "It was made for a model {made} numbers wide, and this one is {has} wide.")
NO_PART = QT_TRANSLATE_NOOP("adapters", "It changes a part that this model does not have: {part}.")
OTHER_PART = QT_TRANSLATE_NOOP("adapters", "It changes {part}, which has another size in this model.")
TIED = QT_TRANSLATE_NOOP("adapters", "It changes the vectors of words, which this model also writes with.")
_LAYER = re.compile(r"blk\.(\d{1,4})\.")
_FROM_WIDTH = ("attn_q.", "attn_k.", "attn_v.", "attn_qkv.", "ffn_up.", "ffn_gate.")  # a token’s vector goes in
_HALF = ".lora_a"
_WORDS, _WRITTEN = "token_embd.weight", "output.weight"


class AdapterNeeds(NamedTuple):
    """What an adapter's file asks of its base."""

    architecture: str
    layers: int  # at least
    width: int  # numbers of a token's vector; 0 where the adapter does not tell
    sizes: Sizes


class _Sizes(WeightCount):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[int, ...]] = {}

    def add(self, name: str, shape: Sequence[int], kind: int, elements: int, size: int) -> None:
        super().add(name, shape, kind, elements, size)
        self.found[name] = tuple(shape)


def tensor_sizes(files: Sequence[Path]) -> dict[str, tuple[int, ...]]:
    """The sizes of all tensors by name; raises `GgufError` and `OSError`. 1 to 50 ms a file."""
    sizes = _Sizes()
    for path in files:
        read_header(path, sizes)
    return sizes.found


def needs_of(architecture: str, sizes: Sizes) -> AdapterNeeds:
    """What an adapter with these tensors asks."""
    layers = [int(found[1]) for name in sizes if (found := _LAYER.match(name))]
    firsts = ((name, shape) for name, shape in sizes.items() if name.endswith(_HALF))
    wide = [shape[0] for name, shape in firsts if any(part in name for part in _FROM_WIDTH)]
    return AdapterNeeds(architecture, max(layers, default=-1) + 1, wide[0] if wide else 0, sizes)


def misfit(needs: AdapterNeeds, base: GgufHeader) -> Text | None:
    """Why it does not fit, as far as a model's header tells; None where it may."""
    if needs.architecture != base.architecture:
        return _text(OTHER_KIND, made=needs.architecture, has=base.architecture)
    if base.block_count and needs.layers > base.block_count:
        return _text(MORE_LAYERS, made=needs.layers, has=base.block_count)
    if base.embedding_length and needs.width and needs.width != base.embedding_length:
        return _text(OTHER_WIDTH, made=needs.width, has=base.embedding_length)
    return None


def part_misfit(needs: AdapterNeeds, base: Sizes) -> Text | None:
    """The same by each matrix of the model."""
    for name, first in needs.sizes.items():
        if not name.endswith(_HALF):
            continue
        part = name.removesuffix(_HALF)
        second, matrix = needs.sizes.get(f"{part}.lora_b", ()), base.get(part)
        if part == _WORDS and _WRITTEN not in base:
            return _text(TIED)
        if matrix is None:
            return _text(NO_PART, part=part)
        inputs, outputs = (first[1:2], second[1:2]) if part == _WORDS else (first[:1], second[1:2])
        wanted = (matrix[1:2], matrix[:1]) if part == _WORDS else (matrix[:1], matrix[1:2])
        if (inputs, outputs) != wanted:
            return _text(OTHER_PART, part=part)
    return None


def _text(template: str, **arguments: str | int) -> Text:
    return Text("adapters", template, arguments)
