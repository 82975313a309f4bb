"""Graphics cards, from trees like those under /sys/class/drm."""

from pathlib import Path

import pytest

from desktop.core.machine import GraphicsCard
from desktop.machine.graphics import graphics_cards, linux_cards, nvidia_version, pci_name
from tests.fixtures.graphics_tree import AMD, INTEL, NVIDIA, NVIDIA_OPEN, NVIDIA_VERSION, card, nvidia, put

PCI_IDS = """# List of PCI ID's
1002  Advanced Micro Devices, Inc. [AMD/ATI]
\t73df  Navi 22 [Radeon RX 6700 XT]
\t\t1002 0e36  Reference
10de  NVIDIA Corporation
\t25a2  GA107M [GeForce RTX 3050 Mobile]
8086  Intel Corporation
\t46a6  Alder Lake-P GT2 [Iris Xe Graphics]
\t9999  Plain Name
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    put(tmp_path, {"usr/share/hwdata/pci.ids": PCI_IDS})
    return tmp_path


def found(tree: Path) -> list[GraphicsCard]:
    return [one.card for one in linux_cards(tree)]


def test_three_makers(tree: Path) -> None:
    card(tree, 0, "i915", INTEL, "0x46a6")
    card(tree, 1, "amdgpu", AMD, "0x73df", mem_info_vram_total=str(12 << 30))
    card(tree, 2, "nvidia", NVIDIA, "0x25a2")
    nvidia(tree, "0000:02:00.0")
    put(tree, {"sys/module/amdgpu/version": "6.8.5"})
    assert found(tree) == [
        GraphicsCard(name="Intel Iris Xe Graphics", address="0000:00:00.0", driver="i915"),
        GraphicsCard(
            name="AMD Radeon RX 6700 XT", memory_bytes=12 << 30, address="0000:01:00.0", driver="amdgpu 6.8.5"
        ),
        GraphicsCard(name="NVIDIA GeForce RTX 3050 Laptop GPU", address="0000:02:00.0", driver="nvidia 550.54.14"),
    ]


def test_nvidias_driver_lists_cards_without_a_screen(tree: Path) -> None:
    nvidia(tree, "0000:03:00.0", "0000:41:00.0")
    card(tree, 3, "nvidia", NVIDIA, "0x25a2")
    assert [(one.address, one.name[:6], one.driver) for one in found(tree)] == [
        ("0000:03:00.0", "NVIDIA", "nvidia 550.54.14"),
        ("0000:41:00.0", "NVIDIA", "nvidia 550.54.14"),
    ]


@pytest.mark.parametrize(
    ("words", "version"), [(NVIDIA_VERSION, "550.54.14"), (NVIDIA_OPEN, "560.35.03"), ("nonsense", ""), ("", "")]
)
def test_version_of_nvidias_driver(tree: Path, words: str, version: str) -> None:
    nvidia(tree, version=words)
    assert nvidia_version(tree) == version
    assert nvidia_version(tree / "none") == ""


def test_a_card_that_knows_its_own_name(tree: Path) -> None:
    card(tree, 0, "amdgpu", AMD, "0x740c", product_name="Instinct MI250X")
    assert found(tree)[0].name == "AMD Instinct MI250X"


def test_unnamed_cards_say_maker_and_driver(tree: Path) -> None:
    card(tree, 0, "xe", INTEL, "0xffff")
    card(tree, 1, "panfrost", "?", "?")
    assert [one.name for one in found(tree)] == ["Intel graphics (xe)", "graphics (panfrost)"]


@pytest.mark.parametrize("driver", ["virtio-pci", "bochs-drm", "ast", "simple-framebuffer", "vmwgfx"])
def test_a_mere_display_is_no_card(tree: Path, driver: str) -> None:
    card(tree, 0, driver, "0x1af4", "0x1050")
    assert found(tree) == []


def test_none(tmp_path: Path) -> None:
    assert list(linux_cards(tmp_path)) == []


@pytest.mark.parametrize(
    ("vendor", "model", "name"),
    [
        (0x10DE, 0x25A2, "GeForce RTX 3050 Mobile"),
        (0x8086, 0x9999, "Plain Name"),
        (0x10DE, 0x46A6, ""),
        (0x1002, 0x0E36, ""),
        (0xFFFF, 1, ""),
        (0, 0, ""),
    ],
)
def test_pci_name(tree: Path, vendor: int, model: int, name: str) -> None:
    assert pci_name(tree / "usr/share/hwdata/pci.ids", vendor, model) == name


def test_here() -> None:
    assert all(one.name for one in graphics_cards())
