"""The client and its line: one request at a time, stopping at any moment, and children that do not listen."""

import threading
import time
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path

import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish, Role
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.engine import crash
from desktop.engine.client import EngineClient
from desktop.engine.engine_line import failed_error
from desktop.engine.protocol import Failed, Finished, PromptProgressed, Token, Turn
from desktop.engine.states import EngineState
from desktop.engine.watchdog import Limits
from tests.engine.engines import (
    GREEDY,
    QUESTION,
    STOPPED_WITHIN,
    Answer,
    Engines,
    ask,
    assert_helps,
    state_of,
    wait_for,
)
from tests.engine.wishes import model_file

MODEL = Path("no.gguf")


def leave(events: Iterator[object]) -> None:
    """What a `for` loop does that is left early."""
    assert isinstance(events, Generator)
    events.close()


def in_thread(target: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=target)
    thread.start()
    return thread


@pytest.fixture
def writer(engines: Engines, tmp_path: Path) -> EngineClient:
    """An engine that writes for a minute unless it is told to stop."""
    client = engines("obliging")
    assert client.load(model_file(tmp_path, words=6000, pause=0.01))
    return client


def test_a_life_without_trouble(engines: Engines, tmp_path: Path) -> None:
    states: list[EngineState] = []
    fractions: list[float] = []
    client = engines("obliging", on_state=lambda state, _error: states.append(state))
    assert client.load(model_file(tmp_path), on_progress=fractions.append)
    assert client.facts.architecture == "llama"
    answer = ask(client)
    assert (answer.text, answer.error) == ("word word word ", None)
    assert answer.finished is not None
    assert answer.finished.finish is Finish.STOP
    assert client.count_tokens(QUESTION * 3) == 3
    client.stop()
    client.stop()
    assert fractions == [1.0]
    busy = [EngineState.BUSY, EngineState.READY]
    assert states == [EngineState.LOADING, EngineState.READY, *busy, *busy, EngineState.GONE]


def test_texts_for_search_go_in_portions_and_come_back_in_order(engines: Engines, tmp_path: Path) -> None:
    client = engines("obliging")
    assert client.load(model_file(tmp_path), embedding=True)
    answered_before = client.has_answered
    assert client.embed(["x" * length for length in range(70)]) == [[float(length), 0.0] for length in range(70)]
    assert (answered_before, client.has_answered) == (False, True)
    assert client.embed([]) == []


def test_nothing_can_be_asked_before_a_model_is_loaded(engines: Engines) -> None:
    client = engines("obliging")
    with pytest.raises(KnownError, match="was stopped"):
        _ = client.facts
    assert_helps(ask(client).error, ErrorKind.ENGINE_STOPPED)


def test_nothing_can_be_asked_of_a_stopped_engine(writer: EngineClient) -> None:
    writer.stop()
    assert_helps(ask(writer).error, ErrorKind.ENGINE_STOPPED)
    assert state_of(writer) is EngineState.GONE


def test_stopping_what_was_never_started(engines: Engines) -> None:
    client = engines("obliging")
    client.stop()
    assert client.state is EngineState.GONE
    with pytest.raises(KnownError) as caught:
        client.load(MODEL)
    assert_helps(caught.value, ErrorKind.ENGINE_STOPPED)
    assert client.pid == 0


def test_a_wish_to_stop_ends_an_answer_as_cancelled(writer: EngineClient) -> None:
    cancel = Cancellation()
    answer = Answer(_cancelling_after(3, writer, cancel))
    assert answer.error is None
    assert answer.finished is not None
    assert answer.finished.finish is Finish.CANCELLED
    assert 3 <= len(answer.tokens) < 3000
    assert state_of(writer) is EngineState.READY
    cancelled_before = Answer(writer.generate(QUESTION, GREEDY, 9, cancel=cancel))
    assert cancelled_before.finished is not None
    assert cancelled_before.finished.finish is Finish.CANCELLED
    assert cancelled_before.tokens == []


def _cancelling_after(
    count: int, client: EngineClient, cancel: Cancellation
) -> Iterator[PromptProgressed | Token | Finished]:
    for event in client.generate(QUESTION, GREEDY, 6000, cancel=cancel):
        if isinstance(event, Token) and event.count == count:
            cancel.cancel()
        yield event


def test_leaving_an_answer_early_frees_the_engine(writer: EngineClient) -> None:
    events = writer.generate(QUESTION, GREEDY, 6000)
    next(events)
    assert state_of(writer) is EngineState.BUSY
    leave(events)
    assert state_of(writer) is EngineState.READY
    assert writer.count_tokens(QUESTION) == 1


def test_requests_take_turns(engines: Engines, tmp_path: Path) -> None:
    client = engines("obliging")
    assert client.load(model_file(tmp_path, words=50, pause=0.002))
    answers: dict[str, Answer] = {}

    def put(word: str) -> None:
        answers[word] = Answer(client.generate([Turn(Role.USER, word)], GREEDY, 50))

    threads = [in_thread(partial(put, word)) for word in ("a", "b", "c", "d")]
    for thread in threads:
        thread.join()
    assert {word: answer.text for word, answer in answers.items()} == {word: word * 50 for word in "abcd"}


def test_who_waits_for_a_turn_may_give_up(writer: EngineClient) -> None:
    first = writer.generate(QUESTION, GREEDY, 6000)
    next(first)
    cancel = Cancellation()
    results: list[Answer] = []
    waiting = in_thread(lambda: results.append(Answer(writer.generate(QUESTION, GREEDY, 9, cancel=cancel))))
    assert writer.wait_idle(lambda: True) is False
    cancel.cancel()
    waiting.join()
    assert results[0].finished is not None
    assert results[0].finished.finish is Finish.CANCELLED
    leave(first)
    assert writer.wait_idle(lambda: False) is True


