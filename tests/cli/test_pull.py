"""`bantam pull` against a hub on this computer, through the real child."""

import hashlib
import threading
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


def test_no_address_is_nobody_asked(bantam: Bantam, hub: Hub) -> None:
    ran = bantam("pull", "https://elsewhere.example/model.gguf", "--json")
    assert ran.code == 1
    assert hub.asked == []


def _ledger(path: Path) -> Path:
    """In the data folder, of which models are a folder."""
    return next(folder / "network.jsonl" for folder in path.parents if (folder / "network.jsonl").exists())
