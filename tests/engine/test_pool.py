"""The engines that run: reused, replaced, refused, and all gone at the end."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.pool_state import Activity, PoolState
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.keeping import Keeping
from desktop.engine.pool import EnginePool
from desktop.engine.processor import processor_identity
from desktop.engine.proof import Proof
from desktop.engine.states import EngineState
from desktop.engine.verdict import Verdict
from tests.engine.engines import GREEDY, PATIENT, QUESTION, STOPPED_WITHIN, Answer, ask, assert_helps, child, wait_for
from tests.engine.wishes import model


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[EnginePool]:
    """A pool whose engines are obliging children."""
    build = EngineBuild("b1", tmp_path)
    made = EnginePool(build, tmp_path / "proof.json", None, command=child("obliging"), limits=PATIENT)
    yield made
    started = time.monotonic()
    made.shutdown()
    assert time.monotonic() - started < STOPPED_WITHIN
    assert made.pids() == []


@pytest.fixture
def build(tmp_path: Path) -> EngineBuild:
    """A build with two backends that nobody loads."""
    lib = tmp_path / "engine" / "lib"
    lib.mkdir(parents=True)
    for name in ("libggml-cpu-haswell.so", "libggml-cpu-x64.so"):
        (lib / name).touch()
    return EngineBuild("b1", lib)


def in_thread(target: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=target)
    thread.start()
    return thread


def test_an_engine_is_reused_and_another_model_replaces_it(pool: EnginePool, tmp_path: Path) -> None:
    one, two = model(tmp_path, "one"), model(tmp_path, "two")
    first = pool.engine(one)
    assert ask(first).text == "word word word "
    assert pool.engine(one) is first
    assert pool.loaded is not None
    assert (pool.loaded.model, pool.loaded.pid) == (one, first.pid)
    second = pool.engine(two)
    assert second is not first
    assert (first.state, first.pid) == (EngineState.GONE, 0)
    assert pool.pids() == [second.pid]
    assert pool.engine(two, context_length=1024) is not second, "another context is another engine"


def test_the_engine_for_search_lives_beside_the_one_for_chat(pool: EnginePool, tmp_path: Path) -> None:
    file = model(tmp_path)
    chat, search = pool.engine(file), pool.engine(model(tmp_path, "search", is_embedding=True))
    assert len(pool.pids()) == 2
    assert pool.engine(file) is chat
    assert search.embed(["abc"]) == [[3.0, 0.0]]
    assert pool.loaded is not None
    assert pool.loaded.model.name == "Tiny"


def test_everybody_hears_what_the_chat_engine_does(pool: EnginePool, tmp_path: Path) -> None:
    told: list[PoolState] = []
    pool.add_listener(told.append)
    ask(pool.engine(model(tmp_path)))
    pool.engine(model(tmp_path, "search", is_embedding=True))
    pool.shutdown()
    activities = [state.state for state in told]
    assert activities == [Activity.LOADING, Activity.READY, Activity.BUSY, Activity.READY, Activity.IDLE]
    assert {state.model_name for state in told} == {"Tiny"}


def test_a_dead_engine_is_told_of_and_started_again(pool: EnginePool, tmp_path: Path) -> None:
    told: list[PoolState] = []
    pool.add_listener(told.append)
    file = model(tmp_path, dies="answering")
    client = pool.engine(file)
    answer = ask(client)
    assert answer.text == "word word word "
    assert_helps(answer.error, ErrorKind.ENGINE_STOPPED)
    assert told[-1].state is Activity.STOPPED
    assert_helps(told[-1].error, ErrorKind.ENGINE_STOPPED)
    assert pool.loaded is None
    assert pool.pids() == []
    for _ in range(3):  # it writes each time, so it is never refused
        again = pool.engine(file)
        assert again is not client
        assert ask(again).text == "word word word "


def test_a_model_that_kills_its_engine_twice_is_refused_once(pool: EnginePool, tmp_path: Path) -> None:
    told: list[PoolState] = []
    file = model(tmp_path, dies="loading")
    pool.add_listener(told.append)
    starts = []
    for _ in range(4):
        with pytest.raises(KnownError) as caught:
            pool.engine(file)
        assert_helps(caught.value, ErrorKind.ENGINE_STOPPED)
        starts.append([state.state for state in told].count(Activity.LOADING))
    assert starts == [1, 2, 2, 3], "the third time nothing was started, the fourth is a new try"
    assert ask(pool.engine(model(tmp_path, "other"))).error is None


def test_a_replaced_engine_ends_its_answer_first(pool: EnginePool, tmp_path: Path) -> None:
    slow = pool.engine(model(tmp_path, "slow", words=100, pause=0.01))
    answers: list[Answer] = []
    asking = in_thread(lambda: answers.append(ask(slow)))
    wait_for(lambda: slow.has_answered)
    other = pool.engine(model(tmp_path, "other"))
    asking.join()
    assert (answers[0].error, len(answers[0].tokens)) == (None, 100)
    assert pool.pids() == [other.pid]


def test_loads_wait_for_each_other_and_share_what_was_loaded(pool: EnginePool, tmp_path: Path) -> None:
    file = model(tmp_path, load_seconds=0.3)
    clients: list[EngineClient] = []
    threads = [in_thread(lambda: clients.append(pool.engine(file))) for _ in range(4)]
    for thread in threads:
        thread.join()
    assert len(clients) == 4
    assert len(set(map(id, clients))) == 1


def test_a_load_can_be_stopped_and_what_is_asked_of_it_ends_as_cancelled(pool: EnginePool, tmp_path: Path) -> None:
    cancel = Cancellation()
    file = model(tmp_path, load_seconds=60.0)
    clients: list[EngineClient] = []
    loading = in_thread(lambda: clients.append(pool.engine(file, cancel=cancel)))
    wait_for(pool.pids)
    waiting = in_thread(lambda: clients.append(pool.engine(model(tmp_path, "next"), cancel=cancel)))
    cancel.cancel()
    for thread in (loading, waiting):
        thread.join(STOPPED_WITHIN)
        assert not thread.is_alive()
    for client in clients:
        answer = Answer(client.generate(QUESTION, GREEDY, 9, cancel=cancel))
        assert answer.finished is not None
        assert answer.finished.finish is Finish.CANCELLED
    assert pool.pids() == []


def test_shutdown_ends_a_load(pool: EnginePool, tmp_path: Path) -> None:
    errors = _errors_of(lambda: pool.engine(model(tmp_path, load_seconds=60.0)), pool, lambda: bool(pool.pids()))
    assert_helps(errors[0], ErrorKind.ENGINE_STOPPED)


def _errors_of(call: Callable[[], object], pool: EnginePool, begun: Callable[[], object]) -> list[KnownError]:
    """What a call in a thread raises when the pool is shut down after it has begun."""
    errors: list[KnownError] = []

    def run() -> None:
        try:
            call()
        except KnownError as error:
            errors.append(error)

    running = in_thread(run)
    wait_for(begun)
    started = time.monotonic()
    pool.shutdown()
    assert time.monotonic() - started < STOPPED_WITHIN
    running.join(STOPPED_WITHIN)
    assert not running.is_alive(), "somebody waits for an engine that will never come"
    return errors


@pytest.mark.parametrize("attempt", range(3))
def test_shutdown_ends_an_answer_and_whoever_waits_for_the_next_model(
    pool: EnginePool, tmp_path: Path, attempt: int
) -> None:
    slow = pool.engine(model(tmp_path, "slow", words=6000, pause=0.01))
    answers: list[Answer] = []
    asking = in_thread(lambda: answers.append(ask(slow)))
    wait_for(lambda: slow.has_answered)
    next_model: ModelFile = model(tmp_path, "next")

    def use_the_next() -> None:
        # An engine that comes out of a closed pool answers with an error as well.
        if error := ask(pool.engine(next_model)).error:
            assert isinstance(error, KnownError)
            raise error

    time.sleep(0.05 * attempt)
    errors = _errors_of(use_the_next, pool, lambda: True)
    asking.join(STOPPED_WITHIN)
    assert answers[0].text.startswith("word ")
    assert_helps(answers[0].error, ErrorKind.ENGINE_STOPPED)
    assert_helps(errors[0], ErrorKind.ENGINE_STOPPED)


def test_a_closed_pool_gives_out_nothing(pool: EnginePool, tmp_path: Path) -> None:
    pool.shutdown()
    pool.shutdown()
    with pytest.raises(KnownError) as caught:
        pool.engine(model(tmp_path))
    assert_helps(caught.value, ErrorKind.ENGINE_STOPPED)
    assert pool.pids() == []


def test_a_file_deleted_while_loaded_goes_on_and_a_new_one_is_loaded(pool: EnginePool, tmp_path: Path) -> None:
    file = model(tmp_path)
    client = pool.engine(file)
    file.path.unlink()
    assert pool.engine(file) is client
    assert ask(client).error is None
    again = pool.engine(model(tmp_path, words=1))
    assert again is not client
    assert ask(again).text == "word "


def test_the_last_backend_that_dies_is_not_tried_again(
    build: EngineBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A death by SIGILL is the backend's fault: the next one is used, and when none is left the person is told."""
    note = tmp_path / "proof.json"
    verdicts = [Verdict(file=file, score=1, prefill=9.0, decode=9.0, text="a") for file in build.backends()]
    proof = Proof(build="b1", processor=processor_identity(), best_file=build.backends()[0], verdicts=verdicts)
    proof.save(note)
    monkeypatch.setattr("desktop.engine.pool.engine_command", lambda: child("dies", "SIGILL", "loading"))
    kinds = list[ErrorKind]()
    for number in range(4):
        pool = EnginePool(build, note, None, limits=PATIENT)  # a new start each time: what is known has to be on disk
        with pytest.raises(KnownError) as caught:
            pool.engine(model(tmp_path, str(number)))
        pool.shutdown()
        kinds.append(caught.value.kind)
    stopped, unusable = ErrorKind.ENGINE_STOPPED, ErrorKind.ENGINE_UNUSABLE
    assert kinds == [stopped, stopped, unusable, unusable]
    assert "haswell: died" in str(caught.value.what)
    assert "x64: died" in str(caught.value.what)


