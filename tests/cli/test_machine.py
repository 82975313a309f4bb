"""`bantam machine`."""

import pytest

from desktop.cli.machine import card_line, speed_lines
from desktop.core.instruction_sets import grouped
from desktop.core.machine import CardReading, GraphicsCard
from desktop.core.speed import KernelSpeed, MachineSpeed
from tests.cli.running import Bantam


@pytest.mark.engine
def test_it_tells_facts_devices_speed_and_how_far_forecasts_came_true(bantam: Bantam) -> None:
    ran = bantam("machine", "--json")
    assert ran.code == 0, ran.err
    told = ran.json
    assert told["backend"]
    assert told["performance_cores"] >= 1
    assert [one["name"] for one in told["devices"] if one["kind"] == "processor"] == ["CPU"]
    assert all(one["words"] for one in told["driver_notes"])
    assert told["speed"] is None
    assert told["track_record"]["count"] == 0
    assert set(told["used_sets"]) <= set(told["instruction_sets"])
    assert [one["card"]["name"] for one in told["cards"]] == [one["name"] for one in told["graphics"]]
    lines = bantam("machine").out.splitlines()
    assert any(line.startswith("device: CPU") for line in lines)
    assert f"used sets: {grouped(told['used_sets']) or '–'}" in lines
    assert "speed: not measured yet: bantam machine --probe" in lines


@pytest.mark.engine
@pytest.mark.slow
def test_it_measures_and_remembers(bantam: Bantam) -> None:
    """This computer may be busy: then it says that, and the exit code is another."""
    ran = bantam("machine", "--probe", "--json")
    assert ran.code in (0, 1), ran.err
    if ran.code:
        assert ran.json["speed"] is None
        assert "measure" in ran.err
        return
    assert ran.json["speed"]["seconds"] <= 20
    assert bantam("machine", "--json").json["speed"] == ran.json["speed"]


def test_a_card_in_words() -> None:
    card = GraphicsCard(name="NVIDIA RTX 3050", memory_bytes=4 * 10**9, driver="nvidia 550.54")
    reading = CardReading(
        card=card, used_bytes=10**9, celsius=54.2, watts=23.4, most_watts=60.0, busy_percent=0, compute_capability="8.6"
    )
    assert card_line(reading) == (
        "card: NVIDIA RTX 3050, driver nvidia 550.54, 1.0 of 4.0 GB used, compute capability 8.6, 54 °C, 23 W of 60 W, "
        "0 % busy"
    )
    assert card_line(CardReading(card=GraphicsCard(name="Some"), is_asleep=True)) == "card: Some, asleep"


def test_speeds_in_words() -> None:
    speed = MachineSpeed(
        kernels=(KernelSpeed(type="Q4_K", writing=21.3e9, reading=60e9),), threads=4, memory_bytes_per_second=25e9,
        starter_writing=99.6, starter_reading=1000.4,
    )  # fmt: skip
    assert speed_lines(speed) == [
        (
            "speed: up to 25.0 GB of weights a second with 4 threads; "
            "the built-in model writes 100 and reads 1000 tokens a second"
        ),
        "speed of Q4_K: 21.3 GB/s writing, 120 GFLOP/s reading",
    ]
