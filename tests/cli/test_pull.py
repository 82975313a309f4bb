"""`bantam pull` against a hub on this computer, through the real child."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.cli.running import Bantam
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.server import Hub

NAME = "maker/model-GGUF/model-Q4_K_M.gguf"
DATA = b"GGUF" + bytes(range(256)) * 2_000


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    before = set(threading.enumerate())
    with Hub({NAME: DATA}).running() as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        yield running
    for thread in set(threading.enumerate()) - before:
        thread.join(5)


@pytest.mark.parametrize("words", [["hf:maker/model-GGUF:Q4_K_M"], ["maker/model-GGUF", "--file", "model-Q4_K_M.gguf"]])
def test_a_file_is_fetched_and_its_path_told(bantam: Bantam, hub: Hub, words: list[str]) -> None:
    ran = bantam("pull", *words, "--json")
    assert ran.code == 0, ran.err
    assert Path(ran.json["path"]).read_bytes() == DATA
    assert ran.json["sha256"] == [hashlib.sha256(DATA).hexdigest()]
    uses = [msgspec.json.decode(line) for line in _ledger(Path(ran.json["path"])).read_bytes().splitlines()]
    assert {use["host"] for use in uses} == {"127.0.0.1"}
    assert uses[-1]["received"] > len(DATA)


def test_what_is_not_there_is_an_error_with_a_next_step(bantam: Bantam, hub: Hub) -> None:
    ran = bantam("pull", "maker/nothing-GGUF", "--json")
    assert ran.code == 1
    assert ran.json["error"]["kind"] == "HUB_REPO_MISSING"


def test_what_passes_is_told_on_stderr(bantam: Bantam, hub: Hub) -> None:
    hub.faults.append(faults.cut(1_000))
    ran = bantam("pull", "hf:maker/model-GGUF:Q4_K_M")
    assert ran.code == 0, ran.err
    assert "Interrupted" in ran.err
    assert Path(ran.out.strip()).read_bytes() == DATA


def test_without_a_network_it_gives_up_soon(bantam: Bantam, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:  # bound and not listening: nobody answers there
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{taken.getsockname()[1]}")
        began = time.monotonic()
        ran = bantam("pull", "mistral-7b-instruct-v0.3", "--json")
    assert (ran.code, ran.json["error"]["kind"]) == (1, "HUB_UNREACHABLE"), ran.err
    assert time.monotonic() - began < 20


def test_a_stop_says_that_what_arrived_is_kept(hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(faults.stall(3))
    words = [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path / "data"), "pull", "maker/model-GGUF"]
    words += ["--file", "model-Q4_K_M.gguf"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True) as ran:
        until = time.monotonic() + 30
        while not any("resolve" in str(one) for one in hub.asked) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.3)
        os.killpg(ran.pid, signal.SIGINT)  # as a terminal does: the child is told too
        _, err = ran.communicate(timeout=30)
    assert ran.returncode == 130
    assert "What has arrived is kept; the same command goes on from there." in err
    assert "Traceback" not in err


def test_no_address_is_nobody_asked(bantam: Bantam, hub: Hub) -> None:
    ran = bantam("pull", "https://elsewhere.example/model.gguf", "--json")
    assert ran.code == 1
    assert hub.asked == []


def _ledger(path: Path) -> Path:
    """In the data folder, of which models are a folder."""
    return next(folder / "network.jsonl" for folder in path.parents if (folder / "network.jsonl").exists())
