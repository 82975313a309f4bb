"""Real engines are measured: in time, stoppable, not while the computer is busy, and what is found is used."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.tuning import TuneOutcome, TuneResult, Tuning
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.cores import usable_cores
from desktop.engine.pool import EnginePool
from desktop.engine.protocol import Turn
from desktop.engine.tuning.memory import TuneMemory
from desktop.paths import Installation
from tests.engine.engines import GREEDY, Answer, Engines, wait_for
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tuning_trial import Told

pytestmark = pytest.mark.engine
ROOT = Path(__file__).parents[3]
TRIAL = ROOT / "tests" / "fixtures" / "tuning_trial.py"
LIMIT = 20.0  # seconds, by the issue
STOPPED_WITHIN = 0.2  # seconds, by the issue
LONG = [Turn(Role.SYSTEM, ""), Turn(Role.USER, "The sea was calm and the sky was grey. " * 20)]
TUNED = Tuning(threads=1, reading_threads=2, micro_batch=128, flash_attention=False)
FOUND = TuneResult(outcome=TuneOutcome.FASTER, before=TUNED, after=TUNED, gain=0.2)


def trial(path: Path, seconds: float, threads: int = 2) -> Told:
    """Measure in a child that does not mind how busy the computer is."""
    done = subprocess.run(
        [sys.executable, str(TRIAL), str(path), str(seconds), str(threads)],
        capture_output=True,
        timeout=100,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2000:]!r}"
    return msgspec.json.decode(done.stdout, type=Told)


@contextlib.contextmanager
def busy() -> Iterator[None]:
    """As many programs as there are processors, each of which uses one whole."""
    spinners = [subprocess.Popen([sys.executable, "-S", "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for spinner in spinners:
            spinner.kill()
            spinner.wait()


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[EnginePool]:
    """Real engines, and a file for what is found."""
    installation = Installation.find()
    made = EnginePool(
        EngineBuild.find(installation),
        tmp_path / "proof.json",
        installation.starter,
        tunings=TuneMemory(tmp_path / "tunings.json"),
    )
    yield made
    made.shutdown()


@pytest.fixture
def file(chat_model: Path) -> ModelFile:
    return ModelFile(
        id="starter",
        name="Starter",
        path=chat_model,
        size=chat_model.stat().st_size,
        architecture="llama",
        quantisation="Q4_1",
        parameters=0,
        context_length=8192,
    )


@pytest.mark.slow
def test_the_starter_model_is_measured_in_time_and_its_chat_stays(starter: EngineClient) -> None:
    assert Answer(starter.generate(LONG, GREEDY, 4)).error is None
    told: list[float] = []
    began = time.monotonic()
    result = starter.tune(on_progress=told.append)
    assert time.monotonic() - began <= LIMIT
    assert result is not None
    assert result.before == starter.facts.tuning
    assert (result.after == result.before) == (result.outcome is not TuneOutcome.FASTER)
    assert told == sorted(told)
    assert all(0 <= fraction <= 1 for fraction in told)
    again = Answer(starter.generate(LONG, GREEDY, 4))
    assert again.finished is not None
    assert again.finished.figures is not None
    assert again.finished.figures.reused_tokens == again.finished.figures.prompt_tokens - 1


def test_a_confined_engine_counts_the_same_cores(starter: EngineClient) -> None:
    assert starter.facts.threads == usable_cores().threads


def test_what_is_remembered_is_used_at_the_next_load(pool: EnginePool, file: ModelFile) -> None:
    first = pool.engine(file, context_length=512)
    assert first.facts.tuning is not None
    assert first.facts.tuning != TUNED
    assert pool.tuned(file) is None
    pool.remember(file, FOUND)
    record = pool.tuned(file)
    assert record is not None
    assert record.result == FOUND
    assert pool.engine(file, context_length=512) is first, "nobody waits for a load because of it"
    second = pool.engine(file, context_length=768)
    assert second.facts.tuning == TUNED
    assert second.facts.threads == TUNED.threads
    assert Answer(second.generate(LONG, GREEDY, 4)).error is None
    by_hand = pool.engine(file, context_length=768, threads=2)
    assert by_hand.facts.tuning == Tuning(threads=2, reading_threads=2, micro_batch=512, flash_attention=True)


def test_a_busy_computer_is_told_of_and_nothing_is_remembered(pool: EnginePool, file: ModelFile) -> None:
    client = pool.engine(file, context_length=512)
    with busy():
        began = time.monotonic()
        result = client.tune()
        took = time.monotonic() - began
    assert took <= LIMIT
    assert result is not None
    assert result.outcome is TuneOutcome.BUSY
    assert result.after == result.before
    pool.remember(file, result)
    assert pool.tuned(file) is None


@pytest.mark.parametrize("after", [0.0, 0.3, 2.5])
def test_it_stops_at_once(engines: Engines, real: list[str], chat_model: Path, after: float) -> None:
    """On one thread, and the best of three, so that this is measured and not how busy the computer is."""
    client = engines.of(real)
    assert client.load(chat_model, context_length=512, threads=1)
    took = [1.0]
    while len(took) < 4 and min(took) > STOPPED_WITHIN:
        took.append(seconds_to_stop(client, after))
    assert min(took) <= STOPPED_WITHIN, took
    assert Answer(client.generate(LONG, GREEDY, 2)).error is None


def seconds_to_stop(client: EngineClient, after: float) -> float:
    """How long it takes from the wish to the end; 0 when it was over before, as the computer was busy."""
    cancel, ended = Cancellation(), list[float]()

    def run() -> None:
        client.tune(cancel=cancel)
        ended.append(time.monotonic())

    running = threading.Thread(target=run)
    running.start()
    time.sleep(after)
    asked = time.monotonic()
    is_late = bool(ended)  # it said that the computer is busy
    cancel.cancel()
    running.join(LIMIT)
    return 0.0 if is_late else ended[0] - asked


def test_its_window_may_leave_while_it_measures(engines: Engines, real: list[str], chat_model: Path) -> None:
    client = engines.of(real)
    assert client.load(chat_model, context_length=512)
    errors: list[KnownError] = []

    def run() -> None:
        try:
            client.tune()
        except KnownError as error:
            errors.append(error)

    running = threading.Thread(target=run)
    running.start()
    wait_for(lambda: client.state.value == "busy")
    client.stop()
    running.join(5.0)
    assert not running.is_alive()
    assert [error.kind for error in errors] in ([ErrorKind.ENGINE_STOPPED], [])


def test_a_model_for_search_is_not_measured(engines: Engines, real: list[str], search_model: Path) -> None:
    client = engines.of(real)
    assert client.load(search_model, embedding=True)
    assert client.facts.tuning is None
    with pytest.raises(KnownError) as caught:
        client.tune()
    assert caught.value.kind is ErrorKind.MODEL_UNREADABLE
    assert client.embed(["still there"])


@pytest.mark.parametrize("which", ["llama", "gemma3", "lfm2", "mamba2", "rwkv7"])
def test_every_kind_of_memory_is_measured(tmp_path: Path, which: str) -> None:
    """Those that can be cut back, those that cannot, and those with a small window; on a computer that is busy too."""
    told = trial(write_tiny(tmp_path / f"{which}.gguf", which), seconds=4.0)
    assert told.took <= 4.0
    assert told.result is not None
    assert told.result.before.threads == 2
    assert told.threads == ["MainThread"]


@pytest.mark.slow
@pytest.mark.parametrize("threads", [1, 2])
def test_the_limit_holds_however_busy_the_computer_is(chat_model: Path, threads: int) -> None:
    with busy():
        told = trial(chat_model, seconds=5.0, threads=threads)
    assert told.took <= 5.0
    assert told.result is not None
    assert told.fractions == sorted(told.fractions)
