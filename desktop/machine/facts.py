"""One look at the whole computer, in well under a tenth of a second."""

from pathlib import Path

from desktop.core.machine import MachineFacts
from desktop.machine.disk import disk_of
from desktop.machine.graphics import graphics_cards
from desktop.machine.instruction_sets import instruction_sets
from desktop.machine.memory import memory
from desktop.machine.power import power
from desktop.machine.processor import instructions, logical_cores, physical_cores, processor_name
from desktop.machine.system import glibc, kernel, os_name, python


def machine_facts(folder: Path) -> MachineFacts:
    """Return the facts now, with the disk that `folder` is on. Any thread; starts no program on Linux and Windows."""
    disk = disk_of(folder)
    ram = memory()
    return MachineFacts(
        os=os_name(),
        kernel=kernel(),
        python=python(),
        glibc=glibc(),
        processor=processor_name(),
        physical_cores=physical_cores(),
        logical_cores=logical_cores(),
        instructions=instructions(),
        memory_total_bytes=ram.total,
        memory_available_bytes=ram.available,
        graphics=graphics_cards(),
        disk_total_bytes=disk.total,
        disk_free_bytes=disk.free,
        disk_kind=disk.kind,
        power=power(),
        instruction_sets=instruction_sets(),
    )
