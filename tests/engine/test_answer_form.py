"""The form of an answer, kept by the real engine: stops, schemas, expressions, probabilities, every sampler."""

import json
import math
import re

import pytest

from desktop.core.answer_form import AnswerForm
from desktop.core.chat import Finish, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.sampling import Mirostat, Sampling
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Finished, Token, Turn
from tests.engine.engines import GREEDY

pytestmark = pytest.mark.engine
FRANCE = [Turn(Role.SYSTEM, ""), Turn(Role.USER, "What is the capital of France?")]
SCHEMA = {
    "type": "object",
    "properties": {"capital": {"type": "string", "maxLength": 20}, "rivers": {"enum": ["Seine", "Loire"]}},
    "required": ["capital", "rivers"],
    "additionalProperties": False,
}
QUOTE = "The keeper of the lighthouse writes in her book that the wind turned at noon and that nobody came. "


def ask(
    client: EngineClient,
    form: AnswerForm,
    sampling: Sampling = GREEDY,
    turns: list[Turn] = FRANCE,
    *,
    lookup: bool = True,
) -> tuple[list[Token], Finished]:
    events = list(client.generate(turns, sampling, 60, form=form, lookup=lookup))
    end = events[-1]
    assert isinstance(end, Finished)
    return [event for event in events if isinstance(event, Token)], end


def words(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)


def test_a_stop_ends_the_answer_before_it(starter: EngineClient) -> None:
    whole = words(ask(starter, AnswerForm())[0])
    tokens, end = ask(starter, AnswerForm(stop=["of France"]))
    assert words(tokens) == whole[: whole.index("of France")]
    assert end.finish is Finish.STOP


def test_a_schema_is_kept_at_any_temperature(starter: EngineClient) -> None:
    for seed in range(3):
        found = json.loads(
            words(ask(starter, AnswerForm(json_schema=json.dumps(SCHEMA)), Sampling(seed=seed, temperature=1.0))[0])
        )
        assert set(found) == {"capital", "rivers"}
        assert found["rivers"] in ("Seine", "Loire")


def test_an_expression_is_kept(starter: EngineClient) -> None:
    assert re.fullmatch("(Paris|Rome)!", words(ask(starter, AnswerForm(regex="(Paris|Rome)!"))[0]))


@pytest.mark.parametrize(
    "form", [AnswerForm(grammar="root ::= foo"), AnswerForm(json_schema='{"type": "tree"}'), AnswerForm(regex="(a")]
)
def test_an_impossible_form_says_where(starter: EngineClient, form: AnswerForm) -> None:
    with pytest.raises(KnownError) as caught:
        ask(starter, form)
    assert caught.value.kind is ErrorKind.FORM_IMPOSSIBLE
    assert "Paris" in words(ask(starter, AnswerForm())[0]), "the engine goes on"


def test_probabilities_of_every_token(starter: EngineClient) -> None:
    tokens, end = ask(starter, AnswerForm(log_probabilities=3))
    chosen = [one for token in tokens for one in token.chosen]
    assert end.figures is not None
    assert len(chosen) == end.figures.tokens - 1, "all but the one that ended it"
    for one in chosen:
        assert len(one.alternatives) == 3
        assert one.alternatives[0].token == one.token, "greedy takes the likeliest"
        assert sum(math.exp(other.log_probability) for other in one.alternatives) <= 1.0001
    assert "".join(one.text for one in chosen) == words(tokens)


@pytest.mark.parametrize(
    "sampling",
    [
        Sampling(mirostat=Mirostat.ONE, temperature=0.8, seed=1),
        Sampling(mirostat=Mirostat.TWO, temperature=0.8, seed=1),
        Sampling(typical_p=0.5, temperature=0.8, seed=1),
        Sampling(dry_multiplier=0.8, temperature=0.8, seed=1),
        Sampling(xtc_probability=0.5, temperature=0.8, seed=1),
        Sampling(frequency_penalty=0.5, presence_penalty=0.5, temperature=0.8, seed=1),
    ],
    ids=["mirostat", "mirostat 2", "typical", "dry", "xtc", "penalties"],
)
def test_every_sampler_writes_and_repeats_itself_with_its_seed(starter: EngineClient, sampling: Sampling) -> None:
    first = words(ask(starter, AnswerForm(), sampling)[0])
    assert first.strip()
    assert words(ask(starter, AnswerForm(), sampling)[0]) == first


def test_prompt_lookup_changes_the_speed_and_not_the_text(starter: EngineClient) -> None:
    turns = [Turn(Role.SYSTEM, ""), Turn(Role.USER, f"Repeat this text exactly, word for word:\n\n{QUOTE}")]
    plain, _ = ask(starter, AnswerForm(), turns=turns, lookup=False)
    quick, end = ask(starter, AnswerForm(), turns=turns)
    assert words(quick) == words(plain)
    assert end.figures is not None
    assert 0 < end.figures.accepted_tokens <= end.figures.drafted_tokens
