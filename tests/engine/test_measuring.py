"""Perplexity and bits per byte: the same as one token a call gives, over exactly what was predicted."""

import math
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.scores import Measured
from desktop.engine.client import EngineClient
from desktop.engine.llama_context import BATCH
from desktop.engine.measuring import disjoint, sliding
from desktop.engine.token_scores import LARGE, large
from tests.engine.engines import GREEDY, QUESTION, Answer, Engines, assert_helps
from tests.engine.plainly import plainly
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
TEXT = (
    "The sea was calm when the boat left the harbour. Nobody on board had slept, and the café on the quay was "
    "closed. “We shall see,” said the captain – and so they did: rain, wind, and at noon a rainbow 🌈. "
) * 4
CANCELLED_WITHIN = 0.2  # seconds


def measured(client: EngineClient, text: str = TEXT, *, window: int = 0, stride: int = 0) -> Measured:
    found = client.measure(text, window=window, stride=stride)
    assert found is not None
    return found


def test_the_starter_model_is_measured_as_one_token_a_call_does(starter: EngineClient, chat_model: Path) -> None:
    found = measured(starter, window=64)
    plain = plainly(chat_model, text=TEXT, window=64)["windows"]
    assert found.tokens == len(plain) == found.windows * 31
    print(f"starter model: {abs(found.nats + math.fsum(plain)) / len(plain):.1e} nats a token")
    assert found.nats / found.tokens == pytest.approx(-math.fsum(plain) / len(plain), abs=1e-3)
    assert found.perplexity == pytest.approx(math.exp(-math.fsum(plain) / len(plain)), rel=0.005)
    assert 0.1 < found.bits_per_byte < 3


@pytest.mark.parametrize("which", ["llama", "gemma3", "lfm2", "mamba2"])
def test_every_kind_of_memory_gives_the_same(real: list[str], engines: Engines, tmp_path: Path, which: str) -> None:
    client, path = engines.of(real), write_tiny(tmp_path / "m.gguf", which)
    assert client.load(path, threads=1)
    text = "the rain in spain stays mainly in the plain they say " * 6
    found, plain = measured(client, text, window=48), plainly(path, text=text, window=48)["windows"]
    assert found.tokens == len(plain)
    assert found.nats == pytest.approx(-math.fsum(plain), abs=1e-3 * len(plain))
    if which == "llama":  # its vocabulary begins a text with a token, so that everything else is predicted
        assert measured(client, text, window=48, stride=16).bytes == len(text.encode())


def test_a_sliding_window_predicts_every_token_once(starter: EngineClient) -> None:
    text = TEXT[: len(TEXT) // 4]
    one, some = measured(starter, text, window=1024, stride=1), measured(starter, text, window=32, stride=16)
    assert one.windows == 1
    assert one.tokens == some.tokens
    assert one.bytes == some.bytes
    assert len(text.encode()) - one.bytes < 12  # the first token alone is not predicted
    assert one.nats < some.nats < 2 * one.nats


def test_a_text_that_is_too_short_or_a_window_that_is_too_long(starter: EngineClient) -> None:
    for text, stride in (("Too short.", 0), ("", 0), ("", 4), ("x", 4)):
        with pytest.raises(KnownError) as caught:
            measured(starter, text, stride=stride)
        assert_helps(caught.value, ErrorKind.TEXT_TOO_SHORT)
    with pytest.raises(KnownError) as caught:
        measured(starter, window=4096)
    assert_helps(caught.value, ErrorKind.PROMPT_TOO_LONG)
    assert measured(starter, "Too short.", stride=4).tokens == 2


def test_it_says_how_far_it_is(starter: EngineClient) -> None:
    told: list[tuple[int, int]] = []
    assert starter.measure(TEXT, window=64, on_read=lambda done, total: told.append((done, total))) is not None
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    assert told == sorted(told)


def test_a_measurement_can_be_cancelled_at_once(starter: EngineClient) -> None:
    took = []
    for _ in range(3):  # the computer may have other work too
        cancel, cancelled_at = Cancellation(), 0.0

        def stop(cancel: Cancellation = cancel) -> None:
            nonlocal cancelled_at
            cancelled_at = time.monotonic()
            cancel.cancel()

        timer = threading.Timer(0.5, stop)
        timer.start()
        assert starter.measure(TEXT * 50, window=1024, cancel=cancel) is None
        took.append(time.monotonic() - cancelled_at)
        timer.join()
    assert min(took) < CANCELLED_WITHIN, took
    assert Answer(starter.generate(QUESTION, GREEDY, 4)).error is None


@given(st.integers(0, 200), st.integers(4, 40), st.booleans())
def test_windows_that_do_not_overlap(count: int, size: int, adds: bool) -> None:
    tokens = [-1] * adds + list(range(count))
    windows = list(disjoint(tokens, [-1] * adds, size))
    assert len(windows) == len(tokens) // size
    for number, window in enumerate(windows):
        assert len(window.tokens) == size
        assert window.first == size // 2 + 1
        assert window.tokens[1:] == tokens[number * size + 1 : (number + 1) * size]
        assert not adds or window.tokens[0] == -1


@given(st.integers(2, 200), st.integers(4, 40), st.integers(1, 50), st.booleans())
def test_windows_that_overlap_count_every_token_once(count: int, size: int, stride: int, adds: bool) -> None:
    tokens = [-1] * adds + list(range(count))
    counted: list[int] = []
    for window in sliding(tokens, int(adds), size, stride):
        assert len(window.tokens) <= size
        assert window.first >= 1
        counted += window.tokens[window.first :]
    assert counted == tokens[1:]


@given(st.integers(LARGE, 3000), st.integers(1, 3000))
def test_large_batches_are_all_large(silent: int, scored: int) -> None:
    total, sizes = silent + scored, []
    while silent + scored:
        size = large(silent, scored)
        sizes.append(size)
        rows = max(size - silent, 0)
        assert 0 < size <= BATCH
        assert rows <= LARGE
        silent, scored = max(silent - size, 0), scored - rows
    assert sum(sizes) == total
    assert min(sizes) >= LARGE
