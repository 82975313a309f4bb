"""The page about this computer: what it has, what is missing, what is in use; live, and measured on a wish."""

from collections.abc import Sequence

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.core.fit import TrackRecord
from desktop.core.machine import (
    CardReading,
    ComputeDevice,
    DiskKind,
    DriverNote,
    GraphicsCard,
    Lack,
    MachineFacts,
    Power,
    Use,
)
from desktop.core.shown_setting import Page
from desktop.core.speed import MachineSpeed
from desktop.engine.graphics.graphics import SLOWER
from desktop.machine.driver_check import INSTALL_ONLY, NO_DESCRIPTION
from desktop.services.computer_service import EngineUse, Look
from desktop.services.graphics_status import LayerCount
from desktop.ui.settings.card_words import card_lines, reading_words
from desktop.ui.settings.computer_rows import ComputerRows
from desktop.ui.settings.computer_words import (
    disk_words,
    engine_words,
    memory_words,
    power_words,
    processor_words,
    record_words,
    set_words,
    speed_words,
)
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from tests.fixtures.open_window import OpenWindow

GB = 10**9
FACTS = MachineFacts(
    os="Debian", kernel="6", python="3.11", glibc="2.36", processor="Core i7-1260P", physical_cores=12,
    logical_cores=16, instructions="AVX2", memory_total_bytes=16 * GB, memory_available_bytes=11 * GB, graphics=[],
    disk_total_bytes=512 * GB, disk_free_bytes=186 * GB, disk_kind=DiskKind.SSD, performance_cores=4,
    efficiency_cores=8, backend="alderlake",
)  # fmt: skip
USE = Use(memory_bytes=GB // 2, memory_total_bytes=16 * GB, threads=4, memory_available_bytes=11 * GB)
CARD = ComputeDevice(name="Vulkan0", description="Arc A370M", kind="graphics", backend="Vulkan", memory_bytes=4 * GB)
NOTE = DriverNote(
    card="Arc", lack=Lack.DESCRIPTION, what=NO_DESCRIPTION, step=INSTALL_ONLY, command="sudo apt install x"
)
SPEED = MachineSpeed(
    kernels=(), threads=2, memory_bytes_per_second=31.4e9, starter_reading=220.0, starter_writing=77.0, at=1.79e9
)
LOOK = Look(FACTS, USE, [], "", True, [], [], None, TrackRecord())


@pytest.fixture
def rows(theme: Theme, qtbot: QtBot) -> ComputerRows:
    card = SettingsCard(theme, Page.COMPUTER)
    qtbot.addWidget(card)
    return ComputerRows(theme, card, card)


def said(rows: Sequence[SettingRow]) -> list[str]:
    return [row.text() for row in rows]


def test_facts_in_a_line_each() -> None:
    assert processor_words(FACTS) == (
        "Core i7-1260P · 4 performance and 8 efficiency cores · AVX2 · engine code “alderlake”, proven here"
    )
    plain = msgspec.structs.replace(FACTS, efficiency_cores=0, physical_cores=1, backend="", instructions="")
    assert processor_words(plain) == "Core i7-1260P · 1 core"
    assert memory_words(USE) == "11.0 GB of 16.0 GB available now, Bantam uses 500 MB"
    assert disk_words(FACTS) == "186.0 GB free of 512.0 GB · SSD"
    assert power_words(USE) == ""
    on_battery = msgspec.structs.replace(USE, power=Power(on_battery=True, battery_percent=80))
    assert power_words(on_battery) == "Battery · 80 % charged"
    assert power_words(msgspec.structs.replace(USE, power=Power(on_battery=False))) == "Mains"


def test_instruction_sets_and_which_of_them_are_used() -> None:
    sets = ["AVX2", "AVX-512 F", "AVX-512 VBMI"]
    told = msgspec.structs.replace(FACTS, instruction_sets=sets)
    assert set_words(FACTS) == ""
    assert set_words(told) == "AVX2, AVX-512 (F, VBMI)"
    assert processor_words(told).endswith("efficiency cores · engine code “alderlake”, proven here")
    some = msgspec.structs.replace(told, used_sets=sets[:2])
    assert set_words(some).endswith("\nThe engine’s code uses all but AVX-512 (VBMI).")
    assert set_words(msgspec.structs.replace(told, used_sets=sets)).endswith("\nThe engine’s code uses all of them.")


def test_a_card_tells_what_it_can() -> None:
    card = GraphicsCard(name="NVIDIA RTX 3050", memory_bytes=4 * GB, address="0000:01:00.0", driver="nvidia 550.54")
    full = CardReading(
        card=card, used_bytes=GB, celsius=54.2, watts=23.4, most_watts=60.0, busy_percent=0, compute_capability="8.6"
    )
    assert reading_words(full) == ("driver nvidia 550.54 · compute capability 8.6 · 23 of 60 W · 54 °C · 0 % busy")
    apple = CardReading(card=GraphicsCard(name="Apple M3 GPU", driver="Metal 3"), cores=10, watts=3.0, megahertz=700)
    assert reading_words(apple) == "driver Metal 3 · 10 cores · 3 W · 700 MHz"
    assert reading_words(CardReading(card=card, is_asleep=True)) == "driver nvidia 550.54 · asleep until it is needed"
    assert reading_words(CardReading(card=GraphicsCard(name="Some"))) == ""


def test_what_is_free_on_a_card_and_who_uses_it() -> None:
    device = msgspec.structs.replace(CARD, free_bytes=2 * GB, address="0000:01:00.0")
    other = GraphicsCard(name="Iris Xe", address="0000:00:02.0")
    card = GraphicsCard(name="Arc", memory_bytes=4 * GB, address="0000:01:00.0", driver="xe")
    assert card_lines(LOOK._replace(devices=[device])) == [("Arc A370M", "Vulkan · 2.0 GB of 4.0 GB free now · ready")]
    engine = EngineUse("Tiny", 2 * GB, 4, "zen4", LayerCount(2, 3), ("Arc A370M",), (("CPU", GB), ("Vulkan0", GB)))
    cards = [CardReading(card=other), CardReading(card=card, used_bytes=GB)]
    assert card_lines(LOOK._replace(devices=[device], cards=cards, engines=[engine])) == [
        ("Arc A370M", "Vulkan · 3.0 GB of 4.0 GB free now · in use by Tiny (1.0 GB)\ndriver xe"),
        ("Iris Xe", "the engine cannot use it, models run on the processor"),
    ]
    assert card_lines(LOOK._replace(cards=cards))[1] == (
        "Arc",
        "3.0 GB of 4.0 GB free now · the engine cannot use it, models run on the processor\ndriver xe",
    )


def test_what_a_model_in_memory_calculates_with() -> None:
    on_processor = EngineUse("Tiny", 2 * GB, 4, "zen4", LayerCount(0, 32), ())
    beside = on_processor._replace(layers=LayerCount(28, 32), devices=("Arc A370M",))
    assert engine_words(on_processor) == "2.0 GB · on the processor with 4 threads"
    assert engine_words(beside) == "2.0 GB · 28 of 32 layers on Arc A370M"


def test_what_was_measured_and_foretold() -> None:
    assert "Not measured yet" in speed_words(None)
    assert speed_words(SPEED).startswith(
        "31.4 GB of weights a second. The built-in model reads 220 and writes 77 tokens a second. Measured on "
    )
    assert record_words(TrackRecord()) == "None yet. Every model that answers adds one."
    record = TrackRecord(count=9, memory_within=0.021, speed_within=0.14, memory_count=1, speed_count=8)
    assert record_words(record) == (
        "Memory: the last estimate was within 3 %. Speed: the last 8 estimates were within 14 %."
    )
    many = TrackRecord(count=30, memory_within=0.001, speed_within=0.14, memory_count=10, speed_count=20)
    assert record_words(many) == (
        "Memory: nine in ten of the last 10 estimates were within 1 %. "
        "Speed: nine in ten of the last 20 estimates were within 14 %."
    )


def test_rows_come_and_go_with_what_there_is(rows: ComputerRows) -> None:
    rows.show_look(LOOK)
    assert said(rows.devices) == ["Graphics processor None found. Models run on the processor."]
    assert (rows.lacks, rows.engines, rows.power.isHidden(), rows.sets.isHidden()) == ([], [], True, True)
    seen = msgspec.structs.replace(FACTS, graphics=[GraphicsCard(name="Arc")])
    rows.show_look(LOOK._replace(facts=seen, notes=[NOTE]))
    assert said(rows.devices) == ["Graphics processor None that the engine can use. Models run on the processor."]
    (lack,) = said(rows.lacks)
    assert lack == "No Vulkan driver for Arc is installed. Type this in a terminal: sudo apt install x"
    rows.show_look(LOOK._replace(devices=[CARD], is_tried=False))
    assert said(rows.devices) == ["Arc A370M Vulkan · 4.0 GB · being tried"]
    rows.show_look(LOOK._replace(devices=[CARD], trouble=SLOWER))
    assert rows.lacks == []
    assert said(rows.devices) == ["Arc A370M Vulkan · 4.0 GB · not used by itself: it takes longer than the processor"]
    engine = EngineUse("Tiny", 2 * GB, 4, "zen4", LayerCount(28, 32), ("Arc A370M",))
    used = msgspec.structs.replace(CARD, in_use=True)
    mains = msgspec.structs.replace(USE, power=Power(on_battery=False))
    rows.show_look(LOOK._replace(devices=[used], engines=[engine], use=mains))
    assert said(rows.devices) == ["Arc A370M Vulkan · 4.0 GB · in use"]
    assert said(rows.engines) == ["In memory: Tiny 2.0 GB · 28 of 32 layers on Arc A370M"]
    assert not rows.power.isHidden()


def test_a_command_is_copied(rows: ComputerRows) -> None:
    copied: list[str] = []
    rows.copy_requested.connect(copied.append)
    rows.show_look(LOOK._replace(notes=[NOTE]))
    (button,) = (one for one in rows.lacks[0].findChildren(type(rows.measure)) if one.text() == "Copy command")
    button.click()
    assert copied == ["sudo apt install x"]


def test_the_page_shows_this_computer_and_stays_true(program: OpenWindow) -> None:
    program.open()
    program.bantam.window.show_screen("settings")
    found = program.bantam.settings_view.computer
    program.until(lambda: "available now" in found.memory.text())
    assert "GB free of" in found.disk.text()
    found.memory.set_about("")
    program.until(lambda: "available now" in found.memory.text())


@pytest.mark.engine
def test_measuring_can_be_stopped(program: OpenWindow) -> None:
    program.open()
    program.bantam.window.show_screen("settings")
    found = program.bantam.settings_view.computer
    before = found.measure.text()
    QTest.mouseClick(found.measure, Qt.MouseButton.LeftButton)
    assert found.measure.text() == "Stop, 0 %"
    QTest.mouseClick(found.measure, Qt.MouseButton.LeftButton)
    program.until(lambda: found.measure.text() == before)


def test_a_command_goes_to_the_clipboard(program: OpenWindow) -> None:
    program.open()
    program.bantam.window.show_screen("settings")
    program.bantam.settings_view.computer.copy_requested.emit("sudo apt install x")
    assert QGuiApplication.clipboard().text() == "sudo apt install x"
