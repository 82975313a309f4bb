"""What to type for a missing driver, by the distribution's own package manager.

Package names were looked up in November 2026: Debian's in the package lists of releases 12 and 13; the others' in what
their makers and packagers tell people to type (Fedora with RPM Fusion, Arch after the change to NVIDIA's open kernel
modules, openSUSE after the change from G06 to G07, Ubuntu's release notes). None was tried on a real card.
"""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.core.text import QT_TRANSLATE_NOOP

NVIDIA, AMD, INTEL = 0x10DE, 0x1002, 0x8086
DEBIAN, UBUNTU, FEDORA, ARCH, SUSE = "debian", "ubuntu", "fedora", "arch", "suse"

FOR_DEBIAN = QT_TRANSLATE_NOOP(
    "drivers",
    "Add the words “contrib non-free non-free-firmware” to the sources of packages, "
    "type this in a terminal, then start the computer anew: {command}",
)
FOR_OPEN = QT_TRANSLATE_NOOP(
    "drivers",
    "Type this in a terminal, then start the computer anew (cards before the GTX 16 and RTX 20 "
    "need an older driver): {command}",
)

_FEDORA_NVIDIA = (
    "sudo dnf install fedora-workstation-repositories && "
    "sudo dnf install --enablerepo=rpmfusion-nonfree-nvidia-driver {packages}"
)
_COMMANDS: dict[tuple[str, str], str] = {
    ("nvidia", UBUNTU): "sudo ubuntu-drivers install",
    ("nvidia", DEBIAN): "sudo apt install linux-headers-$(dpkg --print-architecture) nvidia-driver",
    ("nvidia", FEDORA): _FEDORA_NVIDIA.format(packages="akmod-nvidia xorg-x11-drv-nvidia-cuda"),
    ("nvidia", ARCH): "sudo pacman -S nvidia-open nvidia-utils",
    ("nvidia", SUSE): "sudo zypper install nvidia-open-driver-G07-signed-kmp-meta",
    ("cuda", UBUNTU): "sudo ubuntu-drivers install",
    ("cuda", DEBIAN): "sudo apt install libcuda1",
    ("cuda", FEDORA): _FEDORA_NVIDIA.format(packages="xorg-x11-drv-nvidia-cuda"),
    ("cuda", ARCH): "sudo pacman -S nvidia-utils",
    ("cuda", SUSE): "sudo zypper install nvidia-compute-utils-G07",
    ("nvidia-vulkan", UBUNTU): "sudo ubuntu-drivers install",
    ("nvidia-vulkan", DEBIAN): "sudo apt install nvidia-vulkan-icd",
    ("nvidia-vulkan", FEDORA): _FEDORA_NVIDIA.format(packages="xorg-x11-drv-nvidia-libs"),
    ("nvidia-vulkan", ARCH): "sudo pacman -S nvidia-utils",
    ("nvidia-vulkan", SUSE): "sudo zypper install nvidia-video-G07",
    ("loader", DEBIAN): "sudo apt install libvulkan1",
    ("loader", FEDORA): "sudo dnf install vulkan-loader",
    ("loader", ARCH): "sudo pacman -S vulkan-icd-loader",
    ("loader", SUSE): "sudo zypper install libvulkan1",
    ("amd-vulkan", DEBIAN): "sudo apt install mesa-vulkan-drivers",
    ("amd-vulkan", FEDORA): "sudo dnf install mesa-vulkan-drivers",
    ("amd-vulkan", ARCH): "sudo pacman -S vulkan-radeon",
    ("amd-vulkan", SUSE): "sudo zypper install libvulkan_radeon",
    ("intel-vulkan", DEBIAN): "sudo apt install mesa-vulkan-drivers",
    ("intel-vulkan", FEDORA): "sudo dnf install mesa-vulkan-drivers",
    ("intel-vulkan", ARCH): "sudo pacman -S vulkan-intel",
    ("intel-vulkan", SUSE): "sudo zypper install libvulkan_intel",
    ("amd", UBUNTU): "sudo apt install linux-firmware",
    ("amd", DEBIAN): "sudo apt install firmware-amd-graphics",
    ("amd", FEDORA): "sudo dnf install amd-gpu-firmware",
    ("amd", ARCH): "sudo pacman -S linux-firmware",
    ("amd", SUSE): "sudo zypper install kernel-firmware-all",
    ("intel", UBUNTU): "sudo apt install linux-firmware",
    ("intel", DEBIAN): "sudo apt install firmware-misc-nonfree",
    ("intel", FEDORA): "sudo dnf install intel-gpu-firmware",
    ("intel", ARCH): "sudo pacman -S linux-firmware",
    ("intel", SUSE): "sudo zypper install kernel-firmware-all",
}
_NOT_FREE = {"nvidia", "cuda", "nvidia-vulkan", "amd", "intel"}  # what Debian keeps apart


class Advice(NamedTuple):
    """What to type; "" where it is not known. `step` goes before the sentence that would be told otherwise."""

    command: str
    step: str = ""


def advice(package: str, systems: Sequence[str]) -> Advice:
    """For what is missing: "nvidia", "amd", "intel" is the driver itself, with "-vulkan" its part for Vulkan.

    `systems` are names of a distribution and of what it is like, the nearest first.
    """
    for system in systems:
        if command := _COMMANDS.get((package, system)):
            if system == DEBIAN and package in _NOT_FREE:
                return Advice(command, FOR_DEBIAN)
            return Advice(command, FOR_OPEN if package == "nvidia" and system in (ARCH, SUSE) else "")
    return Advice("")
