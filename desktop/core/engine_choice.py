"""What a person chose about the engine of one model."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

MOST_ADAPTERS = 8
MOST_STRENGTH = 4.0  # either way; 1 is what an adapter was made for


class CacheChoice(StrEnum):
    """Types of numbers in which keys and values are kept, by ggml's names: few enough to choose from."""

    F16 = "f16"
    Q8_0 = "q8_0"
    Q4_0 = "q4_0"

    @property
    def is_quantised(self) -> bool:
        """Numbers share a scale in blocks."""
        return self is not CacheChoice.F16


class FlashChoice(StrEnum):
    """Whether attention is calculated without writing down every pair of tokens."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class AdapterChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A LoRA adapter's file, and how strongly it counts."""

    path: Annotated[str, Meta(min_length=1, max_length=4096)]
    strength: Annotated[float, Meta(ge=-MOST_STRENGTH, le=MOST_STRENGTH)] = 1.0


TEXT_ONLY = "-"  # instead of a projector's path: not even the one that lies beside the model


class EngineChoice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """For one model; the default is what nobody chose."""

    cache: CacheChoice = CacheChoice.F16
    flash_attention: FlashChoice = FlashChoice.AUTO
    draft: Annotated[str, Meta(max_length=4096)] = ""  # path of a smaller model that guesses ahead, "" for none
    projector: Annotated[str, Meta(max_length=4096)] = (
        ""  # path of the file that lets it see images; "": that beside it
    )
    most_context: Annotated[int, Meta(ge=0, le=1 << 20)] = 0  # tokens, where fewer than for every model; 0: as these
    gpu_layers: Annotated[int, Meta(ge=0, le=10_000)] | None = None  # None: as many as are good; 0: none
    adapters: Annotated[list[AdapterChoice], Meta(max_length=MOST_ADAPTERS)] = []
