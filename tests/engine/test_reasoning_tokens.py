"""Families whose markers are control tokens, for which llama.cpp writes nothing: real engines with such vocabularies.

A grammar makes the model write what real ones write; of several ways it takes the control token, as it comes first.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.core.answer_form import AnswerForm
from desktop.core.chat import Finish
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Finished, Token
from tests.engine.engines import GREEDY, QUESTION
from tests.fixtures.tiny_llama import make_tiny_llama

pytestmark = pytest.mark.engine
Loads = Callable[..., EngineClient]
HARMONY = "<|start|> <|end|> <|message|> <|channel|> <|constrain|> <|return|> <|call|>"
CALL = '<|start|>assistant<|channel|>commentary to=functions.f <|constrain|>json<|message|>{"a": 1}'


class Said(NamedTuple):
    """One answer, and the number of its tokens."""

    reasoning: str
    answer: str
    tokens: int


@pytest.fixture
def loads(real: list[str], tmp_path: Path) -> Iterator[Loads]:
    """Loads a model with these control tokens."""
    made: list[EngineClient] = []

    def load(markers: str, template: str = "{{ messages[-1].content }}") -> EngineClient:
        client = EngineClient(real, name="marked")
        made.append(client)
        path = make_tiny_llama(tmp_path / "marked.gguf", markers=markers.split(), template=template, weight=0.0)
        assert client.load(path)
        return client

    yield load
    for client in made:
        client.stop()


def says(client: EngineClient, text: str, *, splits: bool = True) -> Said:
    """Let the model write this text."""
    form = AnswerForm(grammar=f"root ::= {json.dumps(text)}", splits_reasoning=splits)
    found = ["", ""]
    for event in client.generate(QUESTION, GREEDY, 400, form=form):
        if isinstance(event, Token):
            found[event.reasoning] += event.text
        elif isinstance(event, Finished):
            assert event.finish is Finish.STOP
            return Said(found[1], found[0], event.count)
    raise AssertionError


@pytest.mark.parametrize(
    ("markers", "text", "reasoning", "answer", "tokens"),
    [
        (
            HARMONY,
            "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Yes.",
            "Hm.",
            "Yes.",
            len("analysisHm.assistantfinalYes.") + 6,
        ),
        ("[THINK] [/THINK]", "[THINK]Hm.[/THINK]Yes.", "Hm.", "Yes.", len("Hm.Yes.") + 2),
        (
            "<|START_THINKING|> <|END_THINKING|> <|START_RESPONSE|> <|END_RESPONSE|>",
            "<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>Yes.<|END_RESPONSE|>",
            "Hm.",
            "Yes.",
            len("Hm.Yes.") + 4,
        ),
        ("<|channel> <channel|>", "<|channel>thought\nHm.<channel|>Yes.", "\nHm.", "Yes.", len("thought\nHm.Yes.") + 2),
        ("<|inner_prefix|> <|inner_suffix|>", "<|inner_prefix|>Hm.<|inner_suffix|>Yes.", "Hm.", "Yes.", 9),
        ("<think> </think>", "<think>Hm.</think>Yes.", "Hm.", "Yes.", 9),
    ],
    ids=["gpt-oss", "Magistral", "Cohere", "Gemma 4", "Apertus", "think"],
)
def test_reasoning_is_told_from_the_answer(
    loads: Loads, markers: str, text: str, reasoning: str, answer: str, tokens: int
) -> None:
    said = says(loads(markers), text)
    assert said[:2] == (reasoning, answer)
    assert said.tokens == tokens + 1, "the markers were control tokens, and one more token ended the answer"


def test_markers_that_are_no_control_tokens_here_are_found_as_text(loads: Loads) -> None:
    said = says(loads("[OTHER]"), "[THINK]Hm.[/THINK]Yes.")
    assert said[:2] == ("Hm.", "Yes.")
    assert said.tokens > len("[THINK]Hm.[/THINK]Yes.")


def test_a_block_that_the_prompt_has_opened(loads: Loads) -> None:
    client = loads("[THINK] [/THINK]", "{{ messages[-1].content }}[THINK]")
    assert says(client, "Hm.[/THINK]Yes.")[:2] == ("Hm.", "Yes.")


def test_a_call_of_a_tool_stays_readable(loads: Loads) -> None:
    said = says(loads(HARMONY), f"<|channel|>analysis<|message|>Hm.<|end|>{CALL}")
    assert said[:2] == ("Hm.", CALL), "it ends with <|call|>, which ends the answer too"


def test_other_control_tokens_write_nothing(loads: Loads) -> None:
    said = says(loads("[THINK] [/THINK] [OTHER]"), "[THINK]Hm.[OTHER][/THINK]Yes.[OTHER]")
    assert said[:2] == ("Hm.", "Yes.")


def test_who_does_not_ask_for_it_gets_what_llama_writes(loads: Loads) -> None:
    assert says(loads("[THINK] [/THINK]"), "[THINK]Hm.[/THINK]Yes.", splits=False)[:2] == ("", "Hm.Yes.")
