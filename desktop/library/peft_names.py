"""How PEFT names the parts of a model that an adapter changes, and what GGUF calls them (gguf-py's `TensorNameMap`)."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_ATTENTION = {f"self_attn.{one}_proj": f"attn_{one}" for one in "qkv"} | {"self_attn.o_proj": "attn_output"}
_USUAL = {**_ATTENTION, **{f"mlp.{one}_proj": f"ffn_{one}" for one in ("gate", "up", "down")}}
_EXPERTS = {f"mlp.experts.{one}_proj": f"ffn_{one}_exps" for one in ("gate", "up", "down")}
_MIXTRAL = {f"block_sparse_moe.experts.w{n}": f"ffn_{one}_exps" for n, one in enumerate(("gate", "down", "up"), 1)}
_PHI2 = {**_ATTENTION, "self_attn.dense": "attn_output", "mlp.fc1": "ffn_up", "mlp.fc2": "ffn_down"}
_PHI3 = {
    "self_attn.qkv_proj": "attn_qkv", "self_attn.o_proj": "attn_output",
    "mlp.gate_up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
}  # fmt: skip
_LFM2 = {
    **_ATTENTION, "self_attn.out_proj": "attn_output",
    "feed_forward.w1": "ffn_gate", "feed_forward.w2": "ffn_down", "feed_forward.w3": "ffn_up",
    "conv.in_proj": "shortconv.in_proj", "conv.out_proj": "shortconv.out_proj",
}  # fmt: skip
_ALIKE = (
    "granite",
    "smollm3",
    "mistral3",
    "qwen2",
    "qwen2vl",
    "qwen3",
    "qwen3vl",
    "gemma",
    "gemma2",
    "gemma3",
    "olmo2",
)
FAMILIES: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(_ALIKE, _USUAL),
    "llama": {**_USUAL, **_MIXTRAL},
    "qwen2moe": {**_USUAL, **_EXPERTS},
    "qwen3moe": {**_USUAL, **_EXPERTS},
    "phi2": _PHI2,
    "phi3": _PHI3,
    "lfm2": _LFM2,
}
TURNED = ("llama", "granite", "smollm3", "mistral3")  # where llama.cpp turns neighbours in q and k, and others halves
WORDS, WRITTEN = "token_embd.weight", "output.weight"
_FROM_INSIDE = ("attn_output", "ffn_down", "ffn_down_exps", "shortconv.out_proj")  # what goes in is no token's vector
_START = r"(?:base_model\.model\.)?(?:model\.)?(?:language_model\.)?(?:model\.)?"
_END = r"(?:\.default)?\.weight"
_LAYER = re.compile(
    rf"{_START}layers\.(?P<layer>\d{{1,4}})\.(?P<module>[\w.]{{1,100}}?)\.lora_(?P<half>[AB]){_END}", re.ASCII
)
_EXPERT = re.compile(r"(?P<before>[\w.]+\.experts)\.(?P<number>\d{1,4})\.(?P<after>\w+)", re.ASCII)
_HEAD = re.compile(rf"{_START}lm_head\.lora_(?P<half>[AB]){_END}")
_EMBEDDING = re.compile(rf"{_START}embed_tokens\.lora_embedding_(?P<half>[AB])(?:\.default)?")


class Half(NamedTuple):
    """One of the two tensors that change a matrix."""

    part: str  # the matrix, as GGUF calls it
    half: str  # "a" or "b"
    layer: int = -1
    expert: int = 0

    @property
    def takes_vector(self) -> bool:
        """Whether a token's vector goes into that matrix."""
        return self.layer >= 0 and not self.part.endswith(tuple(f".{one}.weight" for one in _FROM_INSIDE))


def placed(name: str, modules: Mapping[str, str]) -> Half | None:
    """What a tensor of PEFT is in GGUF; None for what an adapter for such a model cannot have."""
    for pattern, part in ((_HEAD, WRITTEN), (_EMBEDDING, WORDS)):
        if found := pattern.fullmatch(name):
            return Half(part, found["half"].lower())
    if (found := _LAYER.fullmatch(name)) is None:
        return None
    module, expert = found["module"], 0
    if one := _EXPERT.fullmatch(module):
        module, expert = f"{one['before']}.{one['after']}", int(one["number"])
    if (part := modules.get(module, "")) == "":
        return None
    return Half(f"blk.{int(found['layer'])}.{part}.weight", found["half"].lower(), int(found["layer"]), expert)


ANY: Mapping[str, str] = {module: part for family in FAMILIES.values() for module, part in family.items()}
