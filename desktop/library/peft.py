"""Turns a LoRA adapter as PEFT writes it (`adapter_config.json`, `adapter_model.safetensors`) into tensors for GGUF.

An adapter adds s·B(A·x), with s = alpha/rank in both worlds. What differs are names (`peft_names`), and in models of
Llama's kind the order of rows of q and k (`permute` in llama.cpp's convert_hf_to_gguf). What a file of the model has as
one matrix, PEFT may have as several: experts, and q, k and v in older files of Phi-2.
"""

import contextlib
import math
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from desktop.core.adapter import PeftFound
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.adapter_fit import Sizes, needs_of, part_misfit
from desktop.library.gguf_header import GgufHeader
from desktop.library.gguf_writer import F16, F32, WrittenTensor
from desktop.library.peft_names import ANY, FAMILIES, TURNED, WORDS, WRITTEN, placed
from desktop.library.peft_numbers import DTYPES, Matrix, matrix, side_by_side, stacked, transposed, turned
from desktop.library.safetensors import SafetensorsError, SafetensorsFile

CONFIG, WEIGHTS, PICKLED = "adapter_config.json", "adapter_model.safetensors", "adapter_model.bin"
LONGEST_CONFIG = 1024 * 1024
_APART = ("attn_q", "attn_k", "attn_v")  # in the order in which a matrix of all three has them
_OF_ITS_OWN = ("pissa", "olora", "corda", "lora_ga")  # ways to begin that change the model itself
NO_PEFT = QT_TRANSLATE_NOOP("errors", "there is no LoRA adapter of PEFT in that folder")
OTHER_METHOD = QT_TRANSLATE_NOOP("errors", "it is another kind of adapter than plain LoRA")
NO_FAMILY = QT_TRANSLATE_NOOP("errors", "adapters for this kind of model cannot be converted")
OTHER_MODEL = QT_TRANSLATE_NOOP("errors", "it was made for another model: its sizes are different")
UNKNOWN_PART = QT_TRANSLATE_NOOP("errors", "it changes a part of the model that cannot be converted")
TIED = QT_TRANSLATE_NOOP("errors", "it changes the vectors of words, which this model also writes with")
PICKLE = QT_TRANSLATE_NOOP("errors", "its numbers are in a file that could run programs, adapter_model.bin")
BROKEN = QT_TRANSLATE_NOOP("errors", "its files are damaged")


class PeftError(Exception):
    """It cannot be converted; `reason` is the end of a sentence."""

    def __init__(self, reason: str, details: str = "") -> None:
        self.reason = reason
        self.details = details
        super().__init__(reason, details)


class PeftConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What counts of `adapter_config.json`."""

    peft_type: str = ""
    r: int = 0
    lora_alpha: float = 0.0
    bias: str = "none"
    base_model_name_or_path: str | None = ""
    use_rslora: bool | None = False
    rank_pattern: dict[str, Any] | None = None
    init_lora_weights: Any = True
    # What makes it another kind of adapter, as soon as it is set.
    use_dora: Any = False
    use_qalora: Any = False
    lora_bias: Any = False
    fan_in_fan_out: Any = False
    modules_to_save: Any = None
    alpha_pattern: Any = None
    layer_replication: Any = None
    alora_invocation_tokens: Any = None

    @property
    def alpha(self) -> float:
        """As llama.cpp counts it: divided by the rank it is the strength."""
        return self.lora_alpha * math.sqrt(self.r) if self.use_rslora else self.lora_alpha

    @property
    def peculiarity(self) -> str:
        """What makes it another kind of adapter than plain LoRA; "" for nothing."""
        if self.peft_type.upper() != "LORA":
            return self.peft_type or "peft_type"
        if str(self.init_lora_weights).startswith(_OF_ITS_OWN):
            return str(self.init_lora_weights)
        if self.bias != "none":
            return f"bias {self.bias}"
        if self.use_rslora and self.rank_pattern:
            return "use_rslora, rank_pattern"
        names = self.__struct_fields__
        return next((name for name in names[names.index("use_dora") :] if getattr(self, name)), "")


def read_config(folder: Path) -> PeftConfig:
    """Raises `PeftError`."""
    try:
        with (folder / CONFIG).open("rb") as file:
            found = msgspec.json.decode(file.read(LONGEST_CONFIG), type=PeftConfig)
    except OSError as error:
        raise PeftError(NO_PEFT, str(error)) from error
    except (msgspec.MsgspecError, RecursionError) as error:
        raise PeftError(BROKEN, str(error)) from error
    if found.peculiarity:
        raise PeftError(OTHER_METHOD, found.peculiarity)
    if found.r < 1 or not math.isfinite(found.alpha) or found.alpha <= 0:
        raise PeftError(BROKEN, f"rank {found.r}, alpha {found.lora_alpha}")
    return found


class Pair(NamedTuple):
    """What changes one matrix of the model: names of PEFT's tensors, by expert or by what is one matrix there."""

    part: str
    firsts: dict[int, str]
    seconds: dict[int, str]
    is_joined: bool  # q, k and v


