"""Nothing leaves this computer: what the system calls of the whole program say."""

import os
import sys
from pathlib import Path

import pytest

from desktop.paths import Paths
from tests.fixtures.loopback_hub.server import Hub
from tests.fixtures.network_oracle import ADDRESS, outside_addresses, strace_missing, traced

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


def test_the_catalogue_is_searched_without_a_network(tmp_path: Path) -> None:
    words = ["search", "qwen", "--data-dir", str(tmp_path)]
    done, trace = traced([sys.executable, "-m", "desktop", *words], cwd=ROOT, timeout=110)
    assert done.returncode == 0, done.stderr
    assert not ADDRESS.search(trace)
    assert not Paths.under(tmp_path).network_uses.exists()


def test_nothing_is_fetched_before_somebody_asks(tmp_path: Path) -> None:
    """Neither by the window, nor by its screens, nor for what an earlier run left waiting; not even on loopback."""
    command = [sys.executable, "tests/fixtures/unasked_window.py", str(tmp_path)]
    done, trace = traced(command, cwd=ROOT, timeout=110)
    assert "looked" in done.stdout, done.stderr
    assert not ADDRESS.search(trace)
    assert not Paths.under(tmp_path).network_uses.exists()


def test_what_has_the_chats_opens_no_connection_even_for_a_download(tmp_path: Path) -> None:
    """Its children do, one each for the question, the beginning and the file, and only to the hub they were told."""
    with Hub({"maker/model-GGUF/model.gguf": b"GGUF" + bytes(1000)}).running() as hub:
        words = ["pull", "hf:maker/model-GGUF", "--file", "model.gguf", "--data-dir", str(tmp_path), "--json"]
        env = {**os.environ, "HF_ENDPOINT": hub.url}
        code = (
            "import os, sys; print(os.getpid(), flush=True); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
        )
        done, trace = traced([sys.executable, "-c", code, "-m", "desktop", *words], cwd=ROOT, env=env, timeout=110)
    assert done.returncode == 0, done.stderr
    own = done.stdout.split()[0]
    connects = [line for line in trace.splitlines() if "connect(" in line and ADDRESS.search(line)]
    processes = {line.split()[0] for line in connects}
    assert len(processes) == 3
    assert own not in processes
    assert all(f"htons({hub.server.server_port})" in line for line in connects)
    assert outside_addresses(trace) == []
