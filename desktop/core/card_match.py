"""Which of the system's graphics cards a device on ggml's list is: by its place on the PCI bus, else by its name."""

import re
from collections.abc import Sequence

from desktop.core.machine import CardReading, ComputeDevice

PCI_ADDRESS = re.compile(r"[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]")  # "0000:01:00.0"
# What one side adds to a name and the other leaves out: "AMD Radeon RX 6600 (RADV NAVI23)", "Intel(R) Arc(TM) A770".
_ADDED = re.compile(r"\([^)]*\)|\b(?:nvidia|amd|intel|apple|graphics|gpu|laptop|mobile)\b", re.IGNORECASE)


def reading_of(device: ComputeDevice, readings: Sequence[CardReading]) -> CardReading | None:
    """The card's reading; None where it cannot be told for sure, as of two equal cards without a place."""
    if device.address and any(one.card.address for one in readings):
        return next((one for one in readings if one.card.address == device.address), None)
    name = _bare(device.description)
    same = [one for one in readings if name and _bare(one.card.name) == name]
    return same[0] if len(same) == 1 else None


def free_bytes(device: ComputeDevice, reading: CardReading | None) -> int:
    """What is free on it: by its driver, which is asked more often, where it has memory of its own; else by ggml."""
    if device.kind == "graphics" and reading is not None and reading.used_bytes is not None:
        return max(0, (reading.card.memory_bytes or device.memory_bytes) - reading.used_bytes)
    return device.free_bytes


def _bare(name: str) -> str:
    return " ".join(_ADDED.sub(" ", name).casefold().split())
