"""Which processor this is, by a name that is the same each time it is asked."""

import os

import pytest

from desktop.engine import processor
from desktop.engine.processor import physical_cores, processor_identity


def test_the_name_stays_and_has_a_mark_of_its_abilities() -> None:
    name = processor_identity()
    assert name == processor_identity()
    assert len(name.split()[-1]) == 12


def test_cores_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)
    siblings = {0: "0,4", 1: "1,5", 4: "0,4", 5: "1,5"}
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(siblings), raising=False)
    monkeypatch.setattr(processor, "_siblings", siblings.__getitem__)
    assert physical_cores() == 2


def test_only_cores_that_this_process_may_use_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0}, raising=False)
    assert physical_cores() == 1
