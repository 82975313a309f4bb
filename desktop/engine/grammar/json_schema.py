"""JSON Schemas as GBNF: every answer that the grammar lets through is valid.

The other way round it is narrower than the schema. Properties come in the order in which they are declared; without
`additionalProperties` there are none but the declared ones; what is not given a type has the type that its keywords
are about; blanks and digits are counted (`json_text.py`, `json_numbers.py`, `json_formats.py`). A keyword that cannot
be kept is an error that names it.
"""

import json
from decimal import Decimal

from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.gbnf import finished
from desktop.engine.grammar.json_formats import FORMATS
from desktop.engine.grammar.json_numbers import Bound, integer_between, named, number_between
from desktop.engine.grammar.json_text import JsonText
from desktop.engine.grammar.regex import RegexEmitter
from desktop.engine.grammar.regex_reader import RegexReader
from desktop.engine.grammar.rules import ROOT, Rules
from desktop.engine.grammar.schema_containers import ContainerWriter
from desktop.engine.grammar.schema_keywords import (
    KEYWORDS,
    TOGETHER,
    Schema,
    type_of,
    types_of,
)
from desktop.engine.grammar.schema_reader import MAX_DEPTH, SchemaReader, parsed

_NOTHING = QT_TRANSLATE_NOOP("errors", "no value can be valid here")
_OVERLAP = QT_TRANSLATE_NOOP("errors", "more than one of “oneOf” may fit; use “anyOf”, or give each a fixed property")
_FORMAT = QT_TRANSLATE_NOOP("errors", "the format “{name}” cannot be kept while writing")
_TOO_DEEP = QT_TRANSLATE_NOOP("errors", "more than {limit} schemas inside each other are not possible")


def json_schema_grammar(source: str) -> str:
    """A grammar for one JSON document that is valid under the schema in `source`; raises `GrammarError`."""
    document = parsed(source)
    rules = Rules()
    root = _SchemaWriter(rules, document).rule(document, "#")
    if root is None:
        raise GrammarError(_NOTHING, pointer="#")
    rules.fill(ROOT, root)
    return finished(rules)


class _SchemaWriter:
    """Writes each schema once, as a rule of its own, so that schemas may speak of themselves."""

    def __init__(self, rules: Rules, document: object) -> None:
        self._rules = rules
        self._reader = SchemaReader(document)
        self._text = JsonText(rules)
        self._containers = ContainerWriter(rules, self._text, self.rule)
        self._patterns = RegexEmitter(rules, self._text.written)
        self._names: dict[str, str | None] = {}
        self._depth = 0

    def rule(self, schema: object, pointer: str) -> str | None:
        """The name of the rule for a schema; None where no value is valid."""
        found = self._reader.resolved(schema, pointer)
        if found is True or found is False:
            return self._text.value if found else None
        return self._rule(found, pointer)

    def _rule(self, schema: Schema | bool, pointer: str) -> str | None:
        if isinstance(schema, bool):
            return self._text.value if schema else None
        key = json.dumps(schema)
        if key not in self._names:
            if self._depth > MAX_DEPTH:
                raise GrammarError(_TOO_DEEP, pointer=pointer, limit=MAX_DEPTH)
            self._depth += 1
            name = self._names[key] = self._rules.reserve(pointer.rpartition("/")[2])
            body = self._body(schema, pointer)
            self._depth -= 1
            # Where nothing fits, whoever spoke of it meanwhile has a rule that never ends, which is found out later.
            self._rules.fill(name, f'"!" {name}' if body is None else body)
            if body is None:
                self._rules.forget(name)
                self._names[key] = None
        return self._names[key]

    def _body(self, schema: Schema, pointer: str) -> str | None:
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                return self._choices(schema, keyword, pointer)
        if "enum" in schema:
            return self._enum(schema, pointer)
        return _choice([self._of_type(name, schema, pointer) for name in types_of(schema, pointer)])

    def _choices(self, schema: Schema, keyword: str, pointer: str) -> str | None:
        branches = self._reader.branches(schema, keyword, pointer)
        if keyword == "oneOf":
            for index, branch in enumerate(branches):
                if not all(self._reader.are_apart(branch, other, pointer) for other in branches[:index]):
                    raise GrammarError(_OVERLAP, pointer=f"{pointer}/{keyword}/{index}")
        return _choice([self._rule(branch, f"{pointer}/{keyword}/{i}") for i, branch in enumerate(branches)])

    def _enum(self, schema: Schema, pointer: str) -> str | None:
        for keyword in schema:
            if keyword not in ("enum", "type"):
                raise GrammarError(TOGETHER, pointer=pointer, keyword=keyword, other="enum")
        values = schema["enum"]
        assert isinstance(values, list)
        types = set(types_of(schema, pointer))
        types |= {"integer"} if "number" in types else set()
        fitting = [value for value in values if "type" not in schema or type_of(value) in types]
        return _choice([self._text.constant(value) for value in fitting])

    def _of_type(self, name: str, schema: Schema, pointer: str) -> str | None:
        own = {key: value for key, value in schema.items() if key in KEYWORDS.get(name, ())}
        if name == "object":
            return self._containers.object(own, pointer)
        if name == "array":
            return self._containers.array(own, pointer)
        if name == "string":
            return self._string(own, pointer)
        if name in ("number", "integer"):
            return self._number(name, schema)
        return '"null"' if name == "null" else '"true" | "false"'

    def _number(self, name: str, schema: Schema) -> str | None:
        low = _tighter(_bound(schema, "minimum"), _bound(schema, "exclusiveMinimum", is_open=True), 1)
        high = _tighter(_bound(schema, "maximum"), _bound(schema, "exclusiveMaximum", is_open=True), -1)
        body = (integer_between if name == "integer" else number_between)(low, high)
        return None if body is None else named(self._rules, body)

    def _string(self, schema: Schema, pointer: str) -> str | None:
        expression = schema.get("pattern", schema.get("format"))
        if expression is None:
            low, high = schema.get("minLength", 0), schema.get("maxLength")
            assert isinstance(low, int)
            assert high is None or isinstance(high, int)
            return None if high is not None and high < low else self._text.string(low, high)
        keyword, *others = sorted(schema, key=("pattern", "format", "minLength", "maxLength").index)
        if others:
            raise GrammarError(TOGETHER, pointer=pointer, keyword=others[0], other=keyword)
        if keyword == "format":
            if expression not in FORMATS:
                raise GrammarError(_FORMAT, pointer=pointer, name=str(expression))
            expression = f"^{FORMATS[str(expression)]}$"
        return self._matching(str(expression), pointer)

    def _matching(self, expression: str, pointer: str) -> str:
        try:
            body = self._patterns.search(RegexReader(expression).alternatives())
        except GrammarError as error:
            raise GrammarError(error.reason, pointer=f"{pointer}/pattern") from error
        return f'"\\"" {self._rules.add("pattern", body)} "\\""'


def _bound(schema: Schema, keyword: str, *, is_open: bool = False) -> Bound | None:
    value = schema.get(keyword)
    return Bound(Decimal(repr(value)), is_open) if isinstance(value, (int, float)) else None


def _tighter(one: Bound | None, other: Bound | None, sign: int) -> Bound | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda bound: (sign * bound.value, bound.is_open))


def _choice(bodies: list[str | None]) -> str | None:
    kept = dict.fromkeys(body for body in bodies if body is not None)
    return " | ".join(kept) if kept else None
