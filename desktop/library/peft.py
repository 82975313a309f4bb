"""Turns a LoRA adapter as PEFT writes it (`adapter_config.json`, `adapter_model.safetensors`) into tensors for GGUF.

An adapter adds s·B(A·x), with s = alpha/rank in both worlds. What differs are names, and in models of Llama's kind the
order of rows of q and k: llama.cpp turns neighbours, others turn halves (`permute` in llama.cpp's convert_hf_to_gguf).
"""

import contextlib
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from desktop.core.adapter import PeftFound
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.gguf_header import GgufHeader
from desktop.library.gguf_writer import F16, F32, WrittenTensor
from desktop.library.safetensors import SafetensorsError, SafetensorsFile

CONFIG, WEIGHTS = "adapter_config.json", "adapter_model.safetensors"
LONGEST_CONFIG = 1024 * 1024
_USUAL = {
    "q_proj": "attn_q", "k_proj": "attn_k", "v_proj": "attn_v", "o_proj": "attn_output",
    "gate_proj": "ffn_gate", "up_proj": "ffn_up", "down_proj": "ffn_down",
}  # fmt: skip
_PHI3 = {"qkv_proj": "attn_qkv", "o_proj": "attn_output", "gate_up_proj": "ffn_up", "down_proj": "ffn_down"}
FAMILIES = {**dict.fromkeys(("llama", "qwen2", "qwen3", "gemma", "gemma2", "gemma3"), _USUAL), "phi3": _PHI3}
_FROM_INSIDE = ("o_proj", "down_proj")  # their inputs are not a token's vector
TURNED = {"llama": {"attn_q": "attention.head_count", "attn_k": "attention.head_count_kv"}}
_NAME = re.compile(
    r"(?:base_model\.model\.)?(?:model\.)?(?:language_model\.)?(?:model\.)?layers\.(?P<layer>\d{1,4})"
    r"\.(?:self_attn|mlp)\.(?P<module>\w+)\.lora_(?P<half>[AB])(?:\.default)?\.weight"
)
NO_PEFT = QT_TRANSLATE_NOOP("errors", "there is no LoRA adapter of PEFT in that folder")
OTHER_METHOD = QT_TRANSLATE_NOOP("errors", "it is another kind of adapter than plain LoRA")
NO_FAMILY = QT_TRANSLATE_NOOP("errors", "adapters for this kind of model cannot be converted")
OTHER_MODEL = QT_TRANSLATE_NOOP("errors", "it was made for another model: its sizes are different")
UNKNOWN_PART = QT_TRANSLATE_NOOP("errors", "it changes a part of the model that cannot be converted")
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
    use_rslora: bool = False
    use_dora: bool = False
    fan_in_fan_out: bool = False
    modules_to_save: list[str] | None = None
    alpha_pattern: dict[str, Any] | None = None
    rank_pattern: dict[str, Any] | None = None

    @property
    def alpha(self) -> float:
        """As llama.cpp counts it: divided by the rank it is the strength."""
        return self.lora_alpha * math.sqrt(self.r) if self.use_rslora else self.lora_alpha


def read_config(folder: Path) -> PeftConfig:
    """Raises `PeftError`."""
    try:
        with (folder / CONFIG).open("rb") as file:
            found = msgspec.json.decode(file.read(LONGEST_CONFIG), type=PeftConfig)
    except OSError as error:
        raise PeftError(NO_PEFT, str(error)) from error
    except (msgspec.MsgspecError, RecursionError) as error:
        raise PeftError(BROKEN, str(error)) from error
    is_plain = (
        found.peft_type.upper() == "LORA" and found.bias == "none" and not (found.use_dora or found.alpha_pattern)
    )
    if not is_plain or found.fan_in_fan_out or found.modules_to_save or (found.use_rslora and found.rank_pattern):
        raise PeftError(OTHER_METHOD, found.peft_type)
    if found.r < 1 or not math.isfinite(found.alpha) or found.alpha <= 0:
        raise PeftError(BROKEN, f"rank {found.r}, alpha {found.lora_alpha}")
    return found


