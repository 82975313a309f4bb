"""Which card a device on ggml's list is."""

import pytest

from desktop.core.card_match import free_bytes, reading_of
from desktop.core.machine import CardReading, ComputeDevice, GraphicsCard

GB = 10**9


def device(description: str, address: str = "", kind: str = "graphics") -> ComputeDevice:
    return ComputeDevice(
        name="Vulkan0", description=description, kind=kind, backend="Vulkan", memory_bytes=8 * GB, free_bytes=5 * GB,
        address=address,
    )  # fmt: skip


def reading(name: str, address: str = "", used: int | None = None) -> CardReading:
    return CardReading(card=GraphicsCard(name=name, address=address, memory_bytes=8 * GB), used_bytes=used)


def test_the_place_on_the_bus_decides() -> None:
    first, second = reading("NVIDIA RTX 3060", "0000:01:00.0"), reading("NVIDIA RTX 3060", "0000:02:00.0")
    assert reading_of(device("NVIDIA RTX 3060", "0000:02:00.0"), [first, second]) is second
    assert reading_of(device("NVIDIA RTX 3060", "0000:03:00.0"), [first, second]) is None
    assert reading_of(device("NVIDIA RTX 3060"), [first, second]) is None


@pytest.mark.parametrize(
    ("ggml", "system"),
    [
        ("AMD Radeon RX 6600 (RADV NAVI23)", "AMD Radeon RX 6600"),
        ("Intel(R) Arc(tm) A770 Graphics (DG2)", "Intel Arc A770"),
        ("NVIDIA GeForce RTX 3050 Laptop GPU", "NVIDIA GeForce RTX 3050 Mobile"),
        ("Apple M3 Pro", "Apple M3 Pro GPU"),
    ],
)
def test_else_the_name(ggml: str, system: str) -> None:
    found = reading(system)
    assert reading_of(device(ggml, "0000:01:00.0"), [reading("Something else"), found]) is found
    assert reading_of(device(ggml), [reading("Something else")]) is None


def test_a_name_that_says_nothing_matches_nothing() -> None:
    assert reading_of(device("Intel(R) Graphics"), [reading("Intel graphics")]) is None
    assert reading_of(device(""), [reading("")]) is None


def test_what_is_free() -> None:
    assert free_bytes(device("A"), None) == 5 * GB
    assert free_bytes(device("A"), reading("A")) == 5 * GB
    assert free_bytes(device("A"), reading("A", used=GB)) == 7 * GB
    assert free_bytes(device("A"), reading("A", used=9 * GB)) == 0
    assert free_bytes(device("A", kind="integrated graphics"), reading("A", used=GB)) == 5 * GB
