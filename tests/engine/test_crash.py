"""From a death to the error that a person sees."""

from itertools import product

import msgspec
import pytest

from desktop.core.errors import BugError, ErrorKind, KnownError
from desktop.engine import crash
from desktop.engine.crash import Death, crash_error
from tests.engine.engines import assert_helps

ABORT, SEGV, KILL = -6, -11, -9


def died(exit_code: int = ABORT, tail: tuple[str, ...] = (), **facts: object) -> Death:
    return msgspec.structs.replace(Death(exit_code=exit_code, tail=list(tail)), **facts)


@pytest.mark.parametrize(
    "words",
    [
        "terminate called after throwing an instance of 'std::bad_alloc'",
        "ggml_aligned_malloc: failed to allocate 8192 MB",
        "Unable to allocate CPU buffer",
        "mmap: Cannot allocate memory",
        "CUDA error: out of memory",
    ],
)
@pytest.mark.parametrize("code", [ABORT, SEGV])
def test_words_about_memory_before_an_abort(words: str, code: int) -> None:
    error = assert_helps(crash_error(died(code, (words,)), crash.LOADING, "Tiny"), ErrorKind.OUT_OF_MEMORY)
    assert error.arguments == {"name": "Tiny"}
    assert words in error.details


def test_words_about_memory_long_ago_or_before_another_end_are_no_reason() -> None:
    words = "failed to allocate a huge page, going on without"
    assert_helps(crash_error(died(ABORT, (words, *["later"] * 20)), crash.WRITING), ErrorKind.ENGINE_STOPPED)
    assert_helps(crash_error(died(3, (words,)), crash.WRITING), ErrorKind.ENGINE_STOPPED)


def test_a_kill_while_the_kernel_wanted_memory() -> None:
    assert_helps(crash_error(died(KILL, starved=True), crash.WRITING, "Tiny"), ErrorKind.OUT_OF_MEMORY)
    assert_helps(crash_error(died(KILL, starved=False), crash.WRITING, "Tiny"), ErrorKind.ENGINE_STOPPED)


@pytest.mark.parametrize(
    ("death", "reason"),
    [
        (died(KILL, starved=True, not_an_event="garbage"), crash.NOT_AN_EVENT),
        (died(KILL, starved=True, pipe_closed=True), crash.PIPE_CLOSED),
    ],
)
def test_our_own_kill_is_not_the_kernels(death: Death, reason: str) -> None:
    error = crash_error(death, crash.WRITING, "Tiny")
    assert assert_helps(error, ErrorKind.ENGINE_STOPPED).arguments["reason"] == reason


def test_a_hang_says_how_long() -> None:
    error = assert_helps(crash_error(died(KILL, hung_seconds=180.0), crash.WRITING), ErrorKind.ENGINE_HUNG)
    assert str(error.what) == "The engine did not answer for 180 s while writing an answer."
    assert assert_helps(crash_error(died(KILL, hung_seconds=0.25), crash.WRITING), ErrorKind.ENGINE_HUNG).arguments[
        "seconds"
    ] == pytest.approx(0.25)


def test_another_protocol_is_our_bug() -> None:
    assert isinstance(crash_error(died(wrong_protocol=7), crash.STARTING), BugError)


def test_who_never_greeted_could_not_be_started() -> None:
    error = crash_error(died(SEGV, greeted=False), crash.STARTING)
    assert "SIGSEGV" in str(assert_helps(error, ErrorKind.ENGINE_CANNOT_START).what)


def test_details_are_the_exit_code_and_the_tail() -> None:
    error = crash_error(died(SEGV, ("one", "two")), crash.WRITING)
    assert isinstance(error, KnownError)
    assert error.details == "exit code -11 SIGSEGV\none\ntwo"


@pytest.mark.parametrize(
    ("code", "starved", "greeted", "stopped", "hung"),
    list(product([0, 1, ABORT, SEGV, KILL, -15, -64, 255], [False, True], [False, True], [False, True], [0.0, 9.0])),
)
def test_every_death_has_a_next_step(code: int, starved: bool, greeted: bool, stopped: bool, hung: float) -> None:
    death = died(code, starved=starved, greeted=greeted, stopped=stopped, hung_seconds=hung)
    error = crash_error(death, crash.WRITING, "Tiny")
    assert isinstance(error, KnownError)
    assert_helps(error, error.kind)
