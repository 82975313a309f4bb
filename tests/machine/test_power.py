"""Batteries and mains, from trees like /sys/class/power_supply."""

from pathlib import Path

import pytest

from desktop.core.machine import Power
from desktop.machine.power import linux_power, power


def supply(tree: Path, name: str, **files: str) -> None:
    (tree / name).mkdir()
    for key, value in files.items():
        (tree / name / key).write_text(value + "\n")


@pytest.mark.parametrize(
    ("status", "online", "on_battery"),
    [("Discharging", "0", True), ("Charging", "1", False), ("Full", "1", False), ("Discharging", "1", False)],
)
def test_a_laptop(tmp_path: Path, status: str, online: str, on_battery: bool) -> None:
    supply(tmp_path, "BAT0", type="Battery", status=status, capacity="71")
    supply(tmp_path, "AC", type="Mains", online=online)
    assert linux_power(tmp_path) == Power(on_battery=on_battery, battery_percent=71)


def test_two_batteries_count_together(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", status="Unknown", capacity="40")
    supply(tmp_path, "BAT1", type="Battery", status="Discharging", capacity="80")
    assert linux_power(tmp_path) == Power(on_battery=True, battery_percent=60)


def test_a_mouse_is_no_computer(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp_battery_0", type="Battery", scope="Device", status="Discharging", capacity="10")
    assert linux_power(tmp_path) == Power()


def test_what_is_not_told_is_not_known(tmp_path: Path) -> None:
    assert linux_power(tmp_path / "none") == Power()
    supply(tmp_path, "BAT0", type="Battery", status="?", capacity="many")
    assert linux_power(tmp_path) == Power(on_battery=False)


def test_here() -> None:
    told = power()
    assert told.battery_percent is None or 0 <= told.battery_percent <= 100
