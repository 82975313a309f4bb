"""The real engine as a process: what it says first, what it refuses, and how it leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from desktop.core.errors import ErrorKind
from desktop.engine.command import engine_environment
from desktop.engine.protocol import PROTOCOL
from tests.fixtures.tiny_llama import make_tiny_llama

pytestmark = [pytest.mark.engine, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")]


class Engine:
    """A bare engine: lines in, lines out."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=engine_environment()
        )

    def say(self, **request: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """The next event that is no beat."""
        assert self.process.stdout is not None
        while (event := json.loads(self.process.stdout.readline()))["type"] == "Beat":
            continue
        return dict(event)

    def until_the_end(self) -> list[dict[str, Any]]:
        """Events up to the end of a request."""
        events = [self.hear()]
        while events[-1]["type"] not in ("Finished", "Failed"):
            events.append(self.hear())
        return events

    def load(self, path: Path) -> list[dict[str, Any]]:
        """Load a model, with a context of 4,096 tokens."""
        self.say(type="Load", id="load", path=str(path), context_length=4096)
        return self.until_the_end()


@pytest.fixture
def engine(real: list[str]) -> Iterator[Engine]:
    made = Engine(real)
    yield made
    made.process.kill()
    made.process.communicate(timeout=10)


def test_it_says_hello_and_leaves_with_its_stdin(engine: Engine, real: list[str]) -> None:
    hello = engine.hear()
    assert (hello["type"], hello["protocol"], hello["pid"]) == ("Hello", PROTOCOL, engine.process.pid)
    assert hello["build"] == real[real.index("--build") + 1]
    assert engine.process.stdin is not None
    engine.process.stdin.close()
    assert engine.process.wait(10) == 0
    engine.process.stdin = None


def test_it_beats_once_a_second(engine: Engine, tmp_path: Path) -> None:
    engine.hear()
    engine.load(make_tiny_llama(tmp_path / "tiny.gguf"))
    assert engine.process.stdout is not None
    started = time.monotonic()
    beats = [json.loads(engine.process.stdout.readline()) for _ in range(4)]
    assert {beat["type"] for beat in beats} == {"Beat"}
    assert 1.5 < time.monotonic() - started < 10


def test_it_dies_first_leaves_no_dump_and_ignores_ctrl_c(engine: Engine) -> None:
    engine.hear()
    process = Path(f"/proc/{engine.process.pid}")
    assert (process / "oom_score_adj").read_text().strip() == "900"
    assert psutil.Process(engine.process.pid).rlimit(psutil.RLIMIT_CORE) == (0, 0)
    assert (process / "fd/1").readlink() == (process / "fd/2").readlink(), "what native code prints is log"
    engine.process.send_signal(signal.SIGINT)
    engine.say(type="CountTokens", id="1", turns=[])
    assert engine.until_the_end()[-1]["id"] == "1"


def test_a_request_before_a_model_is_our_bug_and_the_engine_goes_on(engine: Engine) -> None:
    engine.hear()
    for identifier in ("1", "2"):
        engine.say(type="Generate", id=identifier, turns=[], sampling={})
        failed = engine.until_the_end()[-1]
        assert (failed["type"], failed["id"], failed["kind"]) == ("Failed", identifier, "BUG")


def test_a_missing_model_is_missing(engine: Engine, tmp_path: Path) -> None:
    engine.hear()
    engine.say(type="Load", id="1", path=str(tmp_path / "none.gguf"))
    assert engine.until_the_end()[-1]["kind"] == ErrorKind.MODEL_MISSING.name


def test_a_second_model_is_our_bug(engine: Engine, tmp_path: Path) -> None:
    engine.hear()
    path = make_tiny_llama(tmp_path / "tiny.gguf")
    assert [event["type"] for event in engine.load(path)][-2:] == ["Loaded", "Finished"]
    engine.say(type="Load", id="2", path=str(path))
    assert engine.until_the_end()[-1]["kind"] == "BUG"


def test_a_stop_sent_right_after_a_request_stops_it(engine: Engine, tmp_path: Path) -> None:
    engine.hear()
    engine.load(make_tiny_llama(tmp_path / "tiny.gguf"))
    turns = [{"role": "user", "content": "the sea " * 100}]
    for number in range(5):
        engine.say(type="Generate", id=f"g{number}", turns=turns, sampling={"temperature": 0}, max_tokens=3000)
        engine.say(type="Cancel", id="x", target=f"g{number}")
        end = engine.until_the_end()[-1]
        assert (end["id"], end["type"], end["finish"]) == (f"g{number}", "Finished", "cancelled")


def test_an_engine_whose_parent_is_gone_before_it_could_look_leaves(real: list[str]) -> None:
    environment = {**engine_environment(), "BANTAM_PARENT": str(os.getpid() + 1)}
    done = subprocess.run(real, stdin=subprocess.DEVNULL, capture_output=True, timeout=30, env=environment)
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_probe_says_what_a_backend_does(real: list[str], chat_model: Path) -> None:
    at = real.index("--engine") + 1
    command = [*real[:at], "--probe", *real[at:], "--model", str(chat_model)]
    done = subprocess.run(command, capture_output=True, timeout=60, env=engine_environment(), check=True)
    first, last = (json.loads(line) for line in done.stdout.splitlines())
    assert first["score"] == last["score"] > 0
    assert last["trouble"] == ""
    assert last["prefill"] > 0
    assert last["decode"] > 0
    assert len(last["text"]) > 3


@pytest.mark.parametrize("model", ["", "/nothing.gguf"])
def test_a_probe_without_a_model_knows_the_score(real: list[str], model: str) -> None:
    at = real.index("--engine") + 1
    command = [*real[:at], "--probe", *real[at:], "--model", model]
    done = subprocess.run(command, capture_output=True, timeout=60, env=engine_environment(), check=True)
    last = json.loads(done.stdout.splitlines()[-1])
    assert (last["score"] > 0) is not bool(last["trouble"])
