"""What is missing for graphics cards to be calculated with, from what the kernel sees and what lies on the disk.

No driver is opened. Commands are those of the distribution's own package manager, by its name for itself.
"""

import os
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.core.machine import DriverNote, Lack
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.machine.graphics import MAKERS, PCI_NAMES, pci_name
from desktop.machine.small_files import read_word

_DISPLAY = "0x03"  # the PCI class of all that shows pictures, and of what calculates without a screen
_LIBRARIES = ("usr/lib64", "usr/lib", "lib64", "lib", "usr/local/lib", "usr/lib/wsl/lib", "run/opengl-driver/lib")
_DESCRIPTIONS = ("usr/share/vulkan/icd.d", "etc/vulkan/icd.d", "usr/local/share/vulkan/icd.d")
NVIDIA, AMD, INTEL = 0x10DE, 0x1002, 0x8086
_DRIVERS = {NVIDIA: ("nvidia",), AMD: ("amdgpu",), INTEL: ("i915", "xe")}
_ICDS = {NVIDIA: ("nvidia*",), AMD: ("radeon*", "amd*"), INTEL: ("intel*",)}
_OWN = {NVIDIA: "cuda", AMD: "hip"}  # backends that the maker's library is enough for

NO_DRIVER = QT_TRANSLATE_NOOP("drivers", "The system sees {card}, but no driver that can calculate with it runs.")
NO_CUDA = QT_TRANSLATE_NOOP("drivers", "The driver of {card} runs, but its library libcuda.so.1 is missing.")
NO_LOADER = QT_TRANSLATE_NOOP("drivers", "For {card} the Vulkan library libvulkan.so.1 is missing.")
NO_DESCRIPTION = QT_TRANSLATE_NOOP("drivers", "No Vulkan driver for {card} is installed.")
NO_PERMISSION = QT_TRANSLATE_NOOP("drivers", "This user may not open the device of {card}.")
NO_BACKEND = QT_TRANSLATE_NOOP("drivers", "{card} is ready, but Bantam's engine was built without Vulkan.")
INSTALL = QT_TRANSLATE_NOOP("drivers", "Type this in a terminal, then start the computer anew: {command}")
INSTALL_ONLY = QT_TRANSLATE_NOOP("drivers", "Type this in a terminal: {command}")
LOG_IN_AGAIN = QT_TRANSLATE_NOOP("drivers", "Type this in a terminal, then log out and in again: {command}")
BUILD = QT_TRANSLATE_NOOP("drivers", "Build the engine with it, in Bantam's folder: {command}")
LOOK_FOR = QT_TRANSLATE_NOOP("drivers", "Install it with the tools of this system.")

_DEBIAN, _FEDORA, _ARCH, _SUSE = "debian", "fedora", "arch", "suse"
_PACKAGES: dict[tuple[str, str], str] = {
    ("nvidia", "ubuntu"): "sudo ubuntu-drivers install",
    ("nvidia", _DEBIAN): "sudo apt install nvidia-driver firmware-misc-nonfree",
    ("nvidia", _FEDORA): "sudo dnf install akmod-nvidia xorg-x11-drv-nvidia-cuda",
    ("nvidia", _ARCH): "sudo pacman -S nvidia-open nvidia-utils",
    ("nvidia", _SUSE): "sudo zypper install nvidia-open-driver-G06-signed-kmp-meta nvidia-compute-utils-G06",
    ("cuda", "ubuntu"): "sudo ubuntu-drivers install",
    ("cuda", _DEBIAN): "sudo apt install libcuda1",
    ("cuda", _FEDORA): "sudo dnf install xorg-x11-drv-nvidia-cuda",
    ("cuda", _ARCH): "sudo pacman -S nvidia-utils",
    ("cuda", _SUSE): "sudo zypper install nvidia-compute-G06",
    ("loader", _DEBIAN): "sudo apt install libvulkan1",
    ("loader", _FEDORA): "sudo dnf install vulkan-loader",
    ("loader", _ARCH): "sudo pacman -S vulkan-icd-loader",
    ("loader", _SUSE): "sudo zypper install libvulkan1",
    ("mesa", _DEBIAN): "sudo apt install mesa-vulkan-drivers",
    ("mesa", _FEDORA): "sudo dnf install mesa-vulkan-drivers",
    ("radeon", _ARCH): "sudo pacman -S vulkan-radeon",
    ("radeon", _SUSE): "sudo zypper install libvulkan_radeon",
    ("intel", _ARCH): "sudo pacman -S vulkan-intel",
    ("intel", _SUSE): "sudo zypper install libvulkan_intel",
    ("firmware", "ubuntu"): "sudo apt install linux-firmware",
    ("firmware", _DEBIAN): "sudo apt install firmware-amd-graphics firmware-misc-nonfree",
    ("firmware", _FEDORA): "sudo dnf install linux-firmware",
    ("firmware", _ARCH): "sudo pacman -S linux-firmware",
    ("firmware", _SUSE): "sudo zypper install kernel-firmware-all",
}
JOIN_COMMAND = "sudo usermod -aG render,video $USER"
BUILD_COMMAND = "packaging/run --vulkan"


