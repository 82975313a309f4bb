"""What a computer has, as far as it tells. An unknown word is "", an unknown number 0."""

from enum import StrEnum

import msgspec


class DiskKind(StrEnum):
    """How a disk stores, where the system says."""

    SSD = "SSD"
    HARD_DISK = "hard disk"
    UNKNOWN = ""


class GraphicsCard(msgspec.Struct, frozen=True, kw_only=True):
    """One graphics processor; `memory_bytes` is its own memory, 0 when it shares the computer's or does not say."""

    name: str  # "NVIDIA GeForce RTX 3050", or the maker and the driver when nothing better is known
    memory_bytes: int = 0
    address: str = ""  # on the PCI bus: "0000:01:00.0"
    driver: str = ""  # the kernel's, with its version where it has one of its own: "nvidia 550.54.14", "amdgpu"


class CardReading(msgspec.Struct, frozen=True, kw_only=True):
    """What a graphics card tells of itself at one moment, by its maker's library or the kernel's driver.

    None is what it does not tell.
    """

    card: GraphicsCard
    used_bytes: int | None = None  # of its own memory, by all programs
    celsius: float | None = None
    watts: float | None = None
    most_watts: float | None = None  # that it may take
    busy_percent: int | None = None
    megahertz: int | None = None
    compute_capability: str = ""  # NVIDIA's: "8.6"
    cores: int = 0  # where the maker counts them: Apple
    is_asleep: bool = False  # switched off by the system until somebody needs it, and left so


class Power(msgspec.Struct, frozen=True, kw_only=True):
    """Where the computer's power comes from; None where it does not tell, as one without a battery."""

    on_battery: bool | None = None
    battery_percent: int | None = None


class ComputeDevice(msgspec.Struct, frozen=True, kw_only=True):
    """A device that the engine can calculate with, by ggml's own list."""

    name: str  # ggml's: "CPU", "Vulkan0", "CUDA0"
    description: str
    kind: str  # "processor", "graphics", "integrated graphics", "accelerator", "other"
    backend: str  # "CPU", "Vulkan", "CUDA", "ROCm", "Metal", "SYCL"
    memory_bytes: int = 0  # 0 when it is not known
    free_bytes: int = 0
    in_use: bool = False  # a loaded model lies on it, or a part
    address: str = ""  # on the PCI bus: "0000:01:00.0"
    features: list[str] = []  # what a processor's code was made for, in ggml's words: "AVX2", "AVX512_VNNI"


class Lack(StrEnum):
    """What keeps a graphics card from being calculated with."""

    DRIVER = "driver"  # the kernel's
    LIBRARY = "library"  # the maker's library that programs open
    LOADER = "loader"  # Vulkan's own library
    DESCRIPTION = "description"  # the file that tells Vulkan of the card's driver
    PERMISSION = "permission"  # to open the card's device
    BACKEND = "backend"  # the engine was built without one that suits the card


class DriverNote(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is missing for a card, and the exact next step.

    `what` and `step` are English templates to be translated ("drivers") and filled in with `card` and `command`.
    """

    card: str
    lack: Lack
    what: str
    step: str
    command: str = ""  # to be typed as it is; "" where the system has no command for it

    @property
    def words(self) -> str:
        """Both sentences in English."""
        return f"{self.what} {self.step}".format(card=self.card, command=self.command)


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """What Bantam uses at this moment; `memory_total_bytes` is all it may have, which does not change."""

    memory_bytes: int
    memory_total_bytes: int
    threads: int  # of the chat engine, or of the next one
    memory_available_bytes: int = 0  # free for Bantam and every other program
    power: Power = Power()
    layers_beside: int = 0  # of the chat engine's model, on graphics processors
    layers: int = 0


class MachineFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One look at the computer. Memory is what this process may have, which a container can make less."""

    os: str  # "Debian GNU/Linux 12 (bookworm)"
    kernel: str
    python: str
    glibc: str  # "" where there is none
    processor: str  # "Core i5-12500H"
    physical_cores: int
    logical_cores: int  # those this process may run on
    instructions: str  # the widest set the processor has: "AVX2", "AVX-512", "AMX", "NEON"
    memory_total_bytes: int
    memory_available_bytes: int
    graphics: list[GraphicsCard]  # found; whether the engine can compute on them is the engine's to say
    disk_total_bytes: int
    disk_free_bytes: int
    disk_kind: DiskKind
    performance_cores: int = 0
    efficiency_cores: int = 0
    backend: str = ""  # the engine's code for this processor that was proven here: "zen4", "haswell"
    instruction_sets: list[str] = []  # all that matter to models, in the order of `core/instruction_sets`
    used_sets: list[str] = []  # those of them that the proven code is made for; empty when that is not known
    power: Power = Power()
