"""How a context keeps what it has read: the types of its cache, and whether attention is calculated in one step."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec


class CacheType(StrEnum):
    """Types of numbers that llama.cpp keeps keys and values in, by ggml's names (`kv_cache_types` in its arg.cpp)."""

    F32 = "f32"
    F16 = "f16"
    BF16 = "bf16"
    Q8_0 = "q8_0"
    Q5_1 = "q5_1"
    Q5_0 = "q5_0"
    IQ4_NL = "iq4_nl"
    Q4_1 = "q4_1"
    Q4_0 = "q4_0"

    @property
    def is_quantised(self) -> bool:
        """Numbers share a scale in blocks, so that a head has to be made of whole blocks."""
        return self not in (CacheType.F32, CacheType.F16, CacheType.BF16)


class FlashAttention(StrEnum):
    """Attention without writing down every pair of tokens. AUTO: on, and off where it does not work."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class CacheSettings(msgspec.Struct, frozen=True):
    """What is asked of a context; what it became stands in `ContextFacts`."""

    keys: CacheType = CacheType.F16
    values: CacheType = CacheType.F16
    flash_attention: FlashAttention = FlashAttention.AUTO

    @property
    def tries(self) -> Sequence[FlashAttention]:
        """What to try, one after the other. Quantised values cannot do without flash attention."""
        if self.flash_attention is not FlashAttention.AUTO:
            return (self.flash_attention,)
        return (FlashAttention.AUTO,) if self.values.is_quantised else (FlashAttention.AUTO, FlashAttention.OFF)
