"""Facts of this computer in a line each."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.core.fit import TrackRecord
from desktop.core.instruction_sets import grouped
from desktop.core.machine import DiskKind, MachineFacts, Use
from desktop.core.speed import MachineSpeed
from desktop.services.computer_service import EngineUse
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.plural import plural
from desktop.ui.settings.card_words import joined

translate = QCoreApplication.translate
MANY = 10  # estimates, of which the share that is told leaves one out


def processor_words(facts: MachineFacts) -> str:
    """Its name, cores by kind, and the engine's code that was proven here; the widest instructions if no list is."""
    parts = [facts.processor]
    if facts.efficiency_cores:
        words = translate("computer", "{0} performance and {1} efficiency cores")
        parts.append(words.format(facts.performance_cores, facts.efficiency_cores))
    else:
        count = facts.physical_cores or facts.logical_cores
        parts.append(plural("computer", "1 core", "%Ln cores", count) if count else "")
    parts.append("" if facts.instruction_sets else facts.instructions)
    if facts.backend:
        parts.append(translate("computer", "engine code “{0}”, proven here").format(facts.backend))
    return joined(parts)


def set_words(facts: MachineFacts) -> str:
    """The instruction sets, and which of them the proven code uses; "" where none is known."""
    told = grouped(facts.instruction_sets)
    if not told or not facts.used_sets:
        return told
    unused = grouped([name for name in facts.instruction_sets if name not in facts.used_sets])
    every = translate("computer", "The engine’s code uses all of them.")
    some = translate("computer", "The engine’s code uses all but {0}.").format(unused)
    return f"{told}\n{some if unused else every}"


def memory_words(use: Use) -> str:
    """How much there is, and how much of it at this moment."""
    words = translate("computer", "{0} of {1} available now, Bantam uses {2}")
    parts = (use.memory_available_bytes, use.memory_total_bytes, use.memory_bytes)
    return words.format(*map(size_text, parts))


def disk_words(facts: MachineFacts) -> str:
    """Of the disk with Bantam's folders."""
    kinds = {DiskKind.SSD: translate("computer", "SSD"), DiskKind.HARD_DISK: translate("computer", "hard disk")}
    free = translate("computer", "{0} free of {1}").format(
        size_text(facts.disk_free_bytes), size_text(facts.disk_total_bytes)
    )
    return joined([free, kinds.get(facts.disk_kind, "")])


def power_words(use: Use) -> str:
    """ "" where the computer does not tell."""
    if use.power.on_battery is None:
        return ""
    words = translate("computer", "Battery") if use.power.on_battery else translate("computer", "Mains")
    percent = use.power.battery_percent
    return joined([words, translate("computer", "{0} % charged").format(percent) if percent is not None else ""])


def no_device_words(cards: Sequence[object]) -> str:
    """The engine can use none."""
    if cards:
        return translate("computer", "None that the engine can use. Models run on the processor.")
    return translate("computer", "None found. Models run on the processor.")


def engine_words(engine: EngineUse) -> str:
    """What a model in memory takes, and what it calculates with."""
    if engine.layers.beside:
        words = translate("computer", "{0} of {1} layers on {2}")
        place = words.format(engine.layers.beside, engine.layers.every, ", ".join(engine.devices))
    else:
        threads = plural("computer", "1 thread", "%Ln threads", engine.threads)
        place = translate("computer", "on the processor with {0}").format(threads)
    return joined([size_text(engine.bytes), place])


def speed_words(speed: MachineSpeed | None) -> str:
    """What was measured, and when."""
    if speed is None:
        return translate("computer", "Not measured yet, so Bantam cannot tell how fast models will be.")
    words = translate(
        "computer", "{0} GB of weights a second. The built-in model reads {1} and writes {2} tokens a second."
    )
    told = words.format(
        number_text(speed.memory_bytes_per_second / 1e9, 1),
        number_text(speed.starter_reading),
        number_text(speed.starter_writing),
    )
    if not speed.at:
        return told
    day = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(speed.at)).date(), QLocale.FormatType.ShortFormat)
    return f"{told} {translate('computer', 'Measured on {0}.').format(day)}"


def record_words(record: TrackRecord) -> str:
    """How far the last forecasts came true; of many, nine in ten did."""
    parts = []
    if count := record.memory_count:
        words = plural(
            "computer",
            "Memory: the last estimate was within {0} %.",
            "Memory: the last %Ln estimates were within {0} %.",
            count,
        )
        if count >= MANY:
            words = translate(
                "computer", "Memory: nine in ten of the last %Ln estimates were within {0} %.", None, count
            )
        parts.append(words.format(_share_text(record.memory_within)))
    if count := record.speed_count:
        words = plural(
            "computer",
            "Speed: the last estimate was within {0} %.",
            "Speed: the last %Ln estimates were within {0} %.",
            count,
        )
        if count >= MANY:
            words = translate(
                "computer", "Speed: nine in ten of the last %Ln estimates were within {0} %.", None, count
            )
        parts.append(words.format(_share_text(record.speed_within)))
    return " ".join(parts) or translate("computer", "None yet. Every model that answers adds one.")


def _share_text(share: float) -> str:
    """Per cent that something stays within, so never less than it is."""
    return number_text(max(math.ceil(100 * share - 1e-6), 1))