class PeftAdapter:
    """What lies in a folder. Raises `PeftError`."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.config = read_config(folder)
        with _as_peft():
            if not (folder / WEIGHTS).exists() and (folder / PICKLED).exists():
                raise PeftError(PICKLE)
            self._file = SafetensorsFile(folder / WEIGHTS)

    def found(self) -> PeftFound:
        """What it tells of its model."""
        layers, width = 0, 0
        for name, place in self._file.tensors.items():
            if (half := placed(name, ANY)) is not None:
                layers = max(layers, half.layer + 1)
                if half.half == "a" and half.takes_vector and len(place.shape) == 2:
                    width = place.shape[1]
        return PeftFound(self.name, self.config.base_model_name_or_path or "", layers, width)

    def pairs(self, base: GgufHeader, sizes: Sizes) -> list[Pair]:
        """Where everything goes in a model with matrices of these `sizes`."""
        if base.architecture not in FAMILIES:
            raise PeftError(NO_FAMILY, base.architecture)
        found = self._paired(base, sizes)
        if not found:
            raise PeftError(BROKEN, "there is nothing in it")
        for pair in found.values():
            self._check(pair, base, sizes)
        wanted = needs_of(base.architecture, {name: size for one in found.values() for name, size in self._sizes(one)})
        if (reason := part_misfit(wanted, sizes)) is not None:
            raise PeftError(OTHER_MODEL, str(reason))
        return list(found.values())

    def tensors(self, pairs: list[Pair], base: GgufHeader) -> Iterator[WrittenTensor]:
        """Both halves of each; their numbers are read when they are written."""
        for pair in pairs:
            read = (partial(self._first, pair), partial(self._second, pair, base))
            for names, (name, sizes), numbers in zip((pair.firsts, pair.seconds), self._sizes(pair), read, strict=True):
                are_small = all(self._file.tensors[one].dtype == "F16" for one in names.values())
                is_scaled = pair.is_joined and names is pair.seconds
                yield WrittenTensor(name, F16 if are_small and not is_scaled else F32, sizes, numbers)

    def _paired(self, base: GgufHeader, sizes: Sizes) -> Mapping[str, Pair]:
        found = dict[str, Pair]()
        for name, place in self._file.tensors.items():
            if name.endswith(".base_layer.weight"):  # of the model itself
                continue
            half = placed(name, FAMILIES[base.architecture])
            if half is None or len(place.shape) != 2:
                raise PeftError(UNKNOWN_PART, name)
            if place.dtype not in DTYPES:
                raise PeftError(BROKEN, f"{name} is stored as {place.dtype}")
            if half.layer >= base.block_count:
                raise PeftError(OTHER_MODEL, name)
            part, key, is_joined = half.part, half.expert, False
            layer, _, kind = part.removesuffix(".weight").rpartition(".")
            if kind in _APART and part not in sizes and f"{layer}.attn_qkv.weight" in sizes:
                part, key, is_joined = f"{layer}.attn_qkv.weight", _APART.index(kind), True
            pair = found.setdefault(part, Pair(part, {}, {}, is_joined))
            (pair.firsts if half.half == "a" else pair.seconds)[key] = name
        return found

    def _check(self, pair: Pair, base: GgufHeader, sizes: Sizes) -> None:
        """Whether it is whole, and can be had in such a model."""
        if pair.part in (WORDS, WRITTEN) and WRITTEN not in sizes:
            raise PeftError(TIED, pair.part)
        experts = base.experts if pair.part.endswith("_exps.weight") else 1
        wanted = set(pair.firsts)
        if wanted != set(pair.seconds):
            raise PeftError(BROKEN, f"a part of it is missing: {pair.part}")
        if not pair.is_joined and (len(wanted) != experts or max(wanted) >= experts):
            raise PeftError(OTHER_MODEL, f"{len(wanted)} experts for {experts}: {pair.part}")
        shapes = [(self._shape(pair.firsts[key]), self._shape(pair.seconds[key])) for key in sorted(wanted)]
        if any(first[0] != second[1] for first, second in shapes):
            raise PeftError(BROKEN, f"its halves do not fit each other: {pair.part}")
        if not self.config.rank_pattern and any(first[0] != self.config.r for first, _ in shapes):
            raise PeftError(BROKEN, f"its rank is not {self.config.r}: {pair.part}")
        heads, rows = _heads(pair, base), shapes[0][1][0]
        if heads is not None and (heads < 1 or rows % (2 * heads)):
            raise PeftError(OTHER_MODEL, f"{rows} rows for {heads} heads: {pair.part}")
        is_like = all(first[1] == shapes[0][0][1] and second[0] == shapes[0][1][0] for first, second in shapes)
        if not is_like or (experts > 1 and len(set(shapes)) > 1):
            raise PeftError(OTHER_MODEL if pair.is_joined else UNKNOWN_PART, pair.part)

    def _sizes(self, pair: Pair) -> list[tuple[str, tuple[int, ...]]]:
        """Names and sizes of both halves, as ggml has them."""
        firsts, seconds = ([self._shape(one) for one in names.values()] for names in (pair.firsts, pair.seconds))
        (rank, into), (out, _) = firsts[0], seconds[0]
        if pair.is_joined:
            rank, out = sum(shape[0] for shape in firsts), len(_APART) * out
        first = (rank, into) if pair.part == WORDS else (into, rank)
        more = (len(firsts),) if pair.part.endswith("_exps.weight") else ()
        return [(f"{pair.part}.lora_a", (*first, *more)), (f"{pair.part}.lora_b", (rank, out, *more))]

    def _first(self, pair: Pair) -> bytes:
        """The first half, of several below each other."""
        found = stacked(self._matrices(pair.firsts))
        return (transposed(found) if pair.part == WORDS else found).data

    def _second(self, pair: Pair, base: GgufHeader) -> bytes:
        found = self._matrices(pair.seconds)
        if pair.is_joined:
            return side_by_side(found, sorted(pair.seconds), len(_APART)).data
        heads = _heads(pair, base)
        return (turned(stacked(found), heads) if heads else stacked(found)).data

    def _shape(self, name: str) -> tuple[int, int]:
        rows, columns = self._file.tensors[name].shape
        return rows, columns

    def _matrices(self, names: Mapping[int, str]) -> list[Matrix]:
        with _as_peft():
            return [
                matrix(self._file.read(names[key]), self._file.tensors[names[key]].dtype, *self._shape(names[key]))
                for key in sorted(names)
            ]


def _heads(pair: Pair, base: GgufHeader) -> int | None:
    """How many heads have to be turned in it; None for a part that stays as it is."""
    if base.architecture not in TURNED or not pair.part.endswith((".attn_q.weight", ".attn_k.weight")):
        return None
    key = "attention.head_count" if ".attn_q." in pair.part else "attention.head_count_kv"
    told = base.attention.get(key, base.attention.get("attention.head_count", 0))
    return told if isinstance(told, int) else 0


def converted(folder: Path, base: GgufHeader, sizes: Sizes) -> tuple[dict[str, str | int | float], list[WrittenTensor]]:
    """Keys and tensors of the adapter in `folder` for the model `base` with matrices of these `sizes`.

    Raises `PeftError`, and so may reading each tensor.
    """
    adapter = PeftAdapter(folder)
    tensors = list(adapter.tensors(adapter.pairs(base, sizes), base))
    keys: dict[str, str | int | float] = {
        "general.architecture": base.architecture,
        "general.type": "adapter",
        "general.name": folder.name,
        "general.base_model.count": 1,
        "general.base_model.0.name": (adapter.config.base_model_name_or_path or base.name)[:200],
        "adapter.type": "lora",
        "adapter.lora.alpha": float(adapter.config.alpha),
    }
    return keys, tensors


@contextlib.contextmanager
def _as_peft() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PeftError(NO_PEFT, str(error)) from error
    except SafetensorsError as error:
        raise PeftError(BROKEN, str(error)) from error
