"""What a model keeps of each token while it reads, told from its header; None where llama.cpp decides it otherwise."""

from functools import lru_cache

from desktop.core.cache_cost import CacheShape
from desktop.library.gguf_header import GgufHeader

MOST_LAYERS = 1024
LONGEST_HEAD = 1 << 16
# Layers of theirs share what others keep, or a second cache stands beside the first: not told by the usual keys.
OTHERWISE = ("gemma3n", "t5", "deepseek32", "deepseek4", "glm-dsa", "dots3note", "kimi-linear", "minimax-01", "plamo2")
UNUSUAL_KEYS = ("attention.key_length_swa", "attention.shared_kv_layers", "nextn_predict_layers")


def cache_shape(header: GgufHeader) -> CacheShape | None:
    """By the keys that llama.cpp reads (`llama_model_base::load_hparams` in llama-model.cpp)."""
    told, layers = header.attention, header.block_count
    if not 0 < layers <= MOST_LAYERS or header.architecture in OTHERWISE or any(told.get(key) for key in UNUSUAL_KEYS):
        return None
    heads = _each(told.get("attention.head_count", 0), layers)
    kept = _each(told.get("attention.head_count_kv", heads), layers)
    if heads is None or kept is None:
        return None
    usual = header.embedding_length // heads[0] if heads[0] else 0
    key_length = _number(told.get("attention.key_length", usual))
    value_length = _number(told.get("attention.value_length", usual))
    if max(key_length, value_length, *heads, *kept) > LONGEST_HEAD:
        return None
    if interval := _number(told.get("full_attention_interval", 0)):  # the others have a state instead
        kept = tuple(count if (layer + 1) % interval == 0 else 0 for layer, count in enumerate(kept))
    has_values = not told.get("attention.key_length_mla")  # with latent attention they are calculated from the keys
    return _shape(max(heads), kept, key_length, value_length, has_values)


@lru_cache(maxsize=256)  # in a large library many models have the same
def _shape(heads: int, kept: tuple[int, ...], key_length: int, value_length: int, has_values: bool) -> CacheShape:
    return CacheShape(
        keys=tuple(count * key_length for count in kept),
        values=tuple(count * value_length if has_values else 0 for count in kept),
        key_length=key_length,
        value_length=value_length,
        heads=heads,
    )


def _each(told: int | tuple[int, ...] | None, layers: int) -> tuple[int, ...] | None:
    """A number for each layer; None when there are too few."""
    if isinstance(told, tuple):
        return told[:layers] if len(told) >= layers else None
    return (told or 0,) * layers


def _number(told: int | tuple[int, ...]) -> int:
    return told if isinstance(told, int) else 0
