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


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """What Bantam uses at this moment; `memory_total_bytes` is all it may have, which does not change."""

    memory_bytes: int
    memory_total_bytes: int
    threads: int  # of the chat engine, or of the next one


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
