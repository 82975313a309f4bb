"""Threads stay from token to token, become as many as is wished, sleep when there is nothing to do, and leave."""

import contextlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desktop.core.chat import Role
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_environment
from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext
from desktop.engine.protocol import Confinement, Token, Turn
from desktop.engine.thread_pool import ThreadPool
from tests.engine.engines import GREEDY, Engines, wait_for
from tests.fixtures.tiny_models.maker import write_tiny

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
COUNT = [Turn(Role.USER, "List the prime numbers.")]


@pytest.fixture(scope="module")
def told(real: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the trial saw."""
    model = write_tiny(tmp_path_factory.mktemp("pool") / "tiny.gguf")
    given = dict(zip(real[-6::2], real[-5::2], strict=True))
    command = [sys.executable, "-P", "-m", "tests.fixtures.pool_trial", given["--lib"], given["--backend"], str(model)]
    environment = {**engine_environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(json.loads(done.stdout))


@linux
@pytest.mark.engine
def test_a_pool_is_made_once_and_waits_asleep(told: dict[str, Any]) -> None:
    assert told["kept"]
    assert told["made"] == 2, "the caller's own thread is one of them"
    assert told["asleep before"]


@linux
@pytest.mark.engine
def test_the_same_threads_make_every_call_and_as_many_as_is_wished(told: dict[str, Any]) -> None:
    assert [seen for _wished, seen in told["seen"]] == [wished for wished, _seen in told["seen"]]
    assert told["after three wishes"] == 2
    assert told["same"], "how many threads there are changes no score"


@linux
@pytest.mark.engine
def test_threads_without_work_sleep(told: dict[str, Any]) -> None:
    assert told["asleep on a word"]
    assert told["asleep by itself"]


@linux
@pytest.mark.engine
def test_no_thread_is_left(told: dict[str, Any]) -> None:
    assert told["left"] == 0


def threads_of(client: EngineClient) -> set[str]:
    return {path.name for path in Path(f"/proc/{client.pid}/task").iterdir()}


def runs(client: EngineClient) -> list[str]:
    """Threads of an engine that are not asleep."""
    states = {}
    for path in Path(f"/proc/{client.pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # it has just ended
            states[path.name] = (path / "stat").read_text("ascii").rpartition(") ")[2][0]
    return [name for name, state in states.items() if state != "S"]


@linux
@pytest.mark.engine
def test_a_confined_engine_keeps_its_threads_for_a_whole_answer(
    engines: Engines, real: list[str], chat_model: Path
) -> None:
    client = engines.of(real)
    assert client.load(chat_model, context_length=512, threads=2)
    assert client.confinement is not None
    assert client.confinement.level is not Confinement.NONE
    events = client.generate(COUNT, GREEDY, 200, lookup=False)
    seen = [threads_of(client) for event in events if isinstance(event, Token)]
    assert len(seen) > 100
    # A busy computer makes the governor change their number now and then; ggml alone makes a new one for each token.
    assert len(set.union(*seen)) <= len(seen[0]) + 10
    wait_for(lambda: not runs(client))


class Wishes:
    """Stands for a context; remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def set_threads(self, threads: int) -> None:
        self.asked.append(threads)


def no_library() -> object:
    raise OSError("not there")


@pytest.mark.parametrize("library", [no_library, lambda: SimpleNamespace()])
def test_an_engine_without_pools_goes_on_without(library: Any) -> None:
    llama = SimpleNamespace(processor_library=library, base_library=library, library=SimpleNamespace())
    context = Wishes()
    pool = ThreadPool(cast("Llama", llama), cast("LlamaContext", context), 2)
    assert not pool.is_kept
    pool.set_threads(1)
    pool.rest()
    pool.free()
    assert context.asked == [1]
