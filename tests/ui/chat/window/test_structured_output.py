"""A JSON schema in the real window: checked while it is typed, kept for the chat, and answers fit it."""

import json

import pytest

from desktop.core.sampling import Sampling
from desktop.ui.chat.inspector.schema_panel import SchemaPanel
from tests.engine.grammar.validator import is_valid
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

SCHEMA = {
    "type": "object",
    "properties": {"capital": {"type": "string", "maxLength": 20}, "sure": {"type": "boolean"}},
    "required": ["capital", "sure"],
    "additionalProperties": False,
}


def panel(program: OpenWindow) -> SchemaPanel:
    found: SchemaPanel = program.view.inspector.schema
    return found


def switch_on(program: OpenWindow) -> None:
    program.view.inspector.unfold(panel(program).switch)
    panel(program).switch.click()


def test_it_begins_off_and_with_an_example_that_is_valid(program: OpenWindow) -> None:
    program.open(store_three_chats)
    assert panel(program).corner.text() == "Off"
    assert not panel(program).editor.isVisible()
    switch_on(program)
    program.until(lambda: panel(program).verdict.text() == "Valid. Answers are made to fit it.")
    assert panel(program).corner.text() == "On"


def test_a_fault_is_said_with_its_line_while_it_is_typed(program: OpenWindow) -> None:
    program.open(store_three_chats)
    switch_on(program)
    panel(program).editor.setPlainText('{\n  "type": "objekt"\n}')
    program.until(lambda: panel(program).verdict.text() == "Line 1: There is no type “objekt”.")
    assert panel(program).editor.property("invalid") is True
    panel(program).editor.setPlainText('{"properties":\n {"age": {"minimum": "x"}}}')
    program.until(lambda: panel(program).verdict.text().startswith("Line 2, properties › age: “minimum” has"))
    panel(program).editor.setPlainText('{\n"type"')
    program.until(lambda: panel(program).verdict.text().startswith("Line 2: This is not JSON"))
    panel(program).editor.setPlainText(json.dumps(SCHEMA))
    program.until(lambda: panel(program).verdict.token == "green")
    assert panel(program).editor.property("invalid") is False


def test_it_is_kept_for_its_chat(program: OpenWindow) -> None:
    program.open(store_three_chats)
    switch_on(program)
    panel(program).editor.setPlainText(json.dumps(SCHEMA))
    program.chat.chat.open("bread")
    program.until(lambda: panel(program).corner.text() == "Off")
    program.close()
    program.open()
    program.chat.chat.open("stars")
    program.until(lambda: panel(program).corner.text() == "On")
    assert panel(program).editor.toPlainText() == json.dumps(SCHEMA)


@pytest.mark.engine
def test_an_answer_fits_and_its_row_says_so(program: OpenWindow) -> None:
    program.open(max_tokens=80, sampling=Sampling(temperature=0.8, seed=1))
    switch_on(program)
    panel(program).editor.setPlainText(json.dumps(SCHEMA))
    program.send("What is the capital of France?")
    program.until(program.answers)
    program.until_over()
    row = program.view.transcript.column.rows()[-1]
    assert is_valid(SCHEMA, json.loads(row.message.text))
    assert row._footer._figures[0] == "Fits the schema"


@pytest.mark.engine
def test_a_schema_with_a_fault_is_refused_where_it_happened(program: OpenWindow) -> None:
    program.open()
    switch_on(program)
    panel(program).editor.setPlainText('{"type": "objekt"}')
    program.send("What is the capital of France?")
    program.until(lambda: program.error() is not None)
    assert "there is no type “objekt”" in str(program.error())
    panel(program).editor.setPlainText(json.dumps(SCHEMA))
