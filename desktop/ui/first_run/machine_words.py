"""Facts of a computer in a few words each."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.machine import DiskKind, MachineFacts
from desktop.ui.locale_text import number_text

GB = 1e9
UNKNOWN = "–"

translate = QCoreApplication.translate


class FactWords(NamedTuple):
    """One fact: its name, the number that matters, and what else there is to say."""

    icon: str
    name: str
    value: str
    rest: str


def fact_words(facts: MachineFacts) -> list[FactWords]:
    """Processor, memory, graphics and disk."""
    return [_processor(facts), _memory(facts), _graphics(facts), _disk(facts)]


def unknown_words() -> list[FactWords]:
    """The same four before anything is known."""
    return [
        FactWords("cpu", translate("first_run", "Processor"), UNKNOWN, ""),
        FactWords("memory-stick", translate("first_run", "Memory"), UNKNOWN, ""),
        FactWords("gpu", translate("first_run", "Graphics"), UNKNOWN, ""),
        FactWords("hard-drive", translate("first_run", "Disk"), UNKNOWN, ""),
    ]


def _processor(facts: MachineFacts) -> FactWords:
    count = facts.physical_cores or facts.logical_cores
    cores = translate("first_run", "1 core") if count == 1 else translate("first_run", "{0} cores").format(count)
    rest = ", ".join(part for part in (facts.processor, facts.instructions) if part)
    return FactWords("cpu", translate("first_run", "Processor"), cores if count else UNKNOWN, rest)


def _memory(facts: MachineFacts) -> FactWords:
    available = translate("first_run", "{0} available now").format(gigabytes(facts.memory_available_bytes))
    return FactWords("memory-stick", translate("first_run", "Memory"), gigabytes(facts.memory_total_bytes), available)


def _graphics(facts: MachineFacts) -> FactWords:
    """What is found is named; whether it is used is known once the engine has tried it."""
    name = translate("first_run", "Graphics")
    if not facts.graphics:
        return FactWords(
            "gpu", name, translate("first_run", "None found"), translate("first_run", "Models run on the processor")
        )
    card = max(facts.graphics, key=lambda card: card.memory_bytes)
    value = gigabytes(card.memory_bytes) if card.memory_bytes else translate("first_run", "Shared memory")
    return FactWords("gpu", name, value, card.name)


def _disk(facts: MachineFacts) -> FactWords:
    total = translate("first_run", "of {0}").format(gigabytes(facts.disk_total_bytes))
    kinds = {
        DiskKind.SSD: translate("first_run", "SSD"),
        DiskKind.HARD_DISK: translate("first_run", "hard disk"),
        DiskKind.UNKNOWN: "",
    }
    rest = ", ".join(part for part in (total, kinds[facts.disk_kind]) if part)
    return FactWords(
        "hard-drive",
        translate("first_run", "Disk"),
        translate("first_run", "{0} free").format(gigabytes(facts.disk_free_bytes)),
        rest,
    )


def gigabytes(size: int) -> str:
    """Bytes as people read them: "0.4 GB", "16 GB"."""
    if size <= 0:
        return UNKNOWN
    return translate("first_run", "{0} GB").format(number_text(size / GB, 1 if size < 10 * GB else 0))
