"""Starting a child: three pipes and nothing else, and an end that leaves nothing even where the system has nothing."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop.engine.launch import Launched
from desktop.engine.pipes import PipeReader
from tests.engine.engines import open_descriptors

ROOT = Path(__file__).parents[2]
STARVED = ROOT / "tests" / "fixtures" / "starved.py"
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts descriptors in /proc")


def shell(script: str) -> Launched:
    return Launched(["/bin/sh", "-c", script])


def ended(launched: Launched) -> tuple[bytes, bytes]:
    """Wait for the child; returns what it wrote to both outputs, with everything closed."""
    events, log = bytearray(), bytearray()
    readers = [
        PipeReader("events", launched.events, launched.waker[0], events.extend, lambda: None),
        PipeReader("log", launched.log, launched.waker[0], log.extend, lambda: None),
    ]
    for reader in readers:
        reader.start()
    launched.process.wait()
    launched.call_back(readers, 5.0)
    launched.close_input(1.0)
    return bytes(events), bytes(log)


def test_what_is_written_arrives_and_what_is_said_comes_back_apart() -> None:
    before = open_descriptors()
    launched = shell("read line; echo said $line; echo log >&2")
    launched.write(b"hello\n")
    assert ended(launched) == (b"said hello\n", b"log\n")
    assert open_descriptors() == before


def test_a_child_gets_three_descriptors_and_no_more() -> None:
    opened = os.open("/dev/null", os.O_RDONLY)
    os.set_inheritable(opened, True)
    try:
        said, _ = ended(Launched([sys.executable, "-S", "-c", "import os; print(*os.listdir('/proc/self/fd'))"]))
    finally:
        os.close(opened)
    assert {int(name) for name in said.split()} - {0, 1, 2} <= {3}, "3 is the look itself"


def test_writing_to_a_child_that_is_gone_raises_nothing() -> None:
    launched = shell("exit 0")
    launched.process.wait()
    launched.write(b"x" * 100_000)
    ended(launched)
    launched.write(b"after the end")


def test_a_megabyte_is_written_whole() -> None:
    launched = shell("wc -c")
    launched.write(b"x" * (1 << 20))
    launched.close_input(1.0)
    assert ended(launched)[0].strip() == b"1048576"


def test_closing_the_input_gives_up_while_a_write_is_stuck() -> None:
    launched = shell("exec sleep 60")
    stuck = threading.Thread(target=lambda: launched.write(b"x" * (1 << 20)))
    stuck.start()
    time.sleep(0.2)
    started = time.monotonic()
    launched.close_input(0.2)
    assert 0.1 < time.monotonic() - started < 2.0
    launched.signal(kill=True)
    stuck.join(5.0)
    assert not stuck.is_alive()
    ended(launched)


def test_readers_are_called_back_from_a_pipe_that_never_ends() -> None:
    before = open_descriptors()
    launched = shell("sleep 3 & echo last words; exit 0")
    started = time.monotonic()
    assert ended_within(launched, 0.2) == b"last words\n"
    assert time.monotonic() - started < 2.0
    assert open_descriptors() == before


def ended_within(launched: Launched, patience: float) -> bytes:
    events = bytearray()
    readers = [
        PipeReader("events", launched.events, launched.waker[0], events.extend, lambda: None),
        PipeReader("log", launched.log, launched.waker[0], lambda _data: None, lambda: None),
    ]
    for reader in readers:
        reader.start()
    launched.process.wait()
    launched.call_back(readers, patience)
    launched.close_input(1.0)
    return bytes(events)


def test_a_command_that_is_not_there_leaves_no_descriptor(tmp_path: Path) -> None:
    before = open_descriptors()
    with pytest.raises(FileNotFoundError):
        Launched([str(tmp_path / "nothing")])
    assert open_descriptors() == before


def test_giving_up_ends_the_child_and_closes_everything() -> None:
    before = open_descriptors()
    launched = shell("exec sleep 60")
    readers = [
        PipeReader("events", launched.events, launched.waker[0], lambda _data: None, lambda: None),
        PipeReader("log", launched.log, launched.waker[0], lambda _data: None, lambda: None),
    ]
    readers[0].start()
    launched.give_up(readers)
    assert launched.process.returncode == -9
    assert open_descriptors() == before


@pytest.mark.parametrize("what", ["descriptors", "tasks"])
def test_a_start_with_too_little_left_is_a_known_error(what: str) -> None:
    done = subprocess.run(
        [sys.executable, str(STARVED), what],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    lives = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lives) == 16
    outcomes = [life["outcome"] for life in lives]
    assert outcomes[0] == "ENGINE_CANNOT_START"
    assert outcomes[-1] == "ENGINE_STOPPED", "with enough left the engine starts, and dies as it is made to"
    assert set(outcomes) == {"ENGINE_CANNOT_START", "ENGINE_STOPPED"}
    for life in lives:
        assert (life["descriptors"], life["threads"], life["children"]) == (0, 0, 0), life