def test_a_load_can_be_stopped(engines: Engines, tmp_path: Path) -> None:
    cancel = Cancellation()
    client = engines("obliging")
    results: list[bool] = []
    model = model_file(tmp_path, load_seconds=60.0)
    loading = in_thread(lambda: results.append(client.load(model, cancel=cancel)))
    wait_for(lambda: client.state is EngineState.LOADING)
    cancel.cancel()
    loading.join(STOPPED_WITHIN)
    assert results == [False]
    assert client.pid == 0
    assert client.state is EngineState.GONE


def test_a_start_can_be_stopped(engines: Engines) -> None:
    cancel = Cancellation()
    client = engines("hangs", "starting")
    results: list[bool] = []
    loading = in_thread(lambda: results.append(client.load(MODEL, cancel=cancel)))
    wait_for(lambda: client.pid)
    cancel.cancel()
    loading.join(STOPPED_WITHIN)
    assert results == [False]
    assert client.pid == 0


@pytest.mark.parametrize("delay", [0.0, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.02, 0.1])
def test_stop_during_the_start_does_not_wait_for_hello(engines: Engines, delay: float) -> None:
    client = engines("hangs", "starting", limits=Limits(hello=30.0, soft=0.3, stop=0.3))
    errors: list[BantamError] = []

    def load() -> None:
        with pytest.raises(KnownError) as caught:
            client.load(MODEL)
        errors.append(caught.value)

    loading = in_thread(load)
    time.sleep(delay)
    started = time.monotonic()
    client.stop()
    assert time.monotonic() - started < STOPPED_WITHIN
    loading.join(STOPPED_WITHIN)
    assert not loading.is_alive()
    assert client.pid == 0
    assert_helps(errors[0], ErrorKind.ENGINE_STOPPED)


def test_stop_ends_an_answer_with_what_was_written(writer: EngineClient) -> None:
    results: list[Answer] = []
    asking = in_thread(lambda: results.append(ask(writer)))
    wait_for(lambda: writer.has_answered)
    started = time.monotonic()
    writer.stop()
    assert time.monotonic() - started < STOPPED_WITHIN
    asking.join(STOPPED_WITHIN)
    assert results[0].text.startswith("word ")
    assert assert_helps(results[0].error, ErrorKind.ENGINE_STOPPED).arguments["reason"] == crash.STOPPED
    assert state_of(writer) is EngineState.GONE


@pytest.mark.parametrize("moment", ["loading", "answering", "waiting"])
def test_stop_ends_a_child_that_ignores_its_stdin_and_sigterm(engines: Engines, moment: str) -> None:
    client = engines("ignores_everything", moment)
    errors: list[BantamError] = []

    def live() -> None:
        try:
            client.load(MODEL)
            if error := ask(client).error:
                errors.append(error)
        except KnownError as error:
            errors.append(error)

    living = in_thread(live)
    wait_for(lambda: client.state is (EngineState.LOADING if moment == "loading" else EngineState.BUSY))
    client.stop()
    living.join(STOPPED_WITHIN)
    assert client.pid == 0
    assert_helps(errors[0], ErrorKind.ENGINE_STOPPED)


def test_a_child_that_ignores_a_wish_to_stop_holds_nobody(engines: Engines) -> None:
    client = engines("ignores_cancel")
    assert client.load(MODEL)
    events = client.generate(QUESTION, GREEDY, 64)
    next(events)
    started = time.monotonic()
    leave(events)
    assert time.monotonic() - started < 6, "two seconds of patience"


def test_a_request_that_a_child_never_reads_can_be_stopped(engines: Engines) -> None:
    client = engines("never_reads")
    assert client.load(MODEL)
    results: list[Answer] = []
    long = [Turn(Role.USER, "x" * (1 << 20))]  # more than a pipe holds
    asking = in_thread(lambda: results.append(Answer(client.generate(long, GREEDY, 9))))
    wait_for(lambda: client.state is EngineState.BUSY)
    time.sleep(0.2)
    client.stop()
    asking.join(STOPPED_WITHIN)
    assert_helps(results[0].error, ErrorKind.ENGINE_STOPPED)


def test_a_request_that_a_child_never_reads_counts_as_a_hang(engines: Engines) -> None:
    client = engines("never_reads", limits=Limits(standstill=0.5, soft=0.2, stop=0.3))
    assert client.load(MODEL)
    answer = Answer(client.generate([Turn(Role.USER, "x" * (1 << 20))], GREEDY, 9))
    assert_helps(answer.error, ErrorKind.ENGINE_HUNG)


def test_a_request_longer_than_a_line_is_refused_and_the_engine_lives(writer: EngineClient) -> None:
    answer = Answer(writer.generate([Turn(Role.USER, "x" * (9 << 20))], GREEDY, 9))
    assert_helps(answer.error, ErrorKind.PROMPT_TOO_LONG)
    assert state_of(writer) is EngineState.READY
    assert writer.count_tokens(QUESTION) == 1


def test_a_failure_becomes_the_error_it_names() -> None:
    error = failed_error(Failed(kind="MODEL_MISSING", arguments={"name": "a.gguf", "path": "b", "kind": "c"}))
    assert assert_helps(error, ErrorKind.MODEL_MISSING).arguments == {"name": "a.gguf", "path": "b"}
