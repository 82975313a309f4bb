"""Whether an adapter's file fits a model, looked at before llama.cpp does, which would end the process over some.

A low-rank adapter (LoRA, Hu et al. 2021) adds s·B(A·x) to what a matrix W makes of x, with s = scale·alpha/rank.
A has the sizes (inputs, rank), B (rank, outputs); those of the vectors of words are the other way round
(`llama_adapter_lora_init_impl` in llama-adapter.cpp, and `build_inp_embd` in llama-graph.cpp).
"""

import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.adapter_scale import check_scale
from desktop.engine.gguf_file import GgufFile, Shape
from desktop.engine.llama import Llama
from desktop.engine.load_facts import AdapterFacts, AdapterWish

NOT_GGUF = QT_TRANSLATE_NOOP("errors", "it is no GGUF file, or a damaged one")
NO_ADAPTER = QT_TRANSLATE_NOOP("errors", "it is no adapter")
NO_LORA = QT_TRANSLATE_NOOP("errors", "it is another kind of adapter than LoRA")
ACTIVATED = QT_TRANSLATE_NOOP("errors", "it wants to be switched on within a text, which Bantam cannot do")
OTHER_KIND = QT_TRANSLATE_NOOP("errors", "it was made for another kind of model")
OTHER_MODEL = QT_TRANSLATE_NOOP("errors", "it was made for another model: its sizes are different")
TIED = QT_TRANSLATE_NOOP("errors", "it changes the vectors of words, which this model also writes with")
EMPTY = QT_TRANSLATE_NOOP("errors", "there is nothing in it")
UNFINISHED = QT_TRANSLATE_NOOP("errors", "a part of it is missing")
TOO_STRONG = QT_TRANSLATE_NOOP("errors", "the strength in its file makes no sense")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "its file cannot be read")
TWICE = QT_TRANSLATE_NOOP("errors", "it is named twice")
REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp refuses it")

_WORDS, _WRITTEN = "token_embd.weight", "output.weight"
# ggml_type: what ggml multiplies with; the rest are whole numbers and types of its own. Blocks are checked by ggml.
_FACTORS = {0, 1, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14, 20, 23, 30}
_MOST = 1e4  # of scale·alpha/rank; trained adapters have 0.5 to 4


class ModelShapes(NamedTuple):
    """What an adapter has to fit."""

    name: str
    architecture: str
    tensors: Mapping[str, Shape]


def check_adapter(llama: Llama, wish: AdapterWish, model: ModelShapes) -> AdapterFacts:
    """What the file says of itself; raises `KnownError` (ADAPTER_…) when it does not fit."""
    path = Path(wish.path)
    check_scale(wish)
    size = _size(path, model)
    try:
        with GgufFile(llama, path) as file:
            facts = _checked_words(file, wish, model)
            shapes = file.shapes()
    except ValueError as error:
        raise unusable(path, model.name, NOT_GGUF, str(error)) from error
    if any(shape.end > size for shape in shapes.values()):
        raise unusable(path, model.name, UNFINISHED)
    ranks = _checked_shapes(path, shapes, model)
    strength = facts.alpha / min(ranks) if facts.alpha else 1.0
    if not math.isfinite(strength) or abs(strength * wish.scale) > _MOST:
        raise unusable(path, model.name, TOO_STRONG, f"alpha {facts.alpha}, ranks {sorted(set(ranks))}")
    return AdapterFacts(
        path=facts.path,
        scale=facts.scale,
        name=facts.name,
        base_model=facts.base_model,
        architecture=facts.architecture,
        alpha=facts.alpha,
        rank=max(ranks),
        tensors=len(ranks),
        bytes=sum(shape.bytes for shape in shapes.values()),
    )


def unusable(path: Path, model: str, reason: str, details: str = "") -> KnownError:
    """This adapter cannot be used with that model."""
    return KnownError(ErrorKind.ADAPTER_UNUSABLE, name=path.name, model=model, reason=reason, details=details)


def _size(path: Path, model: ModelShapes) -> int:
    """Bytes of the file, once it is known that it can be opened."""
    if not path.is_file():
        raise KnownError(ErrorKind.ADAPTER_MISSING, name=path.name, path=str(path))
    try:
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size
    except OSError as error:
        if os.access(path, os.R_OK):  # which confinement does not answer to
            raise KnownError(ErrorKind.ADAPTER_NOT_NAMED, name=path.name, details=repr(error)) from error
        raise unusable(path, model.name, UNREADABLE, repr(error)) from error


def _checked_words(file: GgufFile, wish: AdapterWish, model: ModelShapes) -> AdapterFacts:
    path = Path(wish.path)
    if (kind := file.text("general.type")) != "adapter":
        raise unusable(path, model.name, NO_ADAPTER, f"general.type is {kind!r}")
    if (kind := file.text("adapter.type")) != "lora":
        raise unusable(path, model.name, NO_LORA, f"adapter.type is {kind!r}")
    if file.has("adapter.alora.invocation_tokens"):
        raise unusable(path, model.name, ACTIVATED)
    if (architecture := file.text("general.architecture")) != model.architecture:
        raise unusable(path, model.name, OTHER_KIND, f"{architecture}, and the model is {model.architecture}")
    alpha = file.number("adapter.lora.alpha")
    name, base = file.text("general.name"), file.text("general.base_model.0.name")
    return AdapterFacts(str(path), wish.scale, name, base, architecture, alpha)


def _checked_shapes(path: Path, shapes: Mapping[str, Shape], model: ModelShapes) -> list[int]:
    """The rank of every pair; raises `KnownError`."""
    ranks = []
    for name, first in shapes.items():
        base = name.removesuffix(".lora_a")
        if base == name:
            if not name.endswith("_norm.weight") and f"{name.removesuffix('.lora_b')}.lora_a" not in shapes:
                raise unusable(path, model.name, UNFINISHED, name)
            continue
        second = shapes.get(f"{base}.lora_b")
        if second is None:
            raise unusable(path, model.name, UNFINISHED, name)
        if base == _WORDS and _WRITTEN not in model.tensors:  # llama.cpp would multiply with it the wrong way round
            raise unusable(path, model.name, TIED, name)
        matrix = model.tensors.get(base)
        if matrix is None or not _fits(base, first, second, matrix):
            raise unusable(path, model.name, OTHER_MODEL, name)
        ranks.append(second.sizes[0])
    if not ranks:
        raise unusable(path, model.name, EMPTY)
    return ranks


def _fits(base: str, first: Shape, second: Shape, matrix: Shape) -> bool:
    """Whether B·A has the sizes of the matrix, also for each expert of a layer of experts."""
    (a_in, a_out, *a_rest), (b_in, b_out, *b_rest) = first.sizes, second.sizes
    inputs, outputs, *rest = matrix.sizes
    if base == _WORDS:
        fits = (a_in, a_out, b_out) == (b_in, outputs, inputs)
    else:
        fits = (a_in, a_out, b_out) == (inputs, b_in, outputs)
    return fits and a_rest == b_rest == rest and min(a_out, b_in) > 0 and {first.kind, second.kind} <= _FACTORS
