"""Graphics processors of this computer, from what the system lists; no driver is loaded to find them."""

import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.core.machine import GraphicsCard
from desktop.machine.asking import sysctl, windows_value
from desktop.machine.small_files import read_number, read_word

DRM = Path("/sys/class/drm")
NVIDIA = Path("/proc/driver/nvidia/gpus")
PCI_NAMES = (Path("/usr/share/misc/pci.ids"), Path("/usr/share/hwdata/pci.ids"))
WINDOWS_CLASS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"
MAKERS = {0x10DE: "NVIDIA", 0x1002: "AMD", 0x8086: "Intel", 0x13B5: "Arm", 0x5143: "Qualcomm"}
# Screens without a processor behind them: servers' and virtual machines' displays.
DISPLAY_ONLY = ("ast", "bochs", "cirrus", "hyperv", "mgag200", "qxl", "simple", "udl", "vbox", "virtio", "vkms", "vmw")


def graphics_cards() -> list[GraphicsCard]:
    """Return the cards found, none twice."""
    if sys.platform == "darwin":  # not tested on macOS
        is_apple = platform.machine() == "arm64"
        return [GraphicsCard(name=f"{sysctl('machdep.cpu.brand_string')} GPU")] if is_apple else []
    if sys.platform == "win32":  # not tested on Windows
        return list(_windows_cards())
    return list(linux_cards(DRM, NVIDIA, PCI_NAMES))


def linux_cards(drm: Path, nvidia: Path, pci_names: tuple[Path, ...]) -> Iterator[GraphicsCard]:
    """Yield one card for each device that the kernel's graphics drivers run."""
    seen = set()
    for entry in sorted(drm.glob("card*")):
        device = entry / "device"
        real = device.resolve()
        driver = _driver(device)
        if re.fullmatch(r"card\d+", entry.name) and real not in seen and not driver.startswith(DISPLAY_ONLY):
            seen.add(real)
            memory = read_number(device / "mem_info_vram_total") or 0
            yield GraphicsCard(name=_name(device, driver, nvidia / real.name, pci_names), memory_bytes=memory)


def _driver(device: Path) -> str:
    words = dict(line.partition("=")[::2] for line in read_word(device / "uevent").splitlines())
    return words.get("DRIVER", "")


def _name(device: Path, driver: str, nvidia: Path, pci_names: tuple[Path, ...]) -> str:
    for line in read_word(nvidia / "information").splitlines():
        if line.startswith("Model:"):
            return line.partition(":")[2].strip()
    vendor, model = _hexadecimal(device / "vendor"), _hexadecimal(device / "device")
    maker = MAKERS.get(vendor, "")
    named = next((name for path in pci_names if (name := pci_name(path, vendor, model))), "")
    if named:
        return named if named.startswith(maker) else f"{maker} {named}"
    return f"{maker} graphics ({driver})".strip() if driver else f"{maker} graphics".strip()


def _hexadecimal(path: Path) -> int:
    word = read_word(path)
    return int(word, 16) if re.fullmatch(r"0x[0-9a-fA-F]{1,8}", word) else 0


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
            yield GraphicsCard(name=name, memory_bytes=int(memory) if memory.isdigit() else 0)
