"""What was measured is kept, for one computer, engine and number of threads, and survives damage."""

from pathlib import Path

import msgspec

from desktop.core.speed import KernelSpeed, MachineSpeed
from desktop.engine.speed.memory import SpeedMemory, machine_key

SPEED = MachineSpeed(kernels=(KernelSpeed(type="Q4_K", writing=1.5, reading=2.5),), threads=2)


def test_it_lasts(tmp_path: Path) -> None:
    SpeedMemory(tmp_path / "new" / "speeds.json").remember("key", SPEED)
    memory = SpeedMemory(tmp_path / "new" / "speeds.json")
    assert memory.recall("key") == SPEED
    assert memory.recall("other") is None
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["speeds.json"]


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    memory = SpeedMemory(tmp_path / "speeds.json")
    for number in range(25):
        memory.remember(str(number), msgspec.structs.replace(SPEED, at=float(number)))
    assert [memory.recall(str(number)) is not None for number in (0, 4, 5, 24)] == [False, False, True, True]


def test_damage_costs_a_new_probe_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "speeds.json"
    for content in (b"\xff", b"[]", b"{" * 5000, b'{"key": {"threads": "x"}}', b" " * (2 << 20)):
        path.write_bytes(content)
        assert SpeedMemory(path).recall("key") is None
    SpeedMemory(path).remember("key", SPEED)
    assert SpeedMemory(path).recall("key") == SPEED
    SpeedMemory(path / "below").remember("key", SPEED)


def test_each_part_makes_another_key() -> None:
    keys = [machine_key(*words) for words in (("a", "b", 1), ("a", "b", 2), ("a", "c", 1), ("x", "b", 1))]
    assert len(set(keys)) == 4
    assert machine_key("a", "b", 1) == keys[0]