def look_at(folder: Path) -> PeftFound:
    """What lies in `folder`; raises `PeftError`."""
    config = read_config(folder)
    layers, width = 0, 0
    with _as_peft():
        for name, place in SafetensorsFile(folder / WEIGHTS).tensors.items():
            if (found := _NAME.fullmatch(name)) is None:
                continue
            layers = max(layers, int(found["layer"]) + 1)
            if found["half"] == "A" and found["module"] not in _FROM_INSIDE and len(place.shape) == 2:
                width = place.shape[1]
    return PeftFound(folder.name, config.base_model_name_or_path or "", layers, width)


def converted(
    folder: Path, base: GgufHeader, told: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[dict[str, str | int | float], list[WrittenTensor]]:
    """Keys and tensors of the adapter in `folder` for the model `base`; raises `PeftError`.

    `told` hears of each tensor, and may raise to stop.
    """
    config = read_config(folder)
    if base.architecture not in FAMILIES:
        raise PeftError(NO_FAMILY, base.architecture)
    with _as_peft():
        file, tensors = SafetensorsFile(folder / WEIGHTS), list[WrittenTensor]()
        for tensor in _tensors(file, base):
            tensors.append(tensor)
            told(len(tensors), len(file.tensors))
    halves = {one.name for one in tensors}
    if not halves or any(name[:-1] + other not in halves for name in halves for other in "ab"):
        raise PeftError(BROKEN, "a part of it is missing")
    keys: dict[str, str | int | float] = {
        "general.architecture": base.architecture,
        "general.type": "adapter",
        "general.name": folder.name,
        "general.base_model.count": 1,
        "general.base_model.0.name": (config.base_model_name_or_path or base.name)[:200],
        "adapter.type": "lora",
        "adapter.lora.alpha": float(config.alpha),
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


def _tensors(file: SafetensorsFile, base: GgufHeader) -> Iterator[WrittenTensor]:
    modules = FAMILIES[base.architecture]
    for name, place in file.tensors.items():
        found = _NAME.fullmatch(name)
        if found is None or found["module"] not in modules or len(place.shape) != 2:
            raise PeftError(UNKNOWN_PART, name)
        if int(found["layer"]) >= base.block_count:
            raise PeftError(OTHER_MODEL, name)
        part = modules[found["module"]]
        rows, columns = place.shape
        is_input = found["half"] == "A" and part not in ("attn_output", "ffn_down")
        if is_input and columns != base.embedding_length:
            raise PeftError(OTHER_MODEL, f"{name}: {columns}, and the model has {base.embedding_length}")
        kind, data = _numbers(file.read(name), place.dtype, name)
        if found["half"] == "B" and (key := TURNED.get(base.architecture, {}).get(part)):
            told = base.attention.get(key, base.attention.get("attention.head_count", 0))
            data = _turned(data, rows, told if isinstance(told, int) else 0)
        end = found["half"].lower()
        yield WrittenTensor(f"blk.{int(found['layer'])}.{part}.weight.lora_{end}", kind, (columns, rows), data)


def _numbers(data: bytes, dtype: str, name: str) -> tuple[int, bytes]:
    """As GGUF keeps them. BF16 is the upper half of F32."""
    if dtype == "F32":
        return F32, data
    if dtype == "F16":
        return F16, data
    if dtype == "BF16":
        wide = bytearray(2 * len(data))
        wide[2::4], wide[3::4] = data[0::2], data[1::2]
        return F32, bytes(wide)
    raise PeftError(BROKEN, f"{name} is stored as {dtype}")


def _turned(data: bytes, rows: int, heads: int) -> bytes:
    """The rows of each head, with its two halves become neighbours."""
    if heads < 1 or rows % (2 * heads):
        raise PeftError(OTHER_MODEL, f"{rows} rows for {heads} heads")
    width, size = len(data) // rows, rows // heads
    order = (
        head * size + side * (size // 2) + row for head in range(heads) for row in range(size // 2) for side in (0, 1)
    )
    return b"".join(data[source * width : (source + 1) * width] for source in order)
