"""Reads a JSON Schema: follows references and brings what applies at the same time together."""

import json
import math
from urllib.parse import unquote

from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.schema_keywords import Schema, is_same, stripped, type_of, types_of
from desktop.engine.grammar.schema_merge import merged

MAX_SOURCE = 200_000  # characters
MAX_DEPTH = 60  # schemas inside each other
MAX_STEPS = 50_000  # schemas looked at: a short one can refer to itself 2^n times

_TOO_LONG = QT_TRANSLATE_NOOP("errors", "the schema is longer than {limit} characters")
_NOT_JSON = QT_TRANSLATE_NOOP("errors", "this is not JSON: {reason}")
_TOO_DEEP = QT_TRANSLATE_NOOP("errors", "more than {limit} schemas inside each other are not possible")
_TOO_MUCH = QT_TRANSLATE_NOOP("errors", "the schema refers to itself too often")
_NO_SUCH = QT_TRANSLATE_NOOP("errors", "“{name}” leads nowhere")
_ELSEWHERE = QT_TRANSLATE_NOOP("errors", "“{name}” leads out of this schema")
_CIRCLE = QT_TRANSLATE_NOOP("errors", "“{name}” leads back to itself")


def parsed(source: str) -> object:
    """The JSON of a schema; raises `GrammarError` with line and column."""
    if len(source) > MAX_SOURCE:
        raise GrammarError(_TOO_LONG, limit=MAX_SOURCE)
    try:
        return json.loads(source, parse_float=_finite, parse_constant=_finite)
    except json.JSONDecodeError as error:
        raise GrammarError(_NOT_JSON, line=error.lineno, column=error.colno, reason=error.msg) from error
    except RecursionError as error:
        raise GrammarError(_TOO_DEEP, limit=MAX_DEPTH) from error
    except ValueError as error:  # a number with thousands of digits too
        raise GrammarError(_NOT_JSON, line=1, column=1, reason=str(error)) from error


def _finite(number: str) -> float:
    found = float(number)
    if not math.isfinite(found):
        raise ValueError(f"{number[:20]} is not a number of JSON")
    return found


class SchemaReader:
    """One document, in which references are looked up."""

    def __init__(self, document: object) -> None:
        self._document = document
        self._steps = 0

    def resolved(self, schema: object, pointer: str) -> Schema | bool:
        """Without references and `allOf`, with everything that applies in one schema; raises `GrammarError`."""
        return self._resolved(schema, pointer, ())

    def branches(self, schema: Schema, keyword: str, pointer: str) -> list[Schema | bool]:
        """What `anyOf` or `oneOf` offers, each joined with what stands beside it."""
        beside = {key: value for key, value in schema.items() if key != keyword}
        offered = schema[keyword]
        assert isinstance(offered, list)
        found = []
        for index, branch in enumerate(offered):
            place = f"{pointer}/{keyword}/{index}"
            found.append(merged(beside, self.resolved(branch, place), place))
        return found

    def are_apart(self, one: Schema | bool, other: Schema | bool, pointer: str, depth: int = 4) -> bool:
        """Whether it is plain that no value fits both."""
        if one is False or other is False:
            return True
        if one is True or other is True or depth == 0:
            return False
        assert isinstance(one, dict)
        assert isinstance(other, dict)
        for keyword in ("anyOf", "oneOf"):
            for schema, opposite in ((one, other), (other, one)):
                if keyword in schema:
                    branches = self.branches(schema, keyword, pointer)
                    return all(self.are_apart(branch, opposite, pointer, depth - 1) for branch in branches)
        if _kinds(one, pointer).isdisjoint(_kinds(other, pointer)) or _enums_are_apart(one, other):
            return True
        both = {str(name) for name in _required(one)} & {str(name) for name in _required(other)}
        return {*_kinds(one, pointer), *_kinds(other, pointer)} == {"object"} and any(
            self.are_apart(self._property(one, name), self._property(other, name), pointer, depth - 1) for name in both
        )

    def _property(self, schema: Schema, name: str) -> Schema | bool:
        named = schema.get("properties")
        found = named.get(name, True) if isinstance(named, dict) else True
        return self.resolved(found, "#")

    def _resolved(self, schema: object, pointer: str, way: tuple[str, ...]) -> Schema | bool:
        self._steps += 1
        if self._steps > MAX_STEPS or len(way) > MAX_DEPTH or pointer.count("/allOf/") > MAX_DEPTH:
            raise GrammarError(_TOO_MUCH, pointer=pointer)
        found = stripped(schema, pointer)
        if isinstance(found, bool):
            return found
        target, parts = found.pop("$ref", None), found.pop("allOf", [])
        result: Schema | bool = found or True
        if isinstance(target, str):
            if target in way:
                raise GrammarError(_CIRCLE, pointer=pointer, name=target)
            result = merged(result, self._resolved(self._lookup(target, pointer), target, (*way, target)), pointer)
        assert isinstance(parts, list)
        for index, part in enumerate(parts):
            place = f"{pointer}/allOf/{index}"
            result = merged(result, self._resolved(part, place, way), place)
        return result

    def _lookup(self, target: str, pointer: str) -> object:
        if not target.startswith("#") or (target != "#" and not target.startswith("#/")):
            raise GrammarError(_ELSEWHERE, pointer=pointer, name=target)
        found = self._document
        for step in target.split("/")[1:]:
            key = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(found, dict) and key in found:
                found = found[key]
            elif isinstance(found, list) and key.isdecimal() and int(key) < len(found):
                found = found[int(key)]
            else:
                raise GrammarError(_NO_SUCH, pointer=pointer, name=target)
        return found


def _kinds(schema: Schema, pointer: str) -> set[str]:
    values = schema.get("enum")
    names = set(map(type_of, values)) if isinstance(values, list) else set(types_of(schema, pointer))
    return {*names, "integer"} if "number" in names else names


def _enums_are_apart(one: Schema, other: Schema) -> bool:
    mine, theirs = one.get("enum"), other.get("enum")
    if not isinstance(mine, list) or not isinstance(theirs, list):
        return False
    return not any(is_same(value, another) for value in mine for another in theirs)


def _required(schema: Schema) -> list[object]:
    names = schema.get("required")
    return names if isinstance(names, list) else []
