"""Whether a text is a JSON document that fits a JSON Schema, by the specification's words for each keyword.

For a schema that the grammar's compiler took, so that its keywords are known and its references lead somewhere.
Expressions (`pattern`, `format`) are left to the grammar: Python's own matching of a strange one may take for ever.
"""

import json
from typing import Any

Json = Any  # what the json module gives
MOST_STEPS = 200_000  # values looked at: a schema that refers to itself may try each of them many times


class _EnoughError(Exception):
    """It cannot be told in reasonable time."""


def fits(schema: str, text: str) -> bool | None:
    """Whether it does; None where that takes too long to tell."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    try:
        document = json.loads(schema)
        return _Check(document).fits(document, value)
    except (_EnoughError, RecursionError, ValueError, KeyError, IndexError, TypeError):
        return None


class _Check:
    def __init__(self, document: Json) -> None:
        self._document = document
        self._steps = 0

    def fits(self, schema: Json, value: Json) -> bool:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise _EnoughError
        if isinstance(schema, bool):
            return schema
        if "$ref" in schema and not self.fits(self._target(schema["$ref"]), value):
            return False
        if schema.get("nullable") and value is None:
            return True
        return (
            ("type" not in schema or any(_is_a(name, value) for name in _names(schema["type"])))
            and ("enum" not in schema or any(_same(value, other) for other in schema["enum"]))
            and ("const" not in schema or _same(value, schema["const"]))
            and all(self.fits(part, value) for part in schema.get("allOf", []))
            and ("anyOf" not in schema or any(self.fits(part, value) for part in schema["anyOf"]))
            and ("oneOf" not in schema or sum(self.fits(part, value) for part in schema["oneOf"]) == 1)
            and self._has_proper_parts(schema, value)
        )

    def _has_proper_parts(self, schema: Json, value: Json) -> bool:
        if isinstance(value, dict):
            return self._is_proper_object(schema, value)
        if isinstance(value, list):
            return self._is_proper_array(schema, value)
        if isinstance(value, str):
            return bool(schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)))
        return isinstance(value, bool) or value is None or _is_proper_number(schema, value)

    def _is_proper_object(self, schema: Json, value: dict[str, Json]) -> bool:
        known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        return all(name in value for name in schema.get("required", [])) and all(
            self.fits(known.get(name, others), inner) for name, inner in value.items()
        )

    def _is_proper_array(self, schema: Json, value: list[Json]) -> bool:
        first, others = schema.get("prefixItems", []), schema.get("items", True)
        schemas = [*first, *[others] * len(value)]
        return schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)) and all(
            self.fits(inner, item) for inner, item in zip(schemas, value, strict=False)
        )

    def _target(self, pointer: str) -> Json:
        found = self._document
        for step in pointer.split("/")[1:]:
            found = found[int(step)] if isinstance(found, list) else found[step.replace("~1", "/").replace("~0", "~")]
        return found


def _is_proper_number(schema: Json, value: float) -> bool:
    return bool(
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
        and ("exclusiveMinimum" not in schema or value > schema["exclusiveMinimum"])
        and ("exclusiveMaximum" not in schema or value < schema["exclusiveMaximum"])
    )


def _names(given: Json) -> list[str]:
    return given if isinstance(given, list) else [given]


def _is_a(name: str, value: Json) -> bool:
    if name in ("number", "integer"):
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return is_number and (name == "number" or value == int(value))
    kinds: dict[str, type] = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    return isinstance(value, kinds[name])


def _same(one: Json, other: Json) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)
