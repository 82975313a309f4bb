"""Waiting for a process itself: it lives, it dies, and nothing stays open."""

import subprocess
import sys
import time

import pytest

from desktop.engine.exit_wait import ExitWait
from tests.engine.engines import open_descriptors

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts descriptors in /proc")


def test_a_living_process_has_not_ended_and_a_killed_one_has() -> None:
    before = open_descriptors()
    process = subprocess.Popen(["/bin/sleep", "60"])
    waiting = ExitWait(process)
    started = time.monotonic()
    assert not waiting.ended_within(0.1)
    assert time.monotonic() - started > 0.08
    process.kill()
    assert waiting.ended_within(10.0)
    assert process.returncode == -9
    assert waiting.ended_within(0.0), "asking again is no mistake"
    waiting.close()
    waiting.close()
    assert open_descriptors() == before


def test_an_end_is_noticed_at_once_although_a_grandchild_lives() -> None:
    process = subprocess.Popen(["/bin/sh", "-c", "sleep 2 & exit 7"])
    waiting = ExitWait(process)
    started = time.monotonic()
    assert waiting.ended_within(30.0)
    assert time.monotonic() - started < 1.5
    assert process.returncode == 7
    waiting.close()


def test_a_system_without_process_descriptors_waits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.pidfd_open")
    process = subprocess.Popen(["/bin/sh", "-c", "read line"], stdin=subprocess.PIPE)
    waiting = ExitWait(process)
    assert not waiting.ended_within(0.05)
    assert process.stdin is not None
    process.stdin.close()
    assert waiting.ended_within(10.0)
    waiting.close()