def test_stop_ends_the_proof_and_whoever_waits_begins_none(
    build: EngineBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.engine.proof.engine_command", lambda: child("hangs", "greeted"))
    pool = EnginePool(build, tmp_path / "proof.json", None, limits=PATIENT)
    file, stop_first, stop_second = model(tmp_path), Cancellation(), Cancellation()
    clients: list[EngineClient] = []
    begun = threading.Event()
    proving = in_thread(lambda: clients.append(pool.engine(file, on_progress=lambda _: begun.set(), cancel=stop_first)))
    assert begun.wait(STOPPED_WITHIN)
    wait_for(psutil.Process().children)
    waiting = in_thread(lambda: clients.append(pool.engine(file, cancel=stop_second)))
    stop_second.cancel()
    waiting.join(STOPPED_WITHIN)
    assert not waiting.is_alive(), "it proves the backends once more"
    assert len(psutil.Process().children()) == 1
    stop_first.cancel()
    proving.join(STOPPED_WITHIN)
    assert not proving.is_alive(), "stop is not heard while a backend is tried"
    assert not psutil.Process().children()
    for client, cancel in zip(clients, (stop_second, stop_first), strict=True):
        answer = Answer(client.generate(QUESTION, GREEDY, 9, cancel=cancel))
        assert answer.finished is not None
        assert answer.finished.finish is Finish.CANCELLED
    assert not (tmp_path / "proof.json").exists()


def test_shutdown_ends_the_proof(build: EngineBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.engine.proof.engine_command", lambda: child("hangs", "greeted"))
    pool = EnginePool(build, tmp_path / "proof.json", None, limits=PATIENT)

    def use() -> None:
        if error := ask(pool.engine(model(tmp_path))).error:
            assert isinstance(error, KnownError)
            raise error

    errors = _errors_of(use, pool, psutil.Process().children)
    assert_helps(errors[0], ErrorKind.ENGINE_STOPPED)


def test_a_second_model_stays_where_there_is_room_and_the_oldest_goes_first(tmp_path: Path) -> None:
    """Three places, and memory that the test decides."""
    free = [1 << 40]
    keeping = Keeping(most=lambda: 3, free=lambda: free[0], needs=lambda _model, _wish: 1 << 30)
    build = EngineBuild("b1", tmp_path)
    pool = EnginePool(build, tmp_path / "p", None, command=child("obliging"), limits=PATIENT, keeping=keeping)
    told: list[PoolState] = []
    pool.add_listener(told.append)
    files = [model(tmp_path, name) for name in "abcd"]
    clients = [pool.engine(file) for file in files[:3]]
    assert len(pool.pids()) == 3
    assert pool.engine(files[0]) is clients[0], "it was at rest"
    assert pool.ready(files[1]) is clients[1]
    assert pool.loaded is not None
    assert pool.loaded.model == files[0]
    pool.engine(files[3])
    assert clients[1].state is EngineState.GONE, "the one that had rested longest"
    assert {one.model.path for one in pool.all_loaded()} == {files[2].path, files[0].path, files[3].path}
    ended = [state.path for state in told if state.state is Activity.IDLE]
    assert ended == [str(files[1].path)], "who listens can tell that it was not the one in use"
    free[0] = 0
    last = pool.engine(files[1])
    assert [one.pid for one in pool.all_loaded()] == [last.pid]
    assert pool.unload(files[1].path) == 1
    assert pool.pids() == []
    assert pool.all_loaded() == []
    pool.shutdown()


def test_one_that_writes_stays_and_is_not_waited_for(tmp_path: Path) -> None:
    keeping = Keeping(most=lambda: 2, needs=lambda _model, _wish: 1 << 30)
    build = EngineBuild("b1", tmp_path)
    pool = EnginePool(build, tmp_path / "p", None, command=child("obliging"), limits=PATIENT, keeping=keeping)
    slow = pool.engine(model(tmp_path, "slow", words=600, pause=0.01))
    answers: list[Answer] = []
    asking = in_thread(lambda: answers.append(ask(slow)))
    wait_for(lambda: slow.has_answered)
    idle = pool.engine(model(tmp_path, "idle"))
    last = pool.engine(model(tmp_path, "last"))
    assert (slow.state, idle.state) == (EngineState.BUSY, EngineState.GONE)
    assert set(pool.pids()) == {slow.pid, last.pid}
    pool.shutdown()
    asking.join()


def test_an_engine_that_nobody_asks_is_ended(tmp_path: Path) -> None:
    keeping = Keeping(idle=lambda: 0.3)
    build = EngineBuild("b1", tmp_path)
    pool = EnginePool(build, tmp_path / "p", None, command=child("obliging"), limits=PATIENT, keeping=keeping)
    slow = pool.engine(model(tmp_path, "slow", words=60, pause=0.01))
    assert len(ask(slow).tokens) == 60, "an answer that takes longer is written to its end"
    assert slow.state is EngineState.READY
    wait_for(lambda: slow.state is EngineState.GONE)
    assert pool.pids() == []
    assert ask(pool.engine(model(tmp_path, "slow"))).error is None
    pool.shutdown()
    assert not [one for one in threading.enumerate() if one.name == "engine-idle"]
