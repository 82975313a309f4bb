"""For every way a child can die: the typed error, the text it had written, and nothing left behind."""

import os
import re
import signal
import time
from pathlib import Path

import pytest

from desktop.core.errors import BantamError, BugError, ErrorKind, KnownError
from desktop.engine import crash
from desktop.engine.client import EngineClient
from desktop.engine.deaths import ENDED_BY_ITSELF, exit_words
from desktop.engine.states import EngineState
from desktop.engine.watchdog import Limits
from tests.engine.engines import PATIENT, Answer, Engines, ask, assert_helps, wait_for
from tests.fixtures.children.speak import WORDS

MODEL = Path("no.gguf")  # none of these children opens it
BEFORE_ANSWERING = {
    "starting": (ErrorKind.ENGINE_CANNOT_START, crash.STARTING),
    "greeted": (ErrorKind.ENGINE_STOPPED, crash.LOADING),
    "loading": (ErrorKind.ENGINE_STOPPED, crash.LOADING),
}
SIGNALS = ["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGKILL", "SIGTERM"]


def error_of_loading(client: EngineClient) -> BantamError:
    with pytest.raises(BantamError) as caught:
        client.load(MODEL)
    assert client.pid == 0, "a load that fails leaves no process"
    return caught.value


def answer_of(client: EngineClient) -> Answer:
    """Load and ask; the three words that every child writes before it misbehaves are there."""
    assert client.load(MODEL)
    answer = ask(client)
    assert [token.text for token in answer.tokens][:3] == list(WORDS)
    assert answer.finished is None
    assert client.state is EngineState.CRASHED
    return answer


@pytest.mark.parametrize("moment", BEFORE_ANSWERING)
@pytest.mark.parametrize("code", [0, 3])
def test_an_exit_before_the_model_is_there(engines: Engines, code: int, moment: str) -> None:
    kind, doing = BEFORE_ANSWERING[moment]
    error = assert_helps(error_of_loading(engines("exits", str(code), moment)), kind)
    assert error.arguments["reason"] == (f"it ended with exit code {code}" if code else ENDED_BY_ITSELF)
    assert error.arguments.get("doing", doing) == doing
    assert error.details.startswith(f"exit code {code}")


@pytest.mark.parametrize("code", [0, 3])
def test_an_exit_in_the_middle_of_an_answer(engines: Engines, code: int) -> None:
    answer = answer_of(engines("exits", str(code), "answering"))
    error = assert_helps(answer.error, ErrorKind.ENGINE_STOPPED)
    assert error.arguments["doing"] == crash.WRITING
    assert answer.text == "".join(WORDS)


@pytest.mark.parametrize("moment", BEFORE_ANSWERING)
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_before_the_model_is_there(engines: Engines, name: str, moment: str) -> None:
    kind, doing = BEFORE_ANSWERING[moment]
    error = assert_helps(error_of_loading(engines("dies", name, moment)), kind)
    assert error.arguments["reason"] == exit_words(-signal.Signals[name])
    assert name in str(error.what)
    assert error.arguments.get("doing", doing) == doing


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_in_the_middle_of_an_answer(engines: Engines, name: str) -> None:
    answer = answer_of(engines("dies", name, "answering"))
    error = assert_helps(answer.error, ErrorKind.ENGINE_STOPPED)
    assert error.arguments["reason"] == exit_words(-signal.Signals[name])
    assert error.arguments["doing"] == crash.WRITING
    assert answer.text == "".join(WORDS)


def test_a_death_between_two_questions_is_told_at_once_and_at_the_next_question(engines: Engines) -> None:
    told: list[tuple[EngineState, BantamError | None]] = []
    client = engines("dies", "SIGSEGV", "waiting", on_state=lambda state, error: told.append((state, error)))
    assert client.load(MODEL)
    wait_for(lambda: client.state is EngineState.CRASHED)
    wait_for(lambda: told[-1][0] is EngineState.CRASHED)
    assert_helps(told[-1][1], ErrorKind.ENGINE_STOPPED)
    assert_helps(ask(client).error, ErrorKind.ENGINE_STOPPED)
    assert client.pid == 0


def test_every_word_before_a_death_is_kept_and_those_of_nobody_are_dropped(engines: Engines) -> None:
    answer = answer_of(engines("talks_too_much"))
    assert answer.text == "".join([*WORDS, *(f"{count} " for count in range(4, 1004))])
    assert_helps(answer.error, ErrorKind.ENGINE_STOPPED)


