"""A plain validator for JSON Schema, written from the specification and not from the code under test."""

import datetime
import re
import uuid
from typing import Any

Json = Any  # what the json module gives


def is_valid(schema: Json, value: Json, root: Json = None) -> bool:
    """Whether the value is valid under the schema."""
    root = schema if root is None else root
    if isinstance(schema, bool):
        return schema
    if "$ref" in schema and not is_valid(_target(root, schema["$ref"]), value, root):
        return False
    if schema.get("nullable") and value is None:
        return True
    return (
        _has_type(schema, value)
        and ("enum" not in schema or any(_same(value, other) for other in schema["enum"]))
        and ("const" not in schema or _same(value, schema["const"]))
        and all(is_valid(part, value, root) for part in schema.get("allOf", []))
        and ("anyOf" not in schema or any(is_valid(part, value, root) for part in schema["anyOf"]))
        and ("oneOf" not in schema or sum(is_valid(part, value, root) for part in schema["oneOf"]) == 1)
        and _is_proper(schema, value, root)
    )


def _is_proper(schema: Json, value: Json, root: Json) -> bool:
    if isinstance(value, str):
        return _is_proper_text(schema, value)
    if isinstance(value, dict):
        return _is_proper_object(schema, value, root)
    if isinstance(value, list):
        return _is_proper_array(schema, value, root)
    return isinstance(value, bool) or value is None or _is_proper_number(schema, value)


def _is_proper_text(schema: Json, value: str) -> bool:
    return (
        schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9)
        and ("pattern" not in schema or bool(re.search(schema["pattern"], value, re.ASCII)))
        and ("format" not in schema or _has_format(schema["format"], value))
    )


def _is_proper_number(schema: Json, value: float) -> bool:
    return (
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
        and ("exclusiveMinimum" not in schema or value > schema["exclusiveMinimum"])
        and ("exclusiveMaximum" not in schema or value < schema["exclusiveMaximum"])
    )


def _is_proper_object(schema: Json, value: Json, root: Json) -> bool:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    return all(name in value for name in schema.get("required", [])) and all(
        is_valid(known.get(name, others), inner, root) for name, inner in value.items()
    )


def _is_proper_array(schema: Json, value: list[Json], root: Json) -> bool:
    first, others = schema.get("prefixItems", []), schema.get("items", True)
    schemas = [*first, *[others] * len(value)]
    return schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**9) and all(
        is_valid(inner, item, root) for inner, item in zip(schemas, value, strict=False)
    )


def _has_type(schema: Json, value: Json) -> bool:
    if "type" not in schema:
        return True
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return any(_is_a(name, value) for name in names)


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


def _target(root: Json, pointer: str) -> Json:
    for step in pointer.split("/")[1:]:
        root = root[step]
    return root


def _has_format(name: str, value: str) -> bool:
    if name == "email":
        return bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-zA-Z]+", value))
    try:
        match name:
            case "date":
                datetime.date.fromisoformat(value)
            case "time":
                datetime.time.fromisoformat(value)
            case "date-time":
                datetime.datetime.fromisoformat(value)
            case "uuid":
                uuid.UUID(value)
    except ValueError:
        return False
    return True
