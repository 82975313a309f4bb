"""Whether an answer fits its schema: the same as a second validator says, and never for ever."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.json_validity import fits
from tests.engine.grammar.documents import SCHEMAS, VALUES, instances
from tests.engine.grammar.validator import is_valid


@given(st.data())
def test_what_is_valid_fits(data: st.DataObject) -> None:
    schema = data.draw(SCHEMAS)
    value = data.draw(instances(schema))
    assert fits(json.dumps(schema), json.dumps(value)) is is_valid(schema, value)


@given(SCHEMAS, VALUES)
def test_what_does_not_fit_is_not_valid(schema: object, value: object) -> None:
    """The other way round expressions are left to the grammar."""
    if fits(json.dumps(schema), json.dumps(value)) is False:
        assert not is_valid(schema, value)


@pytest.mark.parametrize("text", ["", "{", '{"a": 1} and more', "[" * 100_000, "Paris"])
def test_what_is_no_document_fits_nothing(text: str) -> None:
    assert fits("{}", text) is False


def test_what_cannot_be_told_is_not_told() -> None:
    endless = {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}
    assert fits(json.dumps(endless), "1") is None
    assert fits('{"$ref": "#/nowhere"}', "1") is None
    assert fits("{", "1") is None


def test_a_reference_is_followed() -> None:
    schema = {"type": "object", "properties": {"next": {"$ref": "#"}}, "additionalProperties": False}
    assert fits(json.dumps(schema), '{"next": {"next": {}}}') is True
    assert fits(json.dumps(schema), '{"next": {"last": {}}}') is False
