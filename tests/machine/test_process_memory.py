"""Memory of processes that are there, grow, and go."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from desktop.machine.process_memory import memory_in_use

MB = 1 << 20
HOLDER = "import sys; held = bytearray(64 << 20); print('ready', flush=True); sys.stdin.read()"


@pytest.fixture
def holder() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_child_adds_what_it_holds(holder: subprocess.Popen[bytes]) -> None:
    alone = memory_in_use([])
    assert alone > 5 * MB
    assert 60 * MB < memory_in_use([holder.pid, holder.pid]) - alone < 200 * MB


def test_one_that_is_gone_counts_nothing(holder: subprocess.Popen[bytes]) -> None:
    holder.kill()
    holder.wait()
    assert abs(memory_in_use([holder.pid]) - memory_in_use([])) < 5 * MB
