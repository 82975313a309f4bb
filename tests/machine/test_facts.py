"""The facts of the very computer that runs the test, against the system's own tools."""

import os
import platform
import shutil
import time
from pathlib import Path

import msgspec
import psutil

from desktop.core.machine import MachineFacts
from desktop.machine.facts import machine_facts


def test_the_facts_of_this_computer(tmp_path: Path) -> None:
    facts = machine_facts(tmp_path / "not" / "yet")
    assert facts.processor
    assert 1 <= facts.physical_cores <= facts.logical_cores <= (os.cpu_count() or 1)
    assert 0 < facts.memory_available_bytes <= facts.memory_total_bytes <= psutil.virtual_memory().total
    assert facts.disk_total_bytes == shutil.disk_usage(tmp_path).total
    assert 0 < facts.disk_free_bytes < facts.disk_total_bytes
    assert platform.release() in facts.kernel
    assert platform.python_version() in facts.python
    assert facts.os
    assert all(card.name for card in facts.graphics)


def test_they_travel_as_json(tmp_path: Path) -> None:
    facts = machine_facts(tmp_path)
    assert msgspec.json.decode(msgspec.json.encode(facts), type=MachineFacts) == facts


def test_they_come_quickly(tmp_path: Path) -> None:
    machine_facts(tmp_path)
    started = time.process_time()
    machine_facts(tmp_path)
    assert time.process_time() - started < 0.05
