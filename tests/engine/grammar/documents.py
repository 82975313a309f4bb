"""Schemas, and documents that are valid under them, for hypothesis to draw."""

import datetime
import json
import re
from typing import Any

from hypothesis import strategies as st

Json = Any

LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]) | st.sampled_from('"\\/\n\t\b\x01ab'), max_size=6
)
NAMES = st.text('ab"\\é', max_size=4) | st.sampled_from(["name", "names", "na", "", "a b"])
PATTERNS = [r"^[a-c]{1,3}$", r"^\d{2}-\d{2}$", "b+", r'^("|\\)*x$', "^(yes|no)$", "^é?$"]
FORMATS = {
    "date": st.dates(min_value=datetime.date(1000, 1, 1)).map(str),
    "uuid": st.uuids().map(str),
    "time": st.times().map(lambda time: time.isoformat("seconds") + "Z"),
    "date-time": st.datetimes(min_value=datetime.datetime(1000, 1, 1)).map(
        lambda moment: moment.isoformat(timespec="milliseconds") + "+05:30"
    ),
    "email": st.sampled_from(["a@b.org", "first.last+tag@mail.example.com"]),
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | LETTERS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=2),
    max_leaves=4,
)
_BOUNDS = st.integers(-300, 300) | st.integers(-300_000, 300_000).map(lambda number: number / 1000)


@st.composite
def _numbers(draw: st.DrawFn) -> Json:
    schema: Json = {"type": draw(st.sampled_from(["integer", "number"]))}
    low, high = sorted([draw(_BOUNDS), draw(_BOUNDS)])
    if draw(st.booleans()):
        schema[draw(st.sampled_from(["minimum", "exclusiveMinimum"]))] = low
    if draw(st.booleans()):
        schema[draw(st.sampled_from(["maximum", "exclusiveMaximum"]))] = high + 2
    return schema


@st.composite
def _strings(draw: st.DrawFn) -> Json:
    low = draw(st.integers(0, 3))
    return draw(
        st.sampled_from(
            [
                {"type": "string"},
                {"type": "string", "minLength": low},
                {"type": "string", "minLength": low, "maxLength": low + 2},
                {"type": "string", "pattern": draw(st.sampled_from(PATTERNS))},
                {"type": "string", "format": draw(st.sampled_from(sorted(FORMATS)))},
            ]
        )
    )


_LEAVES = st.one_of(
    _numbers(),
    _strings(),
    st.sampled_from(
        [{"type": "boolean"}, {"type": ["null", "integer"]}, {"type": "string", "nullable": True}, True, {}]
    ),
    st.lists(VALUES, min_size=1, max_size=3).map(lambda values: {"enum": values}),
    VALUES.map(lambda value: {"const": value}),
)


@st.composite
def _objects(draw: st.DrawFn, inner: st.SearchStrategy[Json]) -> Json:
    properties = draw(st.dictionaries(NAMES, inner, max_size=4))
    schema: Json = {"type": "object", "properties": properties}
    if names := list(properties):
        schema["required"] = draw(st.lists(st.sampled_from(names), unique=True))
    others = draw(st.none() | st.booleans() | inner)
    return schema if others is None else {**schema, "additionalProperties": others}


@st.composite
def _arrays(draw: st.DrawFn, inner: st.SearchStrategy[Json]) -> Json:
    schema: Json = {"type": "array"}
    low = draw(st.integers(0, 3))
    if draw(st.booleans()):
        schema["prefixItems"] = draw(st.lists(inner, min_size=1, max_size=3))
    schema["items"] = draw(inner)
    schema["minItems"] = low
    return {**schema, "maxItems": low + draw(st.integers(0, 2))} if draw(st.booleans()) else schema


SCHEMAS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        _objects(inner), _arrays(inner), st.lists(inner, min_size=1, max_size=3).map(lambda some: {"anyOf": some})
    ),
    max_leaves=6,
)


def instances(schema: Json) -> st.SearchStrategy[Json]:
    """Valid documents, in the narrower sense of the grammar."""
    if schema is True:
        return VALUES
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "const" in schema:
        return st.just(schema["const"])
    if "anyOf" in schema:
        return st.one_of(*map(instances, schema["anyOf"]))
    types = schema.get("type", ["anything"])
    found = st.one_of(*(_of_type(name, schema) for name in (types if isinstance(types, list) else [types])))
    return found | st.none() if schema.get("nullable") else found


def _of_type(name: str, schema: Json) -> st.SearchStrategy[Json]:
    match name:
        case "object":
            return _object(schema)
        case "array":
            return _array(schema)
        case "string":
            return _string(schema)
        case "number" | "integer":
            return _number(name, schema)
        case "boolean":
            return st.booleans()
    return st.none() if name == "null" else VALUES


def _string(schema: Json) -> st.SearchStrategy[Json]:
    if "pattern" in schema:
        return st.from_regex(re.compile(schema["pattern"], re.ASCII)).map(lambda text: text.rstrip("\n"))
    if "format" in schema:
        return FORMATS[schema["format"]]
    low = schema.get("minLength", 0)
    return st.text(st.characters(codec="utf-8"), min_size=low, max_size=schema.get("maxLength", low + 5))


def _number(name: str, schema: Json) -> st.SearchStrategy[Json]:
    low = schema.get("minimum", schema.get("exclusiveMinimum", -1000))
    high = schema.get("maximum", schema.get("exclusiveMaximum", 1000))
    scale = 1 if name == "integer" else 1000
    whole = st.integers(-(-low * scale // 1), high * scale // 1).map(lambda number: int(number) / scale)
    fitting = whole.filter(
        lambda number: schema.get("exclusiveMinimum") != number and schema.get("exclusiveMaximum") != number
    )
    return fitting.map(lambda number: int(number) if number == int(number) else number)


@st.composite
def _object(draw: st.DrawFn, schema: Json) -> Json:
    found = {}
    for name, inner in schema["properties"].items():
        if name in schema.get("required", []) or draw(st.booleans()):
            found[name] = draw(instances(inner))
    others = schema.get("additionalProperties", not schema["properties"])
    if others is not False:
        for name in draw(st.lists(NAMES, max_size=2, unique=True)):
            if name not in schema["properties"]:
                found[name] = draw(instances(others))
    return found


@st.composite
def _array(draw: st.DrawFn, schema: Json) -> Json:
    low = schema["minItems"]
    count = draw(st.integers(low, schema.get("maxItems", low + 3)))
    schemas = [*schema.get("prefixItems", []), *[schema["items"]] * count][:count]
    return [draw(instances(inner)) for inner in schemas]


def written(value: Json, style: int) -> str:
    """As JSON: close, with blanks, or over several lines."""
    ways: list[dict[str, Any]] = [{"separators": (",", ":")}, {}, {"indent": 2}]
    return json.dumps(value, ensure_ascii=False, **ways[style])
