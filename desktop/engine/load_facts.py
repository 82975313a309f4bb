"""What became of a load, in the words of the protocol: memory by part and device, layers, cache and adapters."""

from enum import StrEnum

import msgspec

DEFAULT_WINDOW = 8192  # tokens, when the model could read more
STEP = 256  # llama.cpp rounds a context up to a multiple of this, but not a batch, and aborts over a larger one


class Part(StrEnum):
    """What memory is for."""

    WEIGHTS = "weights"
    CACHE = "cache"  # keys and values of the tokens read
    STATE = "state"  # of layers that keep one state instead of a cache
    COMPUTE = "compute"
    OUTPUT = "output"
    ADAPTERS = "adapters"
    PROGRAM = "program"  # everything else in the process: the program itself, libraries' data, the vocabulary


class MemoryPart(msgspec.Struct, frozen=True):
    """Memory that one part takes on one device."""

    part: Part
    device: str  # ggml's name of it: CPU, CUDA0, Vulkan0
    bytes: int
    mapped: bool = False  # a file that the system reads when it is needed, and may drop again


class Device(msgspec.Struct, frozen=True):
    """A device that is in use."""

    name: str
    description: str  # "Intel(R) Core(TM) i5-8250U CPU"
    kind: str  # "processor", "graphics", "integrated graphics", "accelerator", "other"
    memory_bytes: int = 0  # 0 when it is not known
    free_bytes: int = 0


class LayerSpan(msgspec.Struct, frozen=True):
    """Layers that lie on one device, counted from 0; the last layer of all is the output."""

    device: str
    first: int
    last: int


class ContextFacts(msgspec.Struct, frozen=True):
    """What a context really uses."""

    flash_attention: bool | None = None  # None: there is no attention
    cache_type_k: str = ""  # ggml's names; "" when there is no cache
    cache_type_v: str = ""


class AdapterFacts(msgspec.Struct, frozen=True):
    """An adapter in use, as its file describes itself."""

    path: str
    scale: float
    name: str = ""
    base_model: str = ""
    architecture: str = ""
    alpha: float = 0.0  # 0: the strength is the scale alone
    rank: int = 0  # the highest, when tensors differ
    tensors: int = 0  # pairs of them
    bytes: int = 0


class AdapterWish(msgspec.Struct, frozen=True):
    """A LoRA adapter's file, and how strongly it counts: 0 not at all, 1 as it was made, below 0 against it."""

    path: str
    scale: float = 1.0


class Vision(msgspec.Struct, frozen=True):
    """What lets a model see images. Its own memory in bytes, beside the model's."""

    name: str
    memory_bytes: int