def test_a_hang_before_hello(engines: Engines) -> None:
    client = engines("hangs", "starting", limits=Limits(hello=0.5, soft=0.2, stop=0.3))
    error = assert_helps(error_of_loading(client), ErrorKind.ENGINE_HUNG)
    assert error.arguments["seconds"] == 0.5
    assert error.arguments["doing"] == crash.STARTING


def test_a_beat_is_no_hello(engines: Engines) -> None:
    error = assert_helps(error_of_loading(engines("stands_still", "starting")), ErrorKind.ENGINE_CANNOT_START)
    assert "Beat before Hello" in error.details


@pytest.mark.parametrize("name", ["hangs", "stops_itself"])
@pytest.mark.parametrize("moment", ["loading", "answering"])
def test_silence(engines: Engines, name: str, moment: str) -> None:
    client = engines(name, moment, limits=Limits(silence=1.0, soft=0.2, stop=0.3))
    error = answer_of(client).error if moment == "answering" else error_of_loading(client)
    assert assert_helps(error, ErrorKind.ENGINE_HUNG).arguments["seconds"] == 1


@pytest.mark.parametrize("moment", ["loading", "answering"])
def test_beats_without_a_step_forward(engines: Engines, moment: str) -> None:
    client = engines("stands_still", moment, limits=Limits(standstill=0.7, soft=0.2, stop=0.3))
    error = answer_of(client).error if moment == "answering" else error_of_loading(client)
    assert assert_helps(error, ErrorKind.ENGINE_HUNG).arguments["seconds"] == 0.7


def test_no_step_forward_is_no_hang_while_nothing_is_asked(engines: Engines) -> None:
    client = engines("stands_still", "waiting", limits=Limits(standstill=0.3, soft=0.2, stop=0.3))
    assert client.load(MODEL)
    time.sleep(1.5)
    assert client.state is EngineState.READY


@pytest.mark.parametrize("moment", ["starting", "loading", "answering"])
@pytest.mark.parametrize("what", ["garbage", "long", "utf8", "unknown", "nested"])
def test_a_line_that_is_no_event(engines: Engines, what: str, moment: str) -> None:
    client = engines("writes", what, moment)
    error = answer_of(client).error if moment == "answering" else error_of_loading(client)
    kind = ErrorKind.ENGINE_CANNOT_START if moment == "starting" else ErrorKind.ENGINE_STOPPED
    known = assert_helps(error, kind)
    assert known.arguments["reason"] == crash.NOT_AN_EVENT
    assert "bad line: " in known.details
    assert len(known.details) < 2000, "a crash report quotes the beginning only"


@pytest.mark.parametrize("moment", ["loading", "answering"])
def test_half_a_line_is_no_event(engines: Engines, moment: str) -> None:
    client = engines("writes_half_a_line", moment)
    if moment == "loading":
        assert_helps(error_of_loading(client), ErrorKind.ENGINE_STOPPED)
        return
    answer = answer_of(client)
    assert answer.text == "".join(WORDS)
    assert_helps(answer.error, ErrorKind.ENGINE_STOPPED)


def test_another_protocol_is_our_bug(engines: Engines) -> None:
    error = error_of_loading(engines("speaks_another_protocol"))
    assert isinstance(error, BugError)
    assert "protocol 999" in str(error)


@pytest.mark.parametrize("moment", ["starting", "loading", "answering"])
def test_a_closed_pipe_is_no_life(engines: Engines, moment: str) -> None:
    client = engines("closes_its_events", moment)
    error = answer_of(client).error if moment == "answering" else error_of_loading(client)
    kind = ErrorKind.ENGINE_CANNOT_START if moment == "starting" else ErrorKind.ENGINE_STOPPED
    assert assert_helps(error, kind).arguments["reason"] == crash.PIPE_CLOSED


@pytest.mark.parametrize("moment", ["starting", "loading", "answering"])
def test_a_grandchild_cannot_hide_a_death(engines: Engines, moment: str) -> None:
    client = engines("leaves_a_grandchild", moment)
    started = time.monotonic()
    error = answer_of(client).error if moment == "answering" else error_of_loading(client)
    took = time.monotonic() - started
    assert isinstance(error, KnownError)
    found = re.search(r"grandchild (\d+)", error.details)
    assert found, "the log was read although its pipe is still open"
    os.kill(int(found[1]), signal.SIGKILL)
    assert_helps(error, ErrorKind.ENGINE_CANNOT_START if moment == "starting" else ErrorKind.ENGINE_STOPPED)
    assert took < 8, "the death was noticed by the process's end and not by a watchdog"


