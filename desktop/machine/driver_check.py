"""What is missing for graphics cards to be calculated with, from what the kernel sees and what lies on the disk.

No driver is opened.
"""

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.core.machine import DriverNote, GraphicsCard, Lack
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.machine.driver_commands import AMD, INTEL, NVIDIA, advice
from desktop.machine.graphics import MAKERS, PCI_NAMES, graphics_cards, pci_name
from desktop.machine.small_files import read_hexadecimal, read_word

_DISPLAY = "0x03"  # the PCI class of all that shows pictures, and of what calculates without a screen
_LIBRARIES = ("usr/lib64", "usr/lib", "lib64", "lib", "usr/local/lib", "usr/lib/wsl/lib", "run/opengl-driver/lib")
_DESCRIPTIONS = ("usr/share/vulkan/icd.d", "etc/vulkan/icd.d", "usr/local/share/vulkan/icd.d")
_NAMES = {NVIDIA: "nvidia", AMD: "amd", INTEL: "intel"}
_DRIVERS = {NVIDIA: ("nvidia",), AMD: ("amdgpu",), INTEL: ("i915", "xe")}
_ICDS = {NVIDIA: ("nvidia*",), AMD: ("radeon*", "amd*"), INTEL: ("intel*",)}
_OWN = {NVIDIA: "cuda", AMD: "hip"}  # backends that the maker's library is enough for

NO_DRIVER = QT_TRANSLATE_NOOP("drivers", "The system sees {card}, but no driver that can calculate with it runs.")
NO_CUDA = QT_TRANSLATE_NOOP("drivers", "The driver of {card} runs, but its library libcuda.so.1 is missing.")
NO_LOADER = QT_TRANSLATE_NOOP("drivers", "For {card} the Vulkan library libvulkan.so.1 is missing.")
NO_VULKAN = QT_TRANSLATE_NOOP("drivers", "The driver of {card} comes without the Vulkan library vulkan-1.dll.")
NO_DESCRIPTION = QT_TRANSLATE_NOOP("drivers", "No Vulkan driver for {card} is installed.")
NO_PERMISSION = QT_TRANSLATE_NOOP("drivers", "This user may not open the device of {card}.")
NO_DEVICE = QT_TRANSLATE_NOOP("drivers", "The system sees {card}, and gives none of its devices to this container.")
NO_BACKEND = QT_TRANSLATE_NOOP("drivers", "{card} is ready, but Bantam's engine was built without Vulkan.")
INSTALL = QT_TRANSLATE_NOOP("drivers", "Type this in a terminal, then start the computer anew: {command}")
INSTALL_ONLY = QT_TRANSLATE_NOOP("drivers", "Type this in a terminal: {command}")
HAND_IN = QT_TRANSLATE_NOOP("drivers", "Start the container with this option, or what is like it: {command}")
LOG_IN_AGAIN = QT_TRANSLATE_NOOP("drivers", "Type this in a terminal, then log out and in again: {command}")
BUILD = QT_TRANSLATE_NOOP("drivers", "Build the engine with it, in Bantam's folder: {command}")
LOOK_FOR = QT_TRANSLATE_NOOP("drivers", "Install it with the tools of this system.")
NEWEST = QT_TRANSLATE_NOOP(
    "drivers", "Get the newest driver from the website of the card's maker, then start the computer anew."
)

JOIN_COMMAND = "sudo usermod -aG render,video $USER"
HAND_IN_COMMAND = "--device /dev/dri"
BUILD_COMMAND = "packaging/run --vulkan"
WINDOWS_BUILD_COMMAND = r"packaging\run.cmd --vulkan"


class _Card(NamedTuple):
    name: str
    vendor: int
    driver: str  # of the kernel, "" when none took it
    nodes: list[str]  # names of its devices in /dev/dri that calculate


