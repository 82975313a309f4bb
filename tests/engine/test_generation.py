"""The starter model writes: rightly, repeatably, stoppably, and from what it has already read."""

import time
from pathlib import Path

import msgspec
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish, Role
from desktop.core.errors import ErrorKind
from desktop.core.sampling import Sampling
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Finished, PromptProgressed, Token, Turn
from desktop.engine.states import EngineState
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps, state_of
from tests.fixtures.tiny_llama import make_tiny_llama

pytestmark = pytest.mark.engine
FRANCE = "What is the capital of France?"
LIVELY = Sampling(temperature=1.5, top_k=0, top_p=1.0, min_p=0.0, seed=1)
LONG = "The sea was calm and the sky was grey. " * 150  # about 1,500 tokens


def turns(*texts: str) -> list[Turn]:
    """What was said in turn, the person first; with the empty system turn that the services put before it."""
    said = [Turn((Role.USER, Role.ASSISTANT)[number % 2], text) for number, text in enumerate(texts)]
    return [Turn(Role.SYSTEM, ""), *said]


def answer(client: EngineClient, *texts: str, sampling: Sampling = GREEDY, most: int = 32) -> Answer:
    return Answer(client.generate(turns(*texts), sampling, most))


def finished(told: Answer) -> Finished:
    assert told.error is None
    assert told.finished is not None
    assert told.finished.figures is not None
    return told.finished


def test_what_was_loaded(starter: EngineClient, real: list[str]) -> None:
    facts = starter.facts
    assert (facts.architecture, facts.template, facts.context_length) == ("llama", "file", 2048)
    assert facts.trained_context_length == 8192
    assert 134_000_000 < facts.parameters < 135_000_000
    assert 80_000_000 < facts.weights_bytes < 100_000_000
    assert facts.backend == real[-1]
    assert facts.threads >= 1


def test_it_knows_its_capital_and_says_what_it_cost(starter: EngineClient) -> None:
    told = answer(starter, FRANCE)
    end = finished(told)
    assert "Paris" in told.text
    assert end.finish is Finish.STOP
    figures = end.figures
    assert figures is not None
    assert figures.tokens == end.count > 3
    assert figures.prompt_tokens == starter.count_tokens(turns(FRANCE))
    assert figures.decode_seconds > 0
    assert 0 < figures.prefill_seconds <= figures.first_token_seconds
    assert figures.tokens_per_second > 0
    counts = [token.count for token in told.tokens]
    assert counts == sorted(set(counts))
    assert all(token.text for token in told.tokens)


def test_greedy_is_the_same_each_time(starter: EngineClient) -> None:
    answer(starter, FRANCE)
    assert answer(starter, FRANCE).text == answer(starter, FRANCE).text


def test_one_seed_is_one_text_and_another_seed_another(starter: EngineClient) -> None:
    ask = "Tell me a story about a lighthouse."
    answer(starter, ask, most=1)
    same = [answer(starter, ask, sampling=LIVELY).text for _ in range(2)]
    other = answer(starter, ask, sampling=msgspec.structs.replace(LIVELY, seed=2)).text
    assert same[0] == same[1] != other
    free = msgspec.structs.replace(LIVELY, seed=None)
    assert len({answer(starter, ask, sampling=free, most=12).text for _ in range(3)}) > 1


def test_what_was_read_is_not_read_again(starter: EngineClient) -> None:
    first = answer(starter, "My cat is called Minka. " * 10, most=8)
    said = finished(first)
    assert said.figures is not None
    second = answer(starter, "My cat is called Minka. " * 10, first.text, "What is my cat called?", most=8)
    figures = finished(second).figures
    assert figures is not None
    assert figures.reused_tokens >= said.figures.prompt_tokens
    assert figures.reused_tokens < figures.prompt_tokens
    assert second.prompt[0].done == figures.reused_tokens
    assert second.prompt[-1].done == second.prompt[-1].total == figures.prompt_tokens


def test_another_chat_reuses_no_more_than_the_common_beginning(starter: EngineClient) -> None:
    answer(starter, "One two three four five six seven.", most=4)
    figures = finished(answer(starter, "Seven six five four three two one.", most=4)).figures
    assert figures is not None
    # The template's own first words are the same in every chat.
    assert figures.reused_tokens < figures.prompt_tokens - 8


