"""Show what this computer has, and how fast it calculates."""

import argparse
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_json, progress
from desktop.core.instruction_sets import grouped
from desktop.core.machine import CardReading, ComputeDevice, DriverNote, GraphicsCard, MachineFacts, Power
from desktop.core.speed import MachineSpeed, ProbeOutcome

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "machine"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `machine`."""
    parser.add_argument(
        "--probe", action="store_true", help="measure how fast this computer calculates, for 20 seconds at most"
    )


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the facts, one a line."""
    code: int = ExitCode.OK
    if options.probe:
        code = _probe(composition)
    service, speed = composition.machine, composition.speed.known()
    devices, notes, cards = service.devices(), service.driver_notes(), service.cards()
    facts = service.facts()
    if options.json:
        record = composition.speed.track_record()
        print_json(
            {
                **msgspec.to_builtins(facts, enc_hook=str),
                "devices": devices,
                "cards": cards,
                "driver_notes": [{**msgspec.to_builtins(one), "words": one.words} for one in notes],
                "speed": speed,
                "track_record": record,
            }
        )
        return code
    graphics = composition.known_graphics() if any(one.kind != "processor" for one in devices) else None
    if graphics is not None:
        graphics.room_now()
    trouble = graphics.trouble if graphics is not None else ""
    for line in (
        *fact_lines(facts),
        *device_lines(devices, notes, trouble),
        *map(card_line, cards),
        *speed_lines(speed),
    ):
        print(line)
    return code


def fact_lines(facts: MachineFacts) -> list[str]:
    """Each fact with its name; a dash for one that is not known."""
    return [
        f"{name.removesuffix('_bytes').replace('_', ' ')}: {_words(name, value) or '–'}"
        for name, value in ((one, getattr(facts, one)) for one in facts.__struct_fields__)
    ]


def device_lines(devices: list[ComputeDevice], notes: list[DriverNote], trouble: str = "") -> list[str]:
    """What the engine can calculate with, and what is missing for more; `trouble`: why a card is not used by itself."""
    told = [
        f"device: {one.name} ({one.backend}), {one.description}, "
        f"{one.free_bytes / 1e9:.1f} of {one.memory_bytes / 1e9:.1f} GB free"
        + (
            ", in use"
            if one.in_use
            else f", not used by itself: {trouble}"
            if trouble and one.kind != "processor"
            else ""
        )
        for one in devices
    ]
    return [*told, *(f"missing: {one.words}" for one in notes)]


def card_line(reading: CardReading) -> str:
    """What a graphics card tells of itself, without what it does not tell."""
    card, most = reading.card, reading.most_watts
    used = None if reading.used_bytes is None else f"{reading.used_bytes / 1e9:.1f} of {card.memory_bytes / 1e9:.1f} GB"
    figures = (
        (f"driver {card.driver}", card.driver or None),
        (f"{used} used", used),
        (f"{reading.cores} cores", reading.cores or None),
        (f"compute capability {reading.compute_capability}", reading.compute_capability or None),
        (f"{reading.celsius or 0:.0f} °C", reading.celsius),
        (f"{reading.watts or 0:.0f} W" + (f" of {most:.0f} W" if most else ""), reading.watts),
        (f"{reading.megahertz} MHz", reading.megahertz),
        (f"{reading.busy_percent} % busy", reading.busy_percent),
        ("asleep", reading.is_asleep or None),
    )
    return ", ".join([f"card: {card.name}", *(words for words, value in figures if value is not None)])


def speed_lines(speed: MachineSpeed | None) -> list[str]:
    """What the probe found, by type of weights."""
    if speed is None:
        return ["speed: not measured yet: bantam machine --probe"]
    head = (
        f"speed: up to {speed.memory_bytes_per_second / 1e9:.1f} GB of weights a second with {speed.threads} threads; "
        f"the built-in model writes {speed.starter_writing:.0f} and reads {speed.starter_reading:.0f} tokens a second"
    )
    return [
        head,
        *(
            f"speed of {one.type}: {one.writing / 1e9:.1f} GB/s writing, {2 * one.reading / 1e9:.0f} GFLOP/s reading"
            for one in speed.kernels
        ),
    ]


def _probe(composition: "Composition") -> int:
    result = composition.speed.probe(on_progress=lambda done: progress("Measuring", done))
    if result is not None and result.outcome is ProbeOutcome.MEASURED:
        progress("Measuring", 1.0)
        return ExitCode.OK
    if result is not None and result.outcome is ProbeOutcome.BUSY:
        note("Other programs use the processor, so nothing was measured. Close them, or wait, and try again.")
    else:
        note("There was not enough time to measure this computer.")
    return ExitCode.FAILED


def _words(name: str, value: object) -> str:
    if name.endswith("_sets"):
        return grouped(list(value)) if isinstance(value, list) else ""
    if isinstance(value, list):
        return ", ".join(_card(card) for card in value)
    if isinstance(value, Power):
        return _power(value)
    if isinstance(value, int):
        return f"{value / 1e9:.1f} GB" if name.endswith("_bytes") else str(value or "")
    return str(value)


def _power(power: Power) -> str:
    if power.on_battery is None:
        return ""
    percent = f" ({power.battery_percent} %)" if power.battery_percent is not None else ""
    return ("battery" if power.on_battery else "mains") + percent


def _card(card: GraphicsCard) -> str:
    size = f"{card.memory_bytes / 1e9:.1f} GB" if card.memory_bytes else ""
    told = ", ".join(word for word in (size, card.address, card.driver) if word)
    return f"{card.name} ({told})" if told else card.name
