"""Drafts change the speed and never the text: from what was said, and from a second model, good or bad."""

from pathlib import Path

import pytest

from desktop.core.answer_form import AnswerForm
from desktop.core.chat import Figures, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.sampling import Sampling
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps
from tests.fixtures.lookup_prompts import FREE, QUOTING
from tests.fixtures.tiny_llama import make_tiny_llama
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
WARM = Sampling(temperature=0.8, seed=3)


def answer(
    client: EngineClient,
    question: str,
    sampling: Sampling = GREEDY,
    *,
    most: int = 64,
    lookup: bool = True,
    form: AnswerForm | None = None,
) -> tuple[str, Figures]:
    turns = [Turn(Role.SYSTEM, ""), Turn(Role.USER, question)]
    told = Answer(client.generate(turns, sampling, most, lookup=lookup, form=form))
    assert told.error is None, told.error
    assert told.finished is not None
    assert told.finished.figures is not None
    return told.text, told.finished.figures


@pytest.mark.slow
@pytest.mark.parametrize("question", [*QUOTING[::5], *FREE[::8]])
def test_lookup_changes_nothing_but_the_speed(starter: EngineClient, question: str) -> None:
    """`tests/benchmarks/lookup.py` asks all fifty, for longer.

    The question is read once before: how many of its tokens are read at a time may change the last bits of a score.
    """
    answer(starter, question, most=1)
    assert answer(starter, question)[0] == answer(starter, question, lookup=False)[0]


def test_lookup_keeps_to_a_form(starter: EngineClient) -> None:
    """What is quoted stands in the question in another form than the grammar wants."""
    row = '{"name": "Anna", "town": "Bergen", "age": 41}'
    form = AnswerForm(regex=r'(\{"name": "[A-Za-z]+", "town": "[A-Za-z]+", "age": \d+\}\n){1,6}end', stop=["nobody"])
    question = f"Write these lines again:\n{row}\n{row.replace('Anna', 'Berta')}\n{row}"
    quick, figures = answer(starter, question, form=form, most=120)
    plain, _ = answer(starter, question, form=form, most=120, lookup=False)
    assert quick == plain
    assert figures.accepted_tokens > 0


@pytest.fixture
def own_draft(engines: Engines, real: list[str], chat_model: Path) -> EngineClient:
    client = engines.of(real)
    assert client.load(chat_model, draft=chat_model, context_length=1024)
    return client


@pytest.mark.parametrize("sampling", [GREEDY, WARM], ids=["greedy", "warm"])
def test_a_model_that_drafts_for_itself_changes_nothing(own_draft: EngineClient, sampling: Sampling) -> None:
    answer(own_draft, FREE[0], most=1)
    assert answer(own_draft, FREE[0], sampling)[0] == answer(own_draft, FREE[0], sampling, lookup=False)[0]


def test_a_model_that_drafts_for_itself_is_nearly_always_right(own_draft: EngineClient) -> None:
    """Over several questions: one token that is rounded otherwise with several at once costs one answer a tenth."""
    figures = [answer(own_draft, question, most=48)[1] for question in FREE[::5]]
    drafted = sum(one.drafted_tokens for one in figures)
    assert sum(one.accepted_tokens for one in figures) >= 0.9 * drafted > 0


def test_a_bad_draft_model_falls_silent_and_changes_nothing(engines: Engines, real: list[str], tmp_path: Path) -> None:
    model, draft = write_tiny(tmp_path / "m.gguf", "smollm2"), write_tiny(tmp_path / "d.gguf", "smollm2", seed=8)
    alone, helped = engines.of(real), engines.of(real)
    assert alone.load(model, threads=1)
    assert helped.load(model, draft=draft, threads=1)
    text, figures = answer(helped, "the rain in spain", most=150)
    assert text == answer(alone, "the rain in spain", most=150, lookup=False)[0]
    wrong = figures.drafted_tokens - figures.accepted_tokens  # what was right came from the text, which repeats itself
    assert wrong < 40, "it was asked a few times, and no more"


def test_a_draft_model_must_have_the_same_words(engines: Engines, real: list[str], tmp_path: Path) -> None:
    model, other = write_tiny(tmp_path / "m.gguf", "smollm2"), make_tiny_llama(tmp_path / "other.gguf")
    with pytest.raises(KnownError) as caught:
        engines.of(real).load(model, draft=other, threads=1)
    error = assert_helps(caught.value, ErrorKind.DRAFT_UNFIT)
    assert error.arguments["draft"] == "other.gguf"


def test_a_draft_model_must_be_one_that_can_be_cut_back(engines: Engines, real: list[str], tmp_path: Path) -> None:
    model, other = write_tiny(tmp_path / "m.gguf", "smollm2"), write_tiny(tmp_path / "d.gguf", "mamba2")
    with pytest.raises(KnownError) as caught:
        engines.of(real).load(model, draft=other, threads=1)
    assert_helps(caught.value, ErrorKind.DRAFT_UNFIT)


def test_a_draft_model_that_is_gone_is_named(engines: Engines, real: list[str], tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        engines.of(real).load(write_tiny(tmp_path / "m.gguf"), draft=tmp_path / "gone.gguf")
    error = assert_helps(caught.value, ErrorKind.MODEL_MISSING)
    assert error.arguments["name"] == "gone.gguf"
