"""What macOS tells of its graphics processor, by `system_profiler`: no file and no library has it.

Not tested on a Mac.
"""

import json
import subprocess

from desktop.core.machine import CardReading, GraphicsCard

SYSTEM_PROFILER = "/usr/sbin/system_profiler"
PATIENCE = 5.0  # seconds; it takes a quarter of one


def mac_readings() -> list[CardReading]:
    """Ask it; nothing where it does not answer. What it says does not change, so once is enough."""
    try:
        done = subprocess.run(
            [SYSTEM_PROFILER, "SPDisplaysDataType", "-json"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return profiled(done.stdout)


def profiled(answer: bytes) -> list[CardReading]:
    """Read its answer."""
    try:
        found = json.loads(answer)["SPDisplaysDataType"]
    except (ValueError, KeyError, TypeError):
        return []
    return [_reading(one) for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _reading(told: dict[str, object]) -> CardReading:
    metal = str(told.get("spdisplays_mtlgpufamilysupport", "")).removeprefix("spdisplays_metal")
    cores = str(told.get("sppci_cores", ""))
    name = str(told.get("sppci_model") or told.get("_name") or "")
    return CardReading(
        card=GraphicsCard(name=f"{name} GPU" if name.startswith("Apple") else name, driver=f"Metal {metal}".strip()),
        cores=int(cores) if cores.isascii() and cores.isdigit() else 0,
    )
