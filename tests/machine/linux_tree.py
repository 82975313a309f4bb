"""A system's own files about graphics cards, in a folder."""

from pathlib import Path

NVIDIA, AMD, INTEL = "0x10de", "0x1002", "0x8086"
NVIDIA_VERSION = (
    "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 01:44:30 UTC 2024\n"
    "GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)\n"
)
NVIDIA_OPEN = (
    "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  560.35.03  Release Build  (archlinux-builder@)\n"
    "GCC version:  gcc version 14.2.1\n"
)


def put(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content + "\n")


def card(root: Path, number: int, driver: str, vendor: str, model: str, **more: str) -> Path:
    """A card that a kernel driver runs; its folder of the device, named by its place on the bus."""
    device = root / "sys/devices/pci0000:00" / f"0000:0{number}:00.0"
    device.mkdir(parents=True)
    put(device, {"uevent": f"DRIVER={driver}\nPCI_CLASS=30000", "vendor": vendor, "device": model, **more})
    for name in (f"card{number}", f"card{number}-DP-1", f"renderD{128 + number}"):
        (root / "sys/class/drm" / name).mkdir(parents=True)
        (root / "sys/class/drm" / name / "device").symlink_to(device)
    return device


def nvidia(root: Path, *addresses: str, version: str = NVIDIA_VERSION) -> None:
    """NVIDIA's own driver, and the cards that it lists."""
    put(root / "proc/driver/nvidia", {"version": version})
    for address in addresses:
        words = "Model: \t\t NVIDIA GeForce RTX 3050 Laptop GPU\nIRQ:   \t\t 174"
        put(root / "proc/driver/nvidia/gpus" / address, {"information": words})
