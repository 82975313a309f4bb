"""What the real engine says of broken libraries and broken models: a typed error each time, and never a hang."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.chat import Role
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.sampling import Sampling
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.protocol import Turn
from desktop.engine.states import EngineState
from desktop.paths import Installation
from tests.engine.engines import GREEDY, QUESTION, Answer, Engines, ask, assert_helps, open_descriptors, state_of
from tests.fixtures.tiny_llama import make_tiny_llama

pytestmark = [pytest.mark.engine, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux libraries")]
REFUSED = {ErrorKind.MODEL_UNREADABLE, ErrorKind.MODEL_MISSING}


def error_of(client: EngineClient, path: Path) -> KnownError:
    """The error of a load that cannot succeed, told within a few seconds."""
    started = time.monotonic()
    with pytest.raises(BantamError) as caught:
        client.load(path)
    assert time.monotonic() - started < 15
    assert isinstance(caught.value, KnownError), repr(caught.value)
    assert client.pid == 0
    return assert_helps(caught.value, caught.value.kind)


def test_a_load_a_question_and_nothing_left(engines: Engines, real: list[str], chat_model: Path) -> None:
    before = open_descriptors()
    client = engines.of(real)
    fractions: list[float] = []
    assert client.load(chat_model, context_length=256, on_progress=fractions.append)
    assert fractions == sorted(fractions)
    assert fractions[-1] > 0.9
    assert ask(client).error is None
    started = time.monotonic()
    client.stop()
    assert time.monotonic() - started < 3.0
    assert state_of(client) is EngineState.GONE
    assert open_descriptors() == before


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _whole: b"",
    "four bytes": lambda whole: whole[:4],
    "a header's beginning": lambda whole: whole[:200],
    "without its weights": lambda whole: whole[: len(whole) // 3],
    "without its last byte": lambda whole: whole[:-1],
    "a web page": lambda _whole: b"<!DOCTYPE html><html><body>Sign in</body></html>" * 100,
    "noise": lambda _whole: os.urandom(100_000),
    "noise after the magic": lambda _whole: b"GGUF\x03\0\0\0" + os.urandom(100_000),
    "zeros after the magic": lambda _whole: b"GGUF" + bytes(100_000),
    "a version of the future": lambda whole: whole[:4] + b"\xff\0\0\0" + whole[8:],
    "2^63 tensors": lambda whole: whole[:8] + b"\0" * 7 + b"\x80" + whole[16:],
    "2^40 keys": lambda whole: whole[:16] + b"\0\0\0\0\0\x01\0\0" + whole[24:],
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_refused(engines: Engines, real: list[str], tmp_path: Path, what: str) -> None:
    path = make_tiny_llama(tmp_path / "tiny.gguf")
    path.write_bytes(BROKEN[what](path.read_bytes()))
    error = error_of(engines.of(real), path)
    assert error.kind in {*REFUSED, ErrorKind.OUT_OF_MEMORY}, error.details
    assert "tiny.gguf" in str(error.what)


def test_the_starter_model_cut_in_half_is_refused(
    engines: Engines, real: list[str], chat_model: Path, tmp_path: Path
) -> None:
    path = tmp_path / "half.gguf"
    with chat_model.open("rb") as whole:
        path.write_bytes(whole.read(chat_model.stat().st_size // 2))
    assert error_of(engines.of(real), path).kind is ErrorKind.MODEL_UNREADABLE


@pytest.mark.parametrize("layers", [0, 2**31 - 1, 2**32 - 1])
def test_a_file_that_kills_the_engine_is_a_stopped_engine(
    engines: Engines, real: list[str], tmp_path: Path, layers: int
) -> None:
    path = make_tiny_llama(tmp_path / "tiny.gguf", claimed_layers=layers)
    assert error_of(engines.of(real), path).kind in {*REFUSED, ErrorKind.ENGINE_STOPPED, ErrorKind.OUT_OF_MEMORY}


def test_a_vocabulary_with_a_word_twice(engines: Engines, real: list[str], tmp_path: Path) -> None:
    path = make_tiny_llama(tmp_path / "tiny.gguf", words=["same", "same"])
    assert error_of(engines.of(real), path).kind in {*REFUSED, ErrorKind.ENGINE_STOPPED}


@pytest.mark.parametrize("name", ["nothing.gguf", "folder", "no\nline🙂.gguf"])
def test_what_is_no_file_is_missing(engines: Engines, real: list[str], tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    assert error_of(engines.of(real), tmp_path / name).kind is ErrorKind.MODEL_MISSING


def test_a_name_of_many_bytes_is_no_trouble(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    assert client.load(make_tiny_llama(tmp_path / "模型 ü 🙂.gguf"))
    assert ask(client).error is None


def test_a_file_cut_short_while_in_use(engines: Engines, real: list[str], chat_model: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.gguf"
    shutil.copyfile(chat_model, path)
    client = engines.of(real)
    assert client.load(path, context_length=256)
    os.truncate(path, 4096)
    error = assert_helps(ask(client).error, ErrorKind.ENGINE_STOPPED)
    assert "SIGBUS" in str(error.what)


def test_a_file_deleted_while_in_use_goes_on(engines: Engines, real: list[str], tmp_path: Path) -> None:
    path = make_tiny_llama(tmp_path / "tiny.gguf")
    client = engines.of(real)
    assert client.load(path)
    path.unlink()
    assert ask(client).error is None


HOSTILE = {
    "code": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "three gigabytes": "{{ 'x' * 3000000000 }}",
    "an endless loop": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "broken": "{% for m in messages %}",
    "undefined": "{{ nothing.at.all }}",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_template_costs_one_sentence(engines: Engines, real: list[str], tmp_path: Path, what: str) -> None:
    client = engines.of(real)
    assert client.load(make_tiny_llama(tmp_path / "tiny.gguf", template=HOSTILE[what]))
    started = time.monotonic()
    assert_helps(ask(client).error, ErrorKind.TEMPLATE_FAILED)
    assert time.monotonic() - started < 5.0
    assert state_of(client) is EngineState.READY


def test_a_model_without_a_template_gets_one(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    assert client.load(make_tiny_llama(tmp_path / "tiny.gguf", template=None))
    assert client.facts.template == "Plain text"
    assert ask(client).error is None


@pytest.mark.parametrize("megabytes", [600, 900])
def test_too_little_memory_is_told(engines: Engines, real: list[str], tmp_path: Path, megabytes: int) -> None:
    # Two layers of 2^20 tokens take 256 MB: less than is allowed, and more than is left.
    limited = ["/bin/sh", "-c", f'ulimit -v {megabytes * 1024}; exec "$@"', "sh", *real]
    client = engines.of(limited)
    path = make_tiny_llama(tmp_path / "tiny.gguf", context_length=1 << 20, layers=8)
    with pytest.raises(KnownError) as caught:
        client.load(path, context_length=1 << 20)
    assert_helps(caught.value, ErrorKind.CONTEXT_NEEDS_MEMORY)


@pytest.fixture
def build(tmp_path: Path) -> EngineBuild:
    """A build whose libraries a test may break."""
    found = EngineBuild.find(Installation.find())
    shutil.copytree(found.lib, tmp_path / "lib", symlinks=True)
    return EngineBuild(found.id, tmp_path / "lib")


def start(engines: Engines, build: EngineBuild, backend: str, chat_model: Path) -> KnownError:
    return error_of(engines.of([*engine_command(), *engine_arguments(build, backend)]), chat_model)


def test_no_libraries(engines: Engines, chat_model: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    error = start(engines, EngineBuild("b", tmp_path / "empty"), "", chat_model)
    assert error.kind in {ErrorKind.ENGINE_CANNOT_START, ErrorKind.ENGINE_MISSING, ErrorKind.ENGINE_LIBRARY_MISSING}


def test_a_missing_neighbour_is_named(engines: Engines, build: EngineBuild, real: list[str], chat_model: Path) -> None:
    for path in build.lib.glob("libggml-base*"):
        path.unlink()
    error = start(engines, build, real[-1], chat_model)
    assert error.kind is ErrorKind.ENGINE_LIBRARY_MISSING
    assert "libggml-base" in str(error.what)


@pytest.mark.parametrize("data", [b"", b"\x7fELF", b"<html>"])
def test_a_damaged_library_is_to_be_repaired(
    engines: Engines, build: EngineBuild, real: list[str], chat_model: Path, data: bytes
) -> None:
    for path in build.lib.glob("libllama.so*"):
        if not path.is_symlink():
            path.write_bytes(data)
    assert start(engines, build, real[-1], chat_model).kind is ErrorKind.ENGINE_MISSING


def test_a_backend_that_is_gone(engines: Engines, build: EngineBuild, chat_model: Path) -> None:
    error = start(engines, build, "libggml-cpu-none.so", chat_model)
    assert error.kind in {ErrorKind.ENGINE_CANNOT_START, ErrorKind.ENGINE_LIBRARY_MISSING}


@pytest.mark.parametrize("length", [1, 100, 300, 513])
def test_a_context_of_any_length_reads_as_much_as_it_says(
    engines: Engines, real: list[str], tmp_path: Path, length: int
) -> None:
    client = engines.of(real)
    assert client.load(make_tiny_llama(tmp_path / "tiny.gguf"), context_length=length)
    window = client.facts.context_length
    assert length <= window < length + 256
    longest = [Turn(Role.USER, "z" * (window - 3))]  # each a token, with the model's own two in front
    answer = Answer(client.generate(longest, GREEDY, 8))
    assert answer.error is None
    assert answer.finished is not None
    assert answer.finished.figures is not None
    assert answer.finished.figures.prompt_tokens > length - 20


def test_settings_at_their_ends_are_taken(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    assert client.load(make_tiny_llama(tmp_path / "tiny.gguf"), context_length=1, threads=1)
    extremes = [
        Sampling(temperature=2.0, top_k=0, top_p=0.0, min_p=1.0, repeat_penalty=2.0, repeat_last_n=4096, seed=0),
        Sampling(
            temperature=0.0, top_k=1000, top_p=1.0, min_p=0.0, repeat_penalty=1.0, repeat_last_n=0, seed=2**32 - 2
        ),
        GREEDY,
    ]
    for sampling in extremes:
        answer = Answer(client.generate(QUESTION, sampling, 8))
        assert answer.error is None
        assert answer.finished is not None
