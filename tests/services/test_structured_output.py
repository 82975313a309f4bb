"""An answer that was made to fit a schema, by the real starter model."""

import json

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.preset import ChatSetup, PresetValues
from desktop.core.sampling import Sampling
from desktop.services.schema_service import check_schema
from tests.engine.grammar.validator import is_valid

pytestmark = pytest.mark.engine
SCHEMA = {
    "type": "object",
    "properties": {"capital": {"type": "string", "maxLength": 20}, "rivers": {"enum": ["Seine", "Loire"]}},
    "required": ["capital", "rivers"],
    "additionalProperties": False,
}


def ask(composition: Composition, schema: str, max_tokens: int = 60) -> str:
    chat = new_id()
    values = PresetValues(
        json_schema=schema, forces_schema=True, max_tokens=max_tokens, sampling=Sampling(temperature=1.0, seed=3)
    )
    composition.conversations.setups.keep(chat, ChatSetup(values=values))
    composition.answers.send(
        conversation_id=chat,
        message_id=new_id(),
        text="What is the capital of France?",
        listener=lambda _: None,
        cancel=Cancellation(),
    )
    return chat


def test_an_answer_fits_its_schema_and_remembers_that(composition: Composition) -> None:
    chat = ask(composition, json.dumps(SCHEMA))
    answer = composition.conversations.messages(chat)[-1]
    assert is_valid(SCHEMA, json.loads(answer.text))
    assert answer.made_with is not None
    assert answer.made_with.fits_schema is True
    (sent,) = composition.conversations.trees.sent(chat, answer.id)
    assert sent.facts.json_schema == json.dumps(SCHEMA)


def test_one_that_was_cut_off_does_not(composition: Composition) -> None:
    chat = ask(composition, json.dumps(SCHEMA), max_tokens=4)
    answer = composition.conversations.messages(chat)[-1]
    assert answer.made_with is not None
    assert answer.made_with.fits_schema is False


def test_a_schema_that_cannot_be_kept_is_refused_before_anything_is_written(composition: Composition) -> None:
    with pytest.raises(KnownError) as caught:
        ask(composition, '{"type": "strin"}')
    assert caught.value.kind is ErrorKind.FORM_IMPOSSIBLE


def test_another_chat_is_free(composition: Composition) -> None:
    ask(composition, json.dumps(SCHEMA))
    chat = new_id()
    composition.answers.send(
        conversation_id=chat, message_id=new_id(), text="Hello", listener=lambda _: None, cancel=Cancellation()
    )
    answer = composition.conversations.messages(chat)[-1]
    assert answer.made_with is not None
    assert answer.made_with.fits_schema is None


def test_a_fault_is_told_with_its_line_and_place() -> None:
    source = '{"type": "object",\n "properties": {\n  "age": {"type": "integr"}}}'
    verdict = check_schema(source)
    assert (verdict.line, verdict.pointer) == (3, "#/properties/age")
    assert str(verdict.fault) == "there is no type “integr”"
    assert check_schema('{"type": "object",\n "properties').line == 2
    assert check_schema(json.dumps(SCHEMA)).fault is None
