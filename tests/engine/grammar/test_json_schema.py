"""JSON Schemas: valid documents pass, invalid ones do not, and what cannot be kept is named."""

import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.json_schema import json_schema_grammar
from tests.engine.grammar.documents import SCHEMAS, VALUES, instances, written
from tests.engine.grammar.matcher import Matcher
from tests.engine.grammar.validator import is_valid

SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def matcher_for(schema: Any) -> Matcher:
    return Matcher(json_schema_grammar(json.dumps(schema)))


@SLOWLY
@given(st.data(), SCHEMAS, st.integers(0, 2))
def test_what_is_valid_passes(data: st.DataObject, schema: Any, style: int) -> None:
    value = data.draw(instances(schema))
    assert is_valid(schema, value)
    assert matcher_for(schema).accepts(written(value, style)), written(value, style)


def changed(data: st.DataObject, text: str) -> str:
    """With a few characters put in, taken out or doubled."""
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 3)))
        text = text[:start] + data.draw(st.text('{}[]",:-+.0123459eE truefalsn\\u\n', max_size=2)) + text[end:]
    return text


@SLOWLY
@given(st.data(), SCHEMAS)
def test_what_passes_is_valid(data: st.DataObject, schema: Any) -> None:
    text = changed(data, written(data.draw(instances(schema)), 1))
    if matcher_for(schema).accepts(text):
        assert is_valid(schema, json.loads(text)), text
        text.encode()


@SLOWLY
@given(SCHEMAS, VALUES)
def test_a_document_of_its_own_passes_only_when_it_is_valid(schema: Any, value: Any) -> None:
    if not is_valid(schema, value):
        assert not matcher_for(schema).accepts(written(value, 1))


ADDRESS = {"type": "object", "properties": {"street": {"type": "string"}}, "required": ["street"]}
TREE = {
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "value": {"type": "integer"},
                "next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]},
            },
            "required": ["value", "next"],
            "additionalProperties": False,
        }
    },
    "$ref": "#/$defs/node",
}
SHAPES = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"kind": {"const": "circle"}, "r": {"type": "number"}},
            "required": ["kind", "r"],
        },
        {"type": "object", "properties": {"kind": {"const": "square"}, "a": {"type": "number"}}, "required": ["kind"]},
        {"type": "null"},
    ]
}
MERGED = {
    "allOf": [
        {"type": "object", "properties": {"a": {"type": "number", "minimum": 3}}, "required": ["a"]},
        {"properties": {"a": {"type": "integer", "maximum": 12}, "b": ADDRESS}},
    ]
}
CASES = [
    (TREE, ['{"value": 1, "next": {"value": 2, "next": null}}'], ['{"value": 1}', '{"value":1,"next":{"value":2}}']),
    (SHAPES, ['{"kind": "circle", "r": 1.5}', '{"kind":"square"}', "null"], ['{"kind": "circle"}', '{"kind": "oval"}']),
    (MERGED, ['{"a": 12}', '{"a":3,"b":{"street":"x"}}'], ['{"a": 2}', '{"a": 13}', '{"a": 3.5}', '{"a":3,"b":{}}']),
    ({"minLength": 2}, ['"ab"', '"\\ud83d\\ude00a"'], ['"a"', "5", '"\\ud83d\\ude00"', '"\\ud83da"']),
    ({"type": ["integer", "null"], "minimum": 0}, ["null", "0", "17"], ["-1", "1.5", '"0"', "01", "-0"]),
    ({"type": "number"}, ["-0.5", "1e9", "1.25E-07", "0"], [".5", "1.", "+1", "1e", "1e999", "00"]),
    ({"type": "object"}, ["{}", '{"a": [1, {"b": null}]}', '{"": ""}'], ["[]", '{"a"}', '{"a": 1,}', '{"a": }']),
    ({"type": "array", "maxItems": 0}, ["[]", "[ ]"], ["[1]"]),
    ({"type": "array", "items": False}, ["[]"], ["[1]"]),
    ({"prefixItems": [{"const": 1}, {"const": 2}]}, ["[]", "[1]", "[1, 2]"], ["[2]", "[1, 2, 3]", "[1 2]"]),
    ({"enum": ["a", 1, None, "é"], "type": "string"}, ['"a"', '"é"'], ["1", "null"]),
    ({"const": {"a": [1, "x"]}}, ['{"a": [1, "x"]}', '{"a":[1,"x"]}'], ['{"a": [1]}', "{}"]),
    ({"type": "string", "maxLength": 2500}, ['""', f'"{"x" * 2500}"'], [f'"{"x" * 2501}"']),
    ({"type": "string", "minLength": 1500}, [f'"{"x" * 1500}"', f'"{"x" * 3000}"'], [f'"{"x" * 1499}"']),
    ({"required": ["a"], "properties": {"b": {"type": "null"}}}, ['{"b": null, "a": 1}', '{"a": []}'], ['{"b": null}']),
    (
        {"type": "string", "format": "date"},
        ['"2024-02-29"', '"2000-02-29"'],
        ['"2023-02-29"', '"1900-02-29"', '"2024-4-1"'],
    ),
    ({"type": "integer", "format": "int32"}, ["5"], ["x"]),
]


@pytest.mark.parametrize(("schema", "fits", "fails"), CASES)
def test_schemas_that_people_write(schema: Any, fits: list[str], fails: list[str]) -> None:
    matcher = matcher_for(schema)
    assert [text for text in fits if not matcher.accepts(text)] == []
    assert [text for text in fails if matcher.accepts(text)] == []