@pytest.mark.parametrize("words", ["terminate called after throwing 'std::bad_alloc'", "ggml: failed to allocate 9 GB"])
@pytest.mark.parametrize("moment", ["loading", "answering"])
def test_want_of_memory(engines: Engines, moment: str, words: str) -> None:
    client = engines("runs_out_of_memory", words, moment)
    error = answer_of(client).error if moment == "answering" else error_of_loading(client)
    known = assert_helps(error, ErrorKind.OUT_OF_MEMORY)
    assert known.arguments["name"] == "Tiny"
    assert words in known.details


def test_an_abort_without_a_word_of_memory_is_none(engines: Engines) -> None:
    error = error_of_loading(engines("runs_out_of_memory", "GGML_ASSERT(n_layer > 0) failed", "loading"))
    assert "GGML_ASSERT" in assert_helps(error, ErrorKind.ENGINE_STOPPED).details


def test_a_missing_library_is_named(engines: Engines) -> None:
    client = engines("reports", "ENGINE_LIBRARY_MISSING", "greeted", "libgomp.so.1")
    error = assert_helps(error_of_loading(client), ErrorKind.ENGINE_LIBRARY_MISSING)
    assert "libgomp.so.1" in str(error.what)
    assert error.details == "told by the child"


@pytest.mark.parametrize("kind", ["MODEL_UNREADABLE", "MODEL_MISSING", "OUT_OF_MEMORY"])
def test_a_failed_load(engines: Engines, kind: str) -> None:
    assert_helps(error_of_loading(engines("reports", kind, "loading", "it is empty")), ErrorKind[kind])


def test_a_failed_answer_leaves_the_engine_ready(engines: Engines) -> None:
    client = engines("reports", "TEMPLATE_FAILED", "answering", "unexpected 'end'")
    assert client.load(MODEL)
    answer = ask(client)
    assert answer.text == "".join(WORDS)
    assert_helps(answer.error, ErrorKind.TEMPLATE_FAILED)
    assert client.state is EngineState.READY


@pytest.mark.parametrize("kind", ["BUG", "NO_SUCH_KIND", ""])
def test_a_failure_of_no_known_kind_is_our_bug(engines: Engines, kind: str) -> None:
    error = error_of_loading(engines("reports", kind, "loading", "none"))
    assert isinstance(error, BugError)
    assert "told by the child" in str(error)


def test_an_engine_that_says_nothing_of_its_model_is_our_bug(engines: Engines) -> None:
    assert isinstance(error_of_loading(engines("says_nothing_of_the_model")), BugError)


def test_a_flood_of_log_does_no_harm(engines: Engines) -> None:
    client = engines("floods_stderr")
    assert client.load(MODEL)
    answer = ask(client)
    assert answer.error is None
    assert answer.text == "".join(WORDS)


def test_a_flood_of_log_leaves_a_short_tail_that_ends_with_the_last_line(engines: Engines) -> None:
    error = assert_helps(answer_of(engines("floods_stderr", "dies")).error, ErrorKind.ENGINE_STOPPED)
    assert error.details.endswith("the last line")
    assert error.details.count("\n") <= 200
    assert len(error.details) < 200 * 600


def test_what_native_code_prints_is_log(engines: Engines) -> None:
    client = engines("prints_from_c")
    assert client.load(MODEL)
    answer = ask(client)
    assert answer.error is None
    assert answer.text == "".join(WORDS)


def test_a_command_that_is_not_there(engines: Engines, tmp_path: Path) -> None:
    client = engines.of([str(tmp_path / "nothing")])
    error = assert_helps(error_of_loading(client), ErrorKind.ENGINE_CANNOT_START)
    assert "No such file" in str(error.what)
    assert client.state is EngineState.CRASHED


def test_a_dead_engine_stays_dead(engines: Engines) -> None:
    client = engines("exits", "3", "loading", limits=PATIENT)
    error_of_loading(client)
    assert_helps(error_of_loading(client), ErrorKind.ENGINE_STOPPED)
    assert_helps(ask(client).error, ErrorKind.ENGINE_STOPPED)
    with pytest.raises(KnownError):
        _ = client.facts