def driver_notes(backends: Collection[str], root: Path = Path("/")) -> list[DriverNote]:
    """One note a card: the first thing that is missing, as the next one shows only then. None when all is there.

    `backends` are the kinds of graphics processors that the engine was built for; `root` is for tests.
    """
    if sys.platform == "win32":  # not tested on Windows
        return windows_notes(backends, graphics_cards(), Path(os.environ.get("SYSTEMROOT", r"C:\Windows")))
    if sys.platform != "linux":  # Metal is part of macOS
        return []
    systems = _systems(root)
    found = (_lack(card, backends, systems, root) for card in _cards(root))
    return list(dict.fromkeys(note for note in found if note is not None))


def _lack(card: _Card, backends: Collection[str], systems: list[str], root: Path) -> DriverNote | None:
    def note(lack: Lack, what: str, package: str, step: str = INSTALL_ONLY) -> DriverNote:
        told = advice(package, systems)
        step = (told.step or step) if told.command else LOOK_FOR
        return DriverNote(card=card.name, lack=lack, what=what, step=step, command=told.command)

    is_nvidia = card.vendor == NVIDIA
    if card.driver not in _DRIVERS[card.vendor]:
        return note(Lack.DRIVER, NO_DRIVER, _NAMES[card.vendor], INSTALL)
    if is_nvidia and not _library("libcuda.so.1", root):
        return note(Lack.LIBRARY, NO_CUDA, "cuda")
    nodes = [root / "dev/dri" / node for node in card.nodes]
    if not is_nvidia and nodes and not any(node.exists() for node in nodes):
        return DriverNote(card=card.name, lack=Lack.PERMISSION, what=NO_DEVICE, step=HAND_IN, command=HAND_IN_COMMAND)
    if not is_nvidia and nodes and not any(os.access(node, os.R_OK | os.W_OK) for node in nodes):
        return DriverNote(
            card=card.name, lack=Lack.PERMISSION, what=NO_PERMISSION, step=LOG_IN_AGAIN, command=JOIN_COMMAND
        )
    if _OWN.get(card.vendor) in backends:
        return None
    if not _library("libvulkan.so.1", root):
        return note(Lack.LOADER, NO_LOADER, "loader")
    if not _has_description(card.vendor, root):
        return note(Lack.DESCRIPTION, NO_DESCRIPTION, f"{_NAMES[card.vendor]}-vulkan")
    if "vulkan" not in backends:
        return DriverNote(card=card.name, lack=Lack.BACKEND, what=NO_BACKEND, step=BUILD, command=BUILD_COMMAND)
    return None


def windows_notes(backends: Collection[str], cards: Sequence[GraphicsCard], windows: Path) -> list[DriverNote]:
    """On Windows every maker's driver brings Vulkan's library; the one that Windows itself has may not."""
    if (windows / "System32" / "vulkan-1.dll").exists():
        note = partial(DriverNote, lack=Lack.BACKEND, what=NO_BACKEND, step=BUILD, command=WINDOWS_BUILD_COMMAND)
        return [] if "vulkan" in backends else [note(card=card.name) for card in cards]
    return [DriverNote(card=card.name, lack=Lack.LOADER, what=NO_VULKAN, step=NEWEST) for card in cards]


def _cards(root: Path) -> Iterator[_Card]:
    """What the PCI bus has, whether a driver took it or not."""
    for device in sorted((root / "sys/bus/pci/devices").glob("*")):
        vendor, model = (read_hexadecimal(device / name) for name in ("vendor", "device"))
        if not read_word(device / "class").startswith(_DISPLAY) or vendor not in _DRIVERS:
            continue
        names = (pci_name(root / path, vendor, model) for path in PCI_NAMES)
        named = next((name for name in names if name), "")
        maker = MAKERS[vendor]
        name = f"{maker} {named or 'graphics'}" if not named.startswith(maker) else named
        driver = (device / "driver").resolve().name if (device / "driver").exists() else ""
        yield _Card(name, vendor, driver, [one.name for one in sorted((device / "drm").glob("renderD*"))])


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
