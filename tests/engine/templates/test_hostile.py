"""Templates that mean harm, given to a real engine: none runs code, each ends in time, and the engine goes on.

The worst that is allowed is the engine's own end, by its last resort, when a template holds the interpreter.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.client import EngineClient
from desktop.engine.templates.wish import ChatWish
from tests.engine.engines import assert_helps
from tests.engine.templates.chats import MULTI_SYSTEM
from tests.engine.templates.hostile import BROKEN, ESCAPES, GREEDY, HOLDS_THE_INTERPRETER
from tests.fixtures.tiny_llama import make_tiny_llama

pytestmark = pytest.mark.engine
SECONDS = 5.0
PLAIN = ChatWish(template="ChatML")


class Engines:
    """One engine after the other: the next one when the last one is gone."""

    def __init__(self, command: list[str], model: Path) -> None:
        self._command = command
        self._model = model
        self.made: list[EngineClient] = []

    def current(self) -> EngineClient:
        if not self.made or self.made[-1].state.is_over:
            self.made.append(EngineClient(self._command, name="Tiny"))
            assert self.made[-1].load(self._model)
        return self.made[-1]


@pytest.fixture(scope="module")
def all_engines(real: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    engines = Engines(real, make_tiny_llama(tmp_path_factory.mktemp("model") / "tiny.gguf"))
    engines.current()
    yield engines
    for client in engines.made:
        client.stop()


@pytest.fixture
def engine(all_engines: Engines) -> EngineClient:
    return all_engines.current()


def outcome(engine: EngineClient, source: str) -> str | KnownError:
    """What a template makes of a chat, or its error; the engine answers afterwards as if nothing had been."""
    before = engine.render(MULTI_SYSTEM, PLAIN)
    started = time.monotonic()
    try:
        found: str | KnownError = engine.render(MULTI_SYSTEM, ChatWish(template_source=source))[0]
    except KnownError as error:
        found = error
    took = time.monotonic() - started
    assert took < SECONDS, f"it took {took:.1f} s"
    assert engine.render(MULTI_SYSTEM, PLAIN) == before
    return found


@pytest.mark.parametrize("name", ESCAPES)
def test_nothing_escapes(engine: EngineClient, name: str, tmp_path: Path) -> None:
    mark, secret = tmp_path / "mark", tmp_path / "secret"
    secret.write_text("TREASURE")
    found = outcome(engine, ESCAPES[name].replace("MARK", str(mark)).replace("SECRET", str(secret)))
    assert not mark.exists()
    if isinstance(found, KnownError):
        assert_helps(found, ErrorKind.TEMPLATE_FAILED)
        return
    for sign in ("TREASURE", "root:", "<class", "<function", "<module", "builtins", "subprocess", "CHANGED"):
        assert sign not in found, found[:300]


@pytest.mark.parametrize("name", GREEDY)
def test_nothing_takes_everything(engine: EngineClient, name: str) -> None:
    found = outcome(engine, GREEDY[name][: 6 << 20])
    if isinstance(found, KnownError):
        assert_helps(found, ErrorKind.TEMPLATE_FAILED)
        assert len(found.details) <= 2000
    else:
        assert len(found) < 5_000_000


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_told_in_a_sentence(engine: EngineClient, name: str) -> None:
    found = outcome(engine, BROKEN[name])
    error = assert_helps(found if isinstance(found, KnownError) else None, ErrorKind.TEMPLATE_FAILED)
    assert len(str(error.arguments["reason"])) <= 200
    assert "ChatML" in str(error.next_step)


def test_what_holds_the_interpreter_ends_the_engine_alone(real: list[str], tmp_path: Path) -> None:
    client = EngineClient(real, name="Tiny")
    try:
        assert client.load(make_tiny_llama(tmp_path / "tiny.gguf"))
        started = time.monotonic()
        with pytest.raises(KnownError) as caught:
            client.render(MULTI_SYSTEM, ChatWish(template_source=HOLDS_THE_INTERPRETER))
        assert time.monotonic() - started < SECONDS + 1
        assert_helps(caught.value, ErrorKind.ENGINE_STOPPED)
    finally:
        client.stop()


def test_the_corpus_is_large() -> None:
    assert len(ESCAPES) + len(GREEDY) + len(BROKEN) >= 100
