"""Nothing leaves this computer: what the system calls of the whole program say."""

import sys
from pathlib import Path

import pytest

from tests.fixtures.network_oracle import outside_addresses, strace_missing, traced

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(strace_missing(), reason="strace is not installed")


def test_the_oracle_sees_an_outside_address() -> None:
    # 192.0.2.1 is kept for documentation (RFC 5737); a datagram socket that connects sends nothing.
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    _, trace = traced([sys.executable, "-c", code], cwd=ROOT, timeout=60)
    assert outside_addresses(trace) == ["connect 192.0.2.1"]


def test_the_oracle_lets_loopback_pass() -> None:
    code = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.close()"
    _, trace = traced([sys.executable, "-c", code], cwd=ROOT, timeout=60)
    assert "bind(" in trace
    assert outside_addresses(trace) == []


@pytest.mark.engine
def test_asking_touches_no_network(tmp_path: Path) -> None:
    words = ["ask", "What is the capital of France?", "--max-tokens", "8", "--data-dir", str(tmp_path)]
    done, trace = traced([sys.executable, "-m", "desktop", *words], cwd=ROOT, timeout=110)
    assert done.returncode == 0, done.stderr
    assert outside_addresses(trace) == []
