"""What the kernel's drivers tell of cards, from trees like those of amdgpu, i915 and xe; and what macOS would say."""

import itertools
import json
import sys
from pathlib import Path

import pytest

from desktop.core.machine import CardReading, GraphicsCard
from desktop.machine import mac_cards
from desktop.machine.card_readings import CardReader, read_once, with_nvidia
from desktop.machine.mac_cards import mac_readings, profiled
from desktop.machine.nvml import NvidiaCard
from tests.fixtures.graphics_tree import AMD, INTEL, card, put

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")


def only(root: Path) -> CardReading:
    (reading,) = CardReader(root, lambda: None).read()
    return reading


@linux_only
@pytest.mark.parametrize("power", ["power1_average", "power1_input"])
def test_an_amd_card(tmp_path: Path, power: str) -> None:
    total, used = str(12 << 30), str(3 << 30)
    device = card(
        tmp_path, 1, "amdgpu", AMD, "0x73df", mem_info_vram_total=total, mem_info_vram_used=used, gpu_busy_percent="41"
    )
    put(device / "hwmon/hwmon4", {"temp1_input": "63000", power: "87500000", "power1_cap": "186000000"})
    reading = only(tmp_path)
    assert reading.card.memory_bytes == 12 << 30
    assert (reading.used_bytes, reading.celsius, reading.watts, reading.most_watts) == (3 << 30, 63.0, 87.5, 186.0)
    assert (reading.busy_percent, reading.is_asleep, reading.megahertz) == (41, False, None)


@linux_only
def test_a_card_that_tells_little(tmp_path: Path) -> None:
    device = card(tmp_path, 1, "amdgpu", AMD, "0x73df", gpu_busy_percent="-22", mem_info_vram_used="nonsense")
    put(device / "hwmon/hwmon0", {"temp1_input": ""})
    assert only(tmp_path) == CardReading(card=only(tmp_path).card)


@linux_only
def test_a_card_that_sleeps_is_not_woken(tmp_path: Path) -> None:
    device = card(tmp_path, 1, "amdgpu", AMD, "0x73df", gpu_busy_percent="0")
    put(device, {"power/runtime_status": "suspended"})
    assert only(tmp_path) == CardReading(card=only(tmp_path).card, is_asleep=True)


@linux_only
def test_intels_power_is_energy_over_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = card(tmp_path, 0, "i915", INTEL, "0x56a0")
    put(
        tmp_path, {"sys/class/drm/card0/gt_act_freq_mhz": "2100", "sys/class/drm/card0/lmem_total_bytes": str(16 << 30)}
    )
    put(device / "hwmon/hwmon2", {"energy1_input": "5000000", "power1_max": "190000000"})
    clock = itertools.count(10.0, 2.0)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    reader = CardReader(tmp_path, lambda: None)
    (first,) = reader.read()
    assert (first.watts, first.most_watts, first.megahertz, first.card.memory_bytes) == (None, 190.0, 2100, 16 << 30)
    put(device / "hwmon/hwmon2", {"energy1_input": "65000000"})
    assert reader.read()[0].watts == 30.0
    put(device / "hwmon/hwmon2", {"energy1_input": "1000"})  # the counter began anew
    assert reader.read()[0].watts is None


@linux_only
def test_a_card_that_xe_runs(tmp_path: Path) -> None:
    device = card(tmp_path, 0, "xe", INTEL, "0xe20b")
    put(device, {"tile0/gt0/freq0/act_freq": "400", "tile0/physical_vram_size_bytes": hex(12 << 30)})
    put(device / "hwmon/hwmon2", {"temp2_input": "45000", "power1_max": "0", "power2_max": "0"})
    reading = only(tmp_path)
    assert (reading.megahertz, reading.celsius, reading.most_watts) == (400, 45.0, None)
    assert reading.card.memory_bytes == 12 << 30


@linux_only
def test_another_makers_card_is_named_and_no_more(tmp_path: Path) -> None:
    card(tmp_path, 0, "panfrost", "?", "?")
    assert only(tmp_path) == CardReading(
        card=GraphicsCard(name="graphics (panfrost)", address="0000:00:00.0", driver="panfrost")
    )


def test_without_places_names_tell_cards_apart() -> None:
    """As on Windows, whose registry has none."""
    told = NvidiaCard("NVIDIA GeForce RTX 4070", "0000:01:00.0", "552.22", 12 << 30, 1 << 30, 40, 9.5, 200.0, 0, "8.9")
    cards = [
        GraphicsCard(name="AMD Radeon(TM) Graphics", driver="31.0.24033.1003"),
        GraphicsCard(name="NVIDIA GeForce RTX 4070", memory_bytes=12 << 30, driver="31.0.15.5222"),
    ]
    amd, nvidia = with_nvidia(cards, [told])
    assert amd == CardReading(card=cards[0])
    assert (nvidia.card.driver, nvidia.used_bytes, nvidia.busy_percent) == ("nvidia 552.22", 1 << 30, 0)
    assert [one.card.driver for one in with_nvidia(cards, [])] == ["31.0.24033.1003", "31.0.15.5222"]


def test_what_macos_says() -> None:
    told = {"sppci_model": "Apple M3 Pro", "sppci_cores": "18", "spdisplays_mtlgpufamilysupport": "spdisplays_metal3"}
    answer = json.dumps({"SPDisplaysDataType": [told, {"_name": "Intel Iris"}, "nonsense"]}).encode()
    assert profiled(answer) == [
        CardReading(card=GraphicsCard(name="Apple M3 Pro GPU", driver="Metal 3"), cores=18),
        CardReading(card=GraphicsCard(name="Intel Iris", driver="Metal")),
    ]


@pytest.mark.parametrize("answer", [b"", b"[]", b"{}", b'{"SPDisplaysDataType": 3}', b"\xff", b"null"])
def test_what_macos_does_not_say(answer: bytes) -> None:
    assert profiled(answer) == []


def test_a_program_that_is_missing_or_says_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mac_cards, "SYSTEM_PROFILER", str(tmp_path / "none"))
    assert mac_readings() == []
    script = tmp_path / "system_profiler"
    script.write_text('#!/bin/sh\necho "{\\"SPDisplaysDataType\\": [{\\"_name\\": \\"$1 $2\\"}]}"\n')
    script.chmod(0o700)
    monkeypatch.setattr(mac_cards, "SYSTEM_PROFILER", str(script))
    assert [one.card.name for one in mac_readings()] == ["SPDisplaysDataType -json"]


def test_here() -> None:
    assert all(one.card.name for one in read_once())
