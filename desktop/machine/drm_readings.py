"""What the kernel's own drivers tell of AMD's and Intel's cards, in files: what rocm-smi and intel_gpu_top read.

AMD's amdgpu: Documentation/gpu/amdgpu. Intel's i915 and xe: Documentation/ABI/testing/sysfs-driver-intel-*-hwmon, where
power is to be had as energy only; neither tells how much of its memory is used.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.core.machine import CardReading
from desktop.machine.graphics import LinuxCard
from desktop.machine.small_files import read_number, read_word

_AMD_POWER = ("power1_average", "power1_input")  # the first is missing on newer chips
_AMD_LIMIT = ("power1_cap",)
_INTEL_LIMIT = ("power1_max", "power2_max")  # of the card, or of its chip
_INTEL_WARMTH = ("temp1_input", "temp2_input")  # i915 and xe
_CLOCKS = ("gt_act_freq_mhz", "device/tile0/gt0/freq0/act_freq")  # i915 and xe


class Energy(NamedTuple):
    """A counter, and when it was read."""

    microjoules: int
    at: float  # seconds, of any clock


def is_asleep(device: Path) -> bool:
    """Whether the system has switched it off: most questions would wake it."""
    return read_word(device / "power/runtime_status") == "suspended"


def amd_reading(found: LinuxCard) -> CardReading:
    """Ask amdgpu."""
    sensors = _sensors(found.device)
    return CardReading(
        card=found.card,
        used_bytes=read_number(found.device / "mem_info_vram_used"),
        celsius=_scaled(sensors, ("temp1_input",), 1e3),
        watts=_scaled(sensors, _AMD_POWER, 1e6),
        most_watts=_scaled(sensors, _AMD_LIMIT, 1e6),
        busy_percent=read_number(found.device / "gpu_busy_percent"),
    )


def intel_reading(found: LinuxCard, before: Energy | None, now: Energy | None) -> CardReading:
    """Ask i915 or xe; what it takes is told by two readings of its energy."""
    sensors = _sensors(found.device)
    clocks = (read_number(found.entry / name) for name in _CLOCKS)
    return CardReading(
        card=found.card,
        celsius=_scaled(sensors, _INTEL_WARMTH, 1e3),
        watts=_watts(before, now),
        most_watts=_scaled(sensors, _INTEL_LIMIT, 1e6) or None,  # 0: there is no limit
        megahertz=next((clock for clock in clocks if clock is not None), None),
    )


def intel_memory(found: LinuxCard) -> int:
    """Bytes of its own, 0 where no file tells: a driver from Intel's own packages has the first, xe the second."""
    tiles = found.device.glob("tile*/physical_vram_size_bytes")
    return read_number(found.entry / "lmem_total_bytes") or sum(_any_number(tile) for tile in tiles)


def energy(found: LinuxCard, at: float) -> Energy | None:
    """Read Intel's counter; None where there is none."""
    values = (read_number(folder / "energy1_input") for folder in _sensors(found.device))
    counted = next((value for value in values if value is not None), None)
    return None if counted is None else Energy(counted, at)


def _watts(before: Energy | None, now: Energy | None) -> float | None:
    if before is None or now is None or now.at <= before.at or now.microjoules < before.microjoules:
        return None
    return (now.microjoules - before.microjoules) / 1e6 / (now.at - before.at)


def _sensors(device: Path) -> list[Path]:
    return sorted((device / "hwmon").glob("hwmon*"))


def _scaled(folders: Sequence[Path], names: Sequence[str], unit: float) -> float | None:
    """The first of these files that there is, in whole units."""
    values = (read_number(folder / name) for folder in folders for name in names)
    return next((value / unit for value in values if value is not None), None)


def _any_number(path: Path) -> int:
    """Decimal or hexadecimal."""
    try:
        return int(read_word(path), 0)
    except ValueError:
        return 0
