"""A graphics card in two lines: what the engine can do with it, and what its driver tells of it now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.card_match import free_bytes, reading_of
from desktop.core.machine import CardReading, ComputeDevice
from desktop.services.computer_service import EngineUse, Look
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.plural import plural

translate = QCoreApplication.translate


def card_lines(look: Look) -> list[tuple[str, str]]:
    """Name and words of every card: those that the engine can use, then the others."""
    told = [(device, reading_of(device, look.cards)) for device in look.devices]
    lines = [(one.description or one.name, _lines(device_words(one, look), reading)) for one, reading in told]
    known = [id(reading) for _, reading in told if reading is not None]
    return [*lines, *((one.card.name, _lines(_unused(one), one)) for one in look.cards if id(one) not in known)]


def device_words(device: ComputeDevice, look: Look) -> str:
    """What it is, what is free on it at this moment, and who uses it."""
    free = free_bytes(device, reading_of(device, look.cards))
    size = room_words(free, device.memory_bytes) if free else size_text(device.memory_bytes)
    users = _users(device.name, look.engines)
    if users:
        state = translate("computer", "in use by {0}").format(users)
    elif device.in_use:
        state = translate("computer", "in use")
    elif not look.is_tried:
        state = translate("computer", "being tried")
    elif look.trouble:
        state = translate("computer", "not used by itself: {0}").format(translate("errors", look.trouble))
    else:
        state = translate("computer", "ready")
    return joined([device.backend, size if device.memory_bytes else "", state])


def reading_words(reading: CardReading) -> str:
    """Only what it tells."""
    driver, cores = reading.card.driver, reading.cores
    parts = [
        translate("computer", "driver {0}").format(driver) if driver else "",
        plural("computer", "1 core", "%Ln cores", cores) if cores else "",
    ]
    if reading.compute_capability:
        parts.append(translate("computer", "compute capability {0}").format(reading.compute_capability))
    if reading.is_asleep:
        return joined([*parts, translate("computer", "asleep until it is needed")])
    parts.append(_power(reading))
    for words, value in (
        (translate("computer", "{0} °C"), reading.celsius),
        (translate("computer", "{0} MHz"), reading.megahertz),
        (translate("computer", "{0} % busy"), reading.busy_percent),
    ):
        parts.append(words.format(number_text(value)) if value is not None else "")
    return joined(parts)


def room_words(free: int, total: int) -> str:
    """How much of how much."""
    return translate("computer", "{0} of {1} free now").format(size_text(free), size_text(total))


def joined(parts: Sequence[str]) -> str:
    """Those that there are, in a line."""
    return " · ".join(part for part in parts if part)


def _lines(first: str, reading: CardReading | None) -> str:
    return "\n".join(line for line in (first, reading_words(reading) if reading is not None else "") if line)


def _unused(reading: CardReading) -> str:
    total, used = reading.card.memory_bytes, reading.used_bytes
    size = size_text(total) if total else ""
    if total and used is not None:
        size = room_words(max(0, total - used), total)
    return joined([size, translate("computer", "the engine cannot use it, models run on the processor")])


def _users(device: str, engines: Sequence[EngineUse]) -> str:
    parts = ((one.name, size) for one in engines for name, size in one.shares if name == device and size)
    return ", ".join(f"{name} ({size_text(size)})" for name, size in parts)


def _power(reading: CardReading) -> str:
    if reading.watts is None:
        return ""
    watts = number_text(reading.watts)
    if not reading.most_watts:
        return translate("computer", "{0} W").format(watts)
    return translate("computer", "{0} of {1} W").format(watts, number_text(reading.most_watts))
