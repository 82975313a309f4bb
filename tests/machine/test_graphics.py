"""Graphics cards, from trees like those under /sys/class/drm."""

from pathlib import Path

import pytest

from desktop.core.machine import GraphicsCard
from desktop.machine.graphics import graphics_cards, linux_cards, pci_name

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
    (tmp_path / "pci.ids").write_text(PCI_IDS)
    return tmp_path


def card(tree: Path, number: int, driver: str, vendor: str, model: str, **more: str) -> None:
    device = tree / "devices" / f"0000:0{number}:00.0"
    device.mkdir(parents=True)
    files = {"uevent": f"DRIVER={driver}\nPCI_CLASS=30000\n", "vendor": vendor, "device": model, **more}
    for name, content in files.items():
        (device / name).write_text(content + "\n")
    for name in (f"card{number}", f"card{number}-DP-1", f"renderD{128 + number}"):
        (tree / "drm" / name).mkdir(parents=True)
        (tree / "drm" / name / "device").symlink_to(device)


def found(tree: Path) -> list[GraphicsCard]:
    return list(linux_cards(tree / "drm", tree / "nvidia", (tree / "none", tree / "pci.ids")))


def test_three_makers(tree: Path) -> None:
    card(tree, 0, "i915", "0x8086", "0x46a6")
    card(tree, 1, "amdgpu", "0x1002", "0x73df", mem_info_vram_total=str(12 << 30))
    card(tree, 2, "nvidia", "0x10de", "0x25a2")
    (tree / "nvidia" / "0000:02:00.0").mkdir(parents=True)
    (tree / "nvidia" / "0000:02:00.0" / "information").write_text("Model: \t\t NVIDIA GeForce RTX 3050 Laptop GPU\n")
    assert found(tree) == [
        GraphicsCard(name="Intel Iris Xe Graphics"),
        GraphicsCard(name="AMD Radeon RX 6700 XT", memory_bytes=12 << 30),
        GraphicsCard(name="NVIDIA GeForce RTX 3050 Laptop GPU"),
    ]


def test_unnamed_cards_say_maker_and_driver(tree: Path) -> None:
    card(tree, 0, "xe", "0x8086", "0xffff")
    card(tree, 1, "panfrost", "?", "?")
    assert [one.name for one in found(tree)] == ["Intel graphics (xe)", "graphics (panfrost)"]


@pytest.mark.parametrize("driver", ["virtio-pci", "bochs-drm", "ast", "simple-framebuffer", "vmwgfx"])
def test_a_mere_display_is_no_card(tree: Path, driver: str) -> None:
    card(tree, 0, driver, "0x1af4", "0x1050")
    assert found(tree) == []


def test_none(tmp_path: Path) -> None:
    assert list(linux_cards(tmp_path / "drm", tmp_path, ())) == []


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
    assert pci_name(tree / "pci.ids", vendor, model) == name


def test_here() -> None:
    assert all(one.name for one in graphics_cards())
