"""Graphics processors of this computer, from what the system lists; no driver is loaded to find them."""

import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.core.card_match import PCI_ADDRESS
from desktop.core.machine import GraphicsCard
from desktop.machine.asking import sysctl, windows_value
from desktop.machine.small_files import read_hexadecimal, read_number, read_word

NVIDIA = "proc/driver/nvidia"
PCI_NAMES = ("usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids")
WINDOWS_CLASS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"
MAKERS = {0x10DE: "NVIDIA", 0x1002: "AMD", 0x8086: "Intel", 0x13B5: "Arm", 0x5143: "Qualcomm"}
# Screens without a processor behind them: servers' and virtual machines' displays.
DISPLAY_ONLY = ("ast", "bochs", "cirrus", "hyperv", "mgag200", "qxl", "simple", "udl", "vbox", "virtio", "vkms", "vmw")
_NVIDIA_VERSION = re.compile(r"Kernel Module\b.*?\s(\d+\.\d+[\d.]*)")


class LinuxCard(NamedTuple):
    """A card, and where the kernel tells of it."""

    card: GraphicsCard
    entry: Path  # its folder among the graphics drivers', or that of the device where it has none there
    device: Path


def graphics_cards() -> list[GraphicsCard]:
    """Return the cards found, none twice."""
    if sys.platform == "darwin":  # not tested on macOS
        is_apple = platform.machine() == "arm64"
        return [GraphicsCard(name=f"{sysctl('machdep.cpu.brand_string')} GPU")] if is_apple else []
    if sys.platform == "win32":  # not tested on Windows
        return list(_windows_cards())
    return [one.card for one in linux_cards(Path("/"))]


def linux_cards(root: Path) -> Iterator[LinuxCard]:
    """Yield one for each device that the kernel's graphics drivers run; `root` is for tests.

    NVIDIA's own driver lists its cards itself: where no screen hangs on them they may be nowhere else.
    """
    seen = set()
    for entry in sorted((root / "sys/class/drm").glob("card*")):
        device = (entry / "device").resolve()
        driver = _driver(device)
        if re.fullmatch(r"card\d+", entry.name) and device not in seen and not driver.startswith(DISPLAY_ONLY):
            seen.add(device)
            yield LinuxCard(_card(device, driver, root), entry, device)
    for listed in sorted((root / NVIDIA / "gpus").glob("*")):
        device = (root / "sys/bus/pci/devices" / listed.name).resolve()
        if listed.name not in {one.name for one in seen}:
            yield LinuxCard(_card(device, "nvidia", root), device, device)


def _card(device: Path, driver: str, root: Path) -> GraphicsCard:
    version = nvidia_version(root) if driver == "nvidia" else read_word(root / "sys/module" / driver / "version")
    return GraphicsCard(
        name=_name(device, driver, root),
        memory_bytes=read_number(device / "mem_info_vram_total") or 0,
        address=device.name if PCI_ADDRESS.fullmatch(device.name) else "",
        driver=f"{driver} {version}".strip() if driver else "",
    )


def nvidia_version(root: Path) -> str:
    """Return the version of NVIDIA's kernel driver, "" where it does not run."""
    found = _NVIDIA_VERSION.search(read_word(root / NVIDIA / "version"))
    return found[1] if found else ""


def _driver(device: Path) -> str:
    words = dict(line.partition("=")[::2] for line in read_word(device / "uevent").splitlines())
    return words.get("DRIVER", "")


def _name(device: Path, driver: str, root: Path) -> str:
    for line in read_word(root / NVIDIA / "gpus" / device.name / "information").splitlines():
        if line.startswith("Model:"):
            return line.partition(":")[2].strip()
    vendor, model = read_hexadecimal(device / "vendor"), read_hexadecimal(device / "device")
    maker = MAKERS.get(vendor, "NVIDIA" if driver == "nvidia" else "")
    named = read_word(device / "product_name")  # AMD's cards for servers know their own name
    named = named or next((name for path in PCI_NAMES if (name := pci_name(root / path, vendor, model))), "")
    if named:
        return named if named.startswith(maker) else f"{maker} {named}"
    return f"{maker} graphics ({driver})".strip() if driver else f"{maker} graphics".strip()


def pci_name(path: Path, vendor: int, model: int) -> str:
    """Look a card up in the list of PCI names; "" when it is not there."""
    try:
        names = path.read_bytes()
    except OSError:
        return ""
    start = names.find(b"\n%04x  " % vendor)
    following = re.compile(rb"\n[0-9a-f]{4}  ").search(names, start + 1) if start >= 0 else None
    block = names[start : following.start() if following else None] if start >= 0 else b""
    found = re.search(rb"\n\t%04x  ([^\n]*)" % model, block)
    name = found[1].decode("utf-8", "replace").strip() if found else ""
    bracketed = re.search(r"\[([^\]]+)\]$", name)
    return bracketed[1] if bracketed else name


def _windows_cards() -> Iterator[GraphicsCard]:
    for number in range(8):
        key = rf"{WINDOWS_CLASS}\{number:04}"
        name, memory = windows_value(key, "DriverDesc"), windows_value(key, "HardwareInformation.qwMemorySize")
        if name and "Basic" not in name:
            version = windows_value(key, "DriverVersion")
            yield GraphicsCard(name=name, memory_bytes=int(memory) if memory.isdigit() else 0, driver=version)