class _Card(NamedTuple):
    name: str
    vendor: int
    driver: str  # of the kernel, "" when none took it
    nodes: list[str]  # names of its devices in /dev/dri that calculate


def driver_notes(backends: Collection[str], root: Path = Path("/")) -> list[DriverNote]:
    """One note a card: the first thing that is missing, as the next one shows only then. None when all is there.

    `backends` are the kinds of graphics processors that the engine was built for; `root` is for tests.
    """
    if sys.platform != "linux":  # macOS has all it needs; on Windows drivers come by themselves
        return []
    systems = _systems(root)
    found = (_lack(card, backends, systems, root) for card in _cards(root))
    return list(dict.fromkeys(note for note in found if note is not None))


def _lack(card: _Card, backends: Collection[str], systems: list[str], root: Path) -> DriverNote | None:
    def note(lack: Lack, what: str, package: str, step: str = INSTALL_ONLY) -> DriverNote:
        command = next((_PACKAGES[package, system] for system in systems if (package, system) in _PACKAGES), "")
        return DriverNote(card=card.name, lack=lack, what=what, step=step if command else LOOK_FOR, command=command)

    is_nvidia = card.vendor == NVIDIA
    if card.driver not in _DRIVERS[card.vendor]:
        return note(Lack.DRIVER, NO_DRIVER, "nvidia" if is_nvidia else "firmware", INSTALL)
    if is_nvidia and not _library("libcuda.so.1", root):
        return note(Lack.LIBRARY, NO_CUDA, "cuda")
    nodes = [root / "dev/dri" / node for node in card.nodes]
    if not is_nvidia and nodes and not any(os.access(node, os.R_OK | os.W_OK) for node in nodes):
        return DriverNote(
            card=card.name, lack=Lack.PERMISSION, what=NO_PERMISSION, step=LOG_IN_AGAIN, command=JOIN_COMMAND
        )
    if _OWN.get(card.vendor) in backends:
        return None
    if not _library("libvulkan.so.1", root):
        return note(Lack.LOADER, NO_LOADER, "loader")
    if not _has_description(card.vendor, root):
        return note(Lack.DESCRIPTION, NO_DESCRIPTION, _driver_package(card.vendor, systems))
    if "vulkan" not in backends:
        return DriverNote(card=card.name, lack=Lack.BACKEND, what=NO_BACKEND, step=BUILD, command=BUILD_COMMAND)
    return None


def _driver_package(vendor: int, systems: list[str]) -> str:
    if vendor == NVIDIA:
        return "nvidia"
    if _ARCH in systems or _SUSE in systems:
        return "radeon" if vendor == AMD else "intel"
    return "mesa"


def _cards(root: Path) -> Iterator[_Card]:
    """What the PCI bus has, whether a driver took it or not."""
    for device in sorted((root / "sys/bus/pci/devices").glob("*")):
        vendor, model = (_hexadecimal(device / name) for name in ("vendor", "device"))
        if not read_word(device / "class").startswith(_DISPLAY) or vendor not in _DRIVERS:
            continue
        names = (pci_name(root / str(path).lstrip("/"), vendor, model) for path in PCI_NAMES)
        named = next((name for name in names if name), "")
        maker = MAKERS[vendor]
        name = f"{maker} {named or 'graphics'}" if not named.startswith(maker) else named
        driver = (device / "driver").resolve().name if (device / "driver").exists() else ""
        yield _Card(name, vendor, driver, [one.name for one in sorted((device / "drm").glob("renderD*"))])


def _hexadecimal(path: Path) -> int:
    word = read_word(path)
    return int(word, 16) if re.fullmatch(r"0x[0-9a-fA-F]{1,8}", word) else 0


def _library(name: str, root: Path) -> bool:
    """Whether it lies where the loader looks, a folder for the processor's kind included."""
    folders = [root / folder for folder in _LIBRARIES]
    return any((folder / name).exists() or any(folder.glob(f"*-linux-gnu*/{name}")) for folder in folders)


def _has_description(vendor: int, root: Path) -> bool:
    return any(any((root / folder).glob(f"{name}.json")) for folder in _DESCRIPTIONS for name in _ICDS[vendor])


def _systems(root: Path) -> list[str]:
    """The distribution's name for itself and for what it is like, the nearest first."""
    words: dict[str, str] = {}
    for line in read_word(root / "etc/os-release").splitlines():
        key, _, value = line.partition("=")
        words[key] = value.strip("\"'")
    names = [words.get("ID", ""), *words.get("ID_LIKE", "").split()]
    return list(dict.fromkeys("suse" if "suse" in name else name for name in names if name))
