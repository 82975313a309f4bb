"""A tiny model of every architecture that matters: it loads in a real engine, reads, writes or embeds, and stops."""

import math
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.answer_form import AnswerForm
from desktop.core.chat import Finish, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_environment
from desktop.engine.protocol import Finished, Turn
from desktop.engine.states import EngineState
from desktop.library.gguf_header import read_header
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps
from tests.fixtures.tiny_models.architectures import CHAT, RERANK, SEARCH
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
QUESTION = [Turn(Role.USER, "the rain in spain stays mainly in the plain, they say")]
WRITTEN = 8  # tokens
Loaded = Callable[..., EngineClient]


@pytest.fixture
def loaded(engines: Engines, real: list[str], tmp_path: Path) -> Loaded:
    """Load one model of the table in an engine of its own."""

    def load(which: str, *, embedding: bool = False) -> EngineClient:
        client = engines.of(real)
        assert client.load(write_tiny(tmp_path / f"{which}.gguf", which), embedding=embedding, threads=1)
        return client

    return load


def answer(client: EngineClient) -> Finished:
    told = Answer(client.generate(QUESTION, GREEDY, WRITTEN))
    assert told.error is None
    assert told.finished is not None
    return told.finished


@pytest.mark.parametrize("which", CHAT)
def test_a_model_for_chat_reads_and_writes(loaded: Loaded, which: str) -> None:
    client = loaded(which)
    assert client.facts.architecture == CHAT[which].name
    end = answer(client)
    assert end.figures is not None
    assert end.figures.prompt_tokens >= 40
    assert (end.finish, end.count) == (Finish.LENGTH, WRITTEN)
    client.stop()
    assert client.state is EngineState.GONE


@pytest.mark.parametrize("which", ["llama", "gemma3", "lfm2", "mamba2", "rwkv7"])
def test_the_same_question_gets_the_same_answer(loaded: Loaded, which: str) -> None:
    """Whatever kind of memory the model has: cut back, thrown away or kept as a state."""
    client = loaded(which)
    first, second = (Answer(client.generate(QUESTION, GREEDY, WRITTEN)) for _ in range(2))
    assert first.error is second.error is None
    assert first.text == second.text


@pytest.mark.parametrize("which", ["llama", "phi3", "gemma2", "gemma3"])
def test_coming_back_to_a_chat_changes_no_score(loaded: Loaded, which: str) -> None:
    """A copy of what a sliding window has passed is needed as well: the chat is cut back a little first."""
    client, form = loaded(which), AnswerForm(log_probabilities=1)
    other = [Turn(Role.USER, "something else that is so long that the first chat is worth a copy of its state")]
    first, _, back = (Answer(client.generate(turns, GREEDY, 24, form=form)) for turns in (QUESTION, other, QUESTION))
    assert back.finished is not None
    assert back.finished.figures is not None
    assert back.finished.figures.reused_tokens >= 30
    scores, expected = (
        [chosen.log_probability for token in told.tokens for chosen in token.chosen] for told in (back, first)
    )
    assert scores == pytest.approx(expected, abs=5e-3)


@pytest.mark.parametrize("which", SEARCH)
def test_a_model_for_search_embeds(loaded: Loaded, which: str) -> None:
    client = loaded(which, embedding=True)
    rain, sun = client.embed(["the rain in spain", "the sun"])
    assert len(rain) == len(sun) == 32
    assert math.hypot(*rain) == pytest.approx(1.0, abs=1e-4)
    assert rain != sun


@pytest.mark.parametrize("which", RERANK)
def test_a_model_that_ranks_gives_no_vectors(loaded: Loaded, which: str) -> None:
    """It has one score for a text, and whoever reads a vector reads past its end."""
    with pytest.raises(KnownError) as caught:
        loaded(which, embedding=True).embed(["the rain in spain"])
    assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)


@pytest.mark.parametrize("which", [*CHAT, *SEARCH, *RERANK])
def test_the_library_reads_its_header(tmp_path: Path, which: str) -> None:
    header = read_header(write_tiny(tmp_path / "m.gguf", which))
    assert header.context_length == 256
    assert (tmp_path / "m.gguf").stat().st_size < 450_000
    assert (header.pooling_type is None) == (which in CHAT)


def test_an_adapter_fits_its_model_and_is_no_model(engines: Engines, real: list[str], tmp_path: Path) -> None:
    adapter, model = write_lora(tmp_path / "a.gguf"), write_tiny(tmp_path / "m.gguf")
    assert read_header(adapter).type == "adapter"
    with pytest.raises(KnownError) as caught:
        engines.of(real).load(adapter)
    assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)
    command = [sys.executable, "-c", _ADAPT, *real[real.index("--lib") :], str(model), str(adapter)]
    done = subprocess.run(command, env=engine_environment(), capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout.strip() == "fits", done.stderr[-2000:]


_ADAPT = """
import sys
from pathlib import Path
from desktop.engine.llama import Llama
llama = Llama(Path(sys.argv[2]))
llama.load_backend(sys.argv[6])
api = llama.api
model = api.llama_model_load_from_file(sys.argv[7].encode(), api.llama_model_default_params())
print("fits" if api.llama_adapter_lora_init(model, sys.argv[8].encode()) else "does not")
"""