def test_other_properties_are_not_the_declared_ones_in_disguise() -> None:
    schema = {
        "properties": {"a": {"type": "integer"}, "ab": {"type": "integer"}},
        "additionalProperties": {"type": "null"},
    }
    matcher = matcher_for({"type": "object", **schema})
    for text in ('{"a": 1, "b": null}', '{"abc": null}', '{"": null}', '{"b\\u0061": null}', '{"a\\n": null}'):
        assert matcher.accepts(text), text
    for text in ('{"a": null}', '{"ab": null}', '{"\\u0061": null}', '{"a\\u0062": null}', '{"b": 1}'):
        assert not matcher.accepts(text), text


def test_blanks_and_digits_end() -> None:
    matcher = matcher_for({"type": "array", "items": {"type": "number"}})
    assert matcher.accepts("[1.5,\n  2]")
    for text in ("[" + " " * 30 + "1]", "[1,\n\n2]", "[" + "1" * 40 + "]", "[0." + "3" * 40 + "]"):
        assert not matcher.accepts(text)


@pytest.mark.parametrize(
    ("schema", "pointer", "reason"),
    [
        ({"type": "array", "uniqueItems": True}, "#", "“uniqueItems”"),
        ({"properties": {"a": {"multipleOf": 2}}}, "#/properties/a", "“multipleOf”"),
        ({"not": {}}, "#", "“not”"),
        ({"patternProperties": {}}, "#", "“patternProperties”"),
        ({"type": "string", "format": "ipv4"}, "#", "“ipv4”"),
        ({"type": "string", "pattern": "a", "maxLength": 3}, "#", "“maxLength” cannot be kept together with “pattern”"),
        ({"enum": ["a"], "minLength": 1}, "#", "together with “enum”"),
        ({"type": "string", "pattern": "(?=a)"}, "#/pattern", "looking ahead"),
        ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, "#/oneOf/1", "more than one"),
        ({"$ref": "#/$defs/x"}, "#", "leads nowhere"),
        ({"$ref": "https://example.org/schema"}, "#", "leads out of this schema"),
        ({"$ref": "#"}, "#", "leads back to itself"),
        ({"type": "text"}, "#", "no type “text”"),
        ({"minLength": -1}, "#", "“minLength” has a value"),
        ({"maxItems": 10**9}, "#", "“maxItems” has a value"),
        ({"required": "a"}, "#", "“required” has a value"),
        ({"properties": {"a" * 201: {}}}, "#", "“properties” has a value"),
        ([], "#", "a schema is an object"),
        (False, "#", "no value can be valid"),
        ({"allOf": [{"type": "string"}, {"type": "null"}]}, "#", "no value can be valid"),
        ({"type": "integer", "minimum": 0.2, "maximum": 0.8}, "#", "no value can be valid"),
        ({"required": ["a"], "additionalProperties": False}, "#", "no value can be valid"),
        ({"type": "array", "items": False, "minItems": 1}, "#", "no value can be valid"),
        ({"properties": {"a": {"$ref": "#"}}, "required": ["a"]}, "", "can never come to an end"),
        ({"anyOf": [{"$ref": "#"}, {"type": "null"}]}, "", "begins with itself"),
    ],
)
def test_what_cannot_be_kept_is_named(schema: Any, pointer: str, reason: str) -> None:
    with pytest.raises(GrammarError) as caught:
        json_schema_grammar(json.dumps(schema))
    assert caught.value.pointer == pointer, caught.value
    assert reason in str(caught.value.reason)


@pytest.mark.parametrize(
    ("source", "place"), [("{", (1, 2)), ('{\n "type" "a"}', (2, 9)), ('{"maximum": 1e999}', (1, 1)), ("NaN", (1, 1))]
)
def test_what_is_not_json_is_said_with_its_place(source: str, place: tuple[int, int]) -> None:
    with pytest.raises(GrammarError) as caught:
        json_schema_grammar(source)
    assert (caught.value.line, caught.value.column) == place


def test_many_optional_properties_cost_no_more_than_their_number() -> None:
    sizes = []
    for count in (50, 100, 200):
        properties = {f"p{number}": {"type": "string"} for number in range(count)}
        sizes.append(len(json_schema_grammar(json.dumps({"type": "object", "properties": properties}))))
    assert sizes[2] < 2.5 * sizes[1] < 2.5 * 2.5 * sizes[0]


@pytest.mark.parametrize(
    "schema",
    [
        {"$defs": {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(60)}, "$ref": "#/$defs/d0"},
        {
            "$defs": {"a": {"allOf": [{"items": {"$ref": "#/$defs/a"}}, {"items": {"maxItems": 3}}]}},
            "$ref": "#/$defs/a",
        },
        {"oneOf": [{"properties": {"k": {"const": n}}, "required": ["k"], "type": "object"} for n in range(400)]},
        {"type": "array", "items": {"type": "array", "items": {"type": "array", "maxItems": 1000}, "maxItems": 1000}},
        {"properties": {f"p{n}": {"type": "number", "minimum": n / 7, "maximum": 1e9} for n in range(300)}},
    ],
)
def test_a_schema_that_means_harm_ends_quickly(schema: Any) -> None:
    started = time.process_time()
    try:
        json_schema_grammar(json.dumps(schema))
    except GrammarError as error:
        assert error.reason.template  # noqa: PT017
    assert time.process_time() - started < 10


def test_a_schema_nested_without_end_is_refused() -> None:
    with pytest.raises(GrammarError):
        json_schema_grammar('{"items":' * 5000 + "{}" + "}" * 5000)
    with pytest.raises(GrammarError, match="more than 60 schemas"):
        json_schema_grammar('{"items":' * 100 + "{}" + "}" * 100)