def test_a_cancelled_answer_keeps_its_text_and_the_engine_goes_on(starter: EngineClient) -> None:
    cancel, tokens = Cancellation(), list[Token]()
    end: Finished | None = None
    for event in starter.generate(turns("Count to a thousand."), GREEDY, 1500, cancel=cancel):
        if isinstance(event, Token):
            tokens.append(event)
            if len(tokens) == 5:
                cancel.cancel()
        elif isinstance(event, Finished):
            end = event
    assert end is not None
    assert end.finish is Finish.CANCELLED
    assert 5 <= len(tokens) < 100
    assert "Paris" in answer(starter, FRANCE).text


def test_a_prompt_can_be_stopped_while_it_is_read(starter: EngineClient) -> None:
    cancel = Cancellation()
    progress: list[PromptProgressed] = []
    end: Finished | None = None
    for event in starter.generate(turns(LONG), GREEDY, 8, cancel=cancel):
        if isinstance(event, PromptProgressed):
            progress.append(event)
            cancel.cancel()
        elif isinstance(event, Finished):
            end = event
    assert end is not None
    assert end.finish is Finish.CANCELLED
    assert end.count == 0
    assert progress[-1].done < progress[-1].total
    assert "Paris" in answer(starter, FRANCE).text, "half a prompt leaves no trace"


def test_leaving_early_stops_the_work(starter: EngineClient) -> None:
    for event in starter.generate(turns("Count to a thousand."), GREEDY, 1500):
        if isinstance(event, Token):
            break
    del event
    started = time.monotonic()
    assert "Paris" in answer(starter, FRANCE).text
    assert time.monotonic() - started < 20
    assert state_of(starter) is EngineState.READY


def test_a_prompt_that_does_not_fit_is_refused_whole(starter: EngineClient) -> None:
    error = assert_helps(answer(starter, LONG * 2).error, ErrorKind.PROMPT_TOO_LONG)
    needed, available = error.arguments["needed"], error.arguments["available"]
    assert available == 2048
    assert needed == starter.count_tokens(turns(LONG * 2)) + 1
    assert "Paris" in answer(starter, FRANCE).text


def test_emoji_and_characters_of_many_bytes_come_whole(starter: EngineClient) -> None:
    told = answer(starter, "Repeat exactly: 🙂🎉 漢字 かな é ü", most=60)
    finished(told)
    assert "�" not in told.text
    assert any(ord(letter) > 0x2000 for letter in told.text), told.text


def test_a_chat_model_makes_no_vectors(starter: EngineClient) -> None:
    with pytest.raises(Exception, match="made for chat") as caught:
        starter.embed(["a"])
    assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)  # type: ignore[arg-type]


@pytest.fixture
def tiny(engines: Engines, real: list[str], tmp_path: Path) -> EngineClient:
    client = engines.of(real)
    assert client.load(make_tiny_llama(tmp_path / "tiny.gguf"), context_length=256)
    return client


def test_random_bytes_never_show_as_marks_of_ours(tiny: EngineClient) -> None:
    wild = msgspec.structs.replace(LIVELY, temperature=2.0)
    texts = []
    for seed in range(20):
        told = answer(tiny, "the sea", sampling=msgspec.structs.replace(wild, seed=seed), most=200)
        finished(told)
        texts.append(told.text)
    whole = "".join(texts)
    assert len(whole) > 200
    assert any(ord(letter) > 127 for letter in whole), "the bytes really form characters of several bytes"
    assert "�" not in whole


def test_the_end_of_the_context_ends_the_answer(tiny: EngineClient) -> None:
    ends = [finished(answer(tiny, word * 20, most=100_000)) for word in ("the sea", "user", " and", "toe")]
    full = [end for end in ends if end.finish is Finish.LENGTH]
    assert full, "without a will of its own, a model of random numbers repeats itself"
    for end in full:
        assert end.figures is not None
        assert end.figures.prompt_tokens + end.count == 256


def test_the_limit_of_tokens_ends_the_answer(starter: EngineClient) -> None:
    end = finished(answer(starter, "Count to a hundred.", most=5))
    assert (end.finish, end.count) == (Finish.LENGTH, 5)
