"""Two schemas that both apply, as one."""

from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.schema_keywords import TOGETHER, Schema, is_same, types_of

Value = object
_SMALLEST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
_LARGEST = ("minimum", "exclusiveMinimum", "minLength", "minItems")


def merged(one: Schema | bool, other: Schema | bool, pointer: str) -> Schema | bool:
    """What both allow; raises `GrammarError` where that cannot be said in one schema."""
    if one is False or other is False:
        return False
    if one is True or other is True:
        return other if one is True else one
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    found = {**one, **{key: value for key, value in other.items() if key not in one}}
    for key in other:
        if key in one and one[key] != other[key] and key != "properties":
            found[key] = _both(key, one[key], other[key], pointer)
    if "type" in one and "type" in other and not found["type"]:
        return False
    if "properties" in one or "properties" in other:
        found["properties"] = _properties(one, other)
    return found


def _both(key: str, one: Value, other: Value, pointer: str) -> Value:
    if key in _SMALLEST and isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return min(one, other)
    if key in _LARGEST and isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return max(one, other)
    if key == "type":
        return _types(types_of({"type": one}, pointer), types_of({"type": other}, pointer))
    if isinstance(one, list) and isinstance(other, list):
        if key == "required":
            return list(dict.fromkeys([*one, *other]))
        if key == "enum":
            return [value for value in one if any(is_same(value, another) for another in other)]
    if key in ("items", "additionalProperties"):
        return _all_of(one, other)
    raise GrammarError(TOGETHER, pointer=pointer, keyword=key, other=f"{key}: {str(other)[:40]}")


def _types(one: list[str], other: list[str]) -> list[str]:
    found = [name for name in one if name in other]
    whole = {"integer", "number"}
    if not whole & set(found) and whole & set(one) and whole & set(other):
        found.append("integer")
    return found


def _all_of(one: Value, other: Value) -> Value:
    """Both, to be merged when it is written: merging at once would never end where schemas speak of themselves."""
    if one is True or other is True:
        return other if one is True else one
    return {"allOf": [one, other]}


def _properties(one: Schema, other: Schema) -> Schema:
    """All properties of both; what one does not name is an additional one to it."""
    mine, theirs = _named(one), _named(other)
    found: Schema = {}
    for name in {**mine, **theirs}:
        in_one = mine[name] if name in mine else one.get("additionalProperties", True)
        in_other = theirs[name] if name in theirs else other.get("additionalProperties", True)
        found[name] = in_one if in_one == in_other else _all_of(in_one, in_other)
    return found


def _named(schema: Schema) -> Schema:
    named = schema.get("properties")
    return named if isinstance(named, dict) else {}
