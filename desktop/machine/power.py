"""Whether the computer runs on its battery: then it calculates slower, and every answer costs some of it."""

import sys
from pathlib import Path

from desktop.core.machine import Power
from desktop.machine.small_files import read_number, read_word

SUPPLIES = Path("/sys/class/power_supply")
_NO_MOUSE = "Device"  # the `scope` of a battery in a mouse or a headset


def power() -> Power:
    """Look now. Under a millisecond on Linux."""
    return linux_power(SUPPLIES) if sys.platform == "linux" else _other_power()


def linux_power(supplies: Path) -> Power:
    """Read the kernel's list of power supplies."""
    batteries = [one for one in sorted(supplies.glob("*")) if _is_battery(one)]
    mains = [read_number(one / "online") for one in supplies.glob("*") if read_word(one / "type") in ("Mains", "USB")]
    if not batteries:
        return Power()
    charge = [found for one in batteries if (found := read_number(one / "capacity")) is not None]
    drains = any(read_word(one / "status") == "Discharging" for one in batteries)
    return Power(
        on_battery=drains and not any(mains),
        battery_percent=min(round(sum(charge) / len(charge)), 100) if charge else None,
    )


def _is_battery(supply: Path) -> bool:
    return read_word(supply / "type") == "Battery" and read_word(supply / "scope") != _NO_MOUSE


def _other_power() -> Power:
    import psutil  # here: a fiftieth of a second that no start waits for

    sensor = getattr(psutil, "sensors_battery", lambda: None)()
    if sensor is None:
        return Power()
    plugged = None if sensor.power_plugged is None else not sensor.power_plugged
    return Power(on_battery=plugged, battery_percent=round(sensor.percent))
