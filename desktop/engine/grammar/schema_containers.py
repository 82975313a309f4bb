"""Objects and arrays of a JSON Schema, with a number of rules that grows no faster than the schema."""

from collections.abc import Callable
from typing import NamedTuple

from desktop.engine.grammar.json_text import JsonText
from desktop.engine.grammar.rules import Rules
from desktop.engine.grammar.schema_keywords import Schema

WriteRule = Callable[[object, str], str | None]


class _Property(NamedTuple):
    name: str
    rule: str
    is_required: bool


class ContainerWriter:
    """`write_rule` writes the schemas inside and returns the names of their rules, None where nothing is valid."""

    def __init__(self, rules: Rules, text: JsonText, write_rule: WriteRule) -> None:
        self._rules = rules
        self._text = text
        self._write_rule = write_rule

    def object(self, schema: Schema, pointer: str) -> str | None:
        """An object; None where none is valid."""
        found = self._properties(schema, pointer)
        if found is None:
            return None
        pair = self._other_pair(schema, pointer)
        more = "" if not pair else self._rules.repeat("more", f'"," {self._text.blanks} {pair}', 0, None)
        may_be_empty = not any(entry.is_required for entry in found)
        return self._enclosed("{}", self._first_to_last(found, pair, more), may_be_empty)

    def array(self, schema: Schema, pointer: str) -> str | None:
        """An array; None where none is valid."""
        low, high = _count(schema, "minItems") or 0, _count(schema, "maxItems")
        if high is not None and high < low:
            return None
        leading = self._leading(schema, pointer, high)
        rest = self._rest(schema, pointer, leading is not None, high)
        leading = leading or []
        if rest is None:
            high = len(leading) if high is None else min(high, len(leading))
        if high == 0 or not (leading or rest):
            return self._enclosed("[]", "", False) if low == 0 else None
        if high is not None and high < low:
            return None
        items = leading or [str(rest)]
        after = max(low - len(items), 0), None if high is None else max(high - len(items), 0)
        tail = "" if rest is None else self._rules.repeat("more", self._after_comma(rest), *after)
        return self._enclosed("[]", self._items(items, low, tail), low == 0)

    def _properties(self, schema: Schema, pointer: str) -> list[_Property] | None:
        declared = schema.get("properties")
        named = dict(declared) if isinstance(declared, dict) else {}
        required = schema.get("required")
        wanted = [str(name) for name in required] if isinstance(required, list) else []
        for name in wanted:
            named.setdefault(name, schema.get("additionalProperties", True))
        found = []
        for name, inner in named.items():
            rule = self._write_rule(inner, f"{pointer}/properties/{name}")
            if rule is not None:
                found.append(_Property(name, rule, name in wanted))
            elif name in wanted:
                return None
        return found

    def _other_pair(self, schema: Schema, pointer: str) -> str:
        """A rule for a property that is not declared, "" where there must be none."""
        declared = schema.get("properties")
        inner = schema.get("additionalProperties", not declared)
        rule = self._write_rule(inner, f"{pointer}/additionalProperties")
        required = schema.get("required")
        known = [*(declared if isinstance(declared, dict) else ()), *(required if isinstance(required, list) else ())]
        if rule is None:
            return ""
        return self._rules.add("other", f'"\\"" {self._text.other_key(map(str, known))} {rule}')

    def _first_to_last(self, found: list[_Property], pair: str, more: str) -> str:
        """What stands between the braces: `head` are the ways to begin, `tail` is what may follow what came first."""
        head, tail = f"{pair} {more}" if pair else "", more
        for entry in reversed(found):
            written = self._text.pair(entry.name, entry.rule)
            start = f"{written} {tail}".strip()
            head = start if entry.is_required or not head else f"{start} | {self._rules.add('head', head)}"
            step = self._rules.add("next", self._after_comma(written))
            tail = self._rules.add("tail", f"{step}{'' if entry.is_required else '?'} {tail}".strip())
        return self._rules.add("first", head) if head else ""

    def _leading(self, schema: Schema, pointer: str, high: int | None) -> list[str] | None:
        """Rules of `prefixItems`, up to the first place where nothing is valid."""
        given = schema.get("prefixItems")
        if not isinstance(given, list):
            return None
        found: list[str] = []
        for index, inner in enumerate(given[:high]):
            rule = self._write_rule(inner, f"{pointer}/prefixItems/{index}")
            if rule is None:
                schema["items"] = False
                break
            found.append(rule)
        return found

    def _rest(self, schema: Schema, pointer: str, has_leading: bool, high: int | None) -> str | None:
        if high == 0:
            return None
        return self._write_rule(schema.get("items", not has_leading), f"{pointer}/items")

    def _items(self, items: list[str], low: int, tail: str) -> str:
        """The first items, each of which is there only when the one before is."""
        following = tail
        for index in range(len(items) - 1, 0, -1):
            body = f"{self._after_comma(items[index])} {following}".strip()
            following = self._rules.add("next", body if index < low else f'{body} | ""')
        return f"{items[0]} {following}".strip()

    def _after_comma(self, rule: str) -> str:
        return f'"," {self._text.blanks} {rule}'

    def _enclosed(self, signs: str, inside: str, may_be_empty: bool) -> str:
        ws = self._text.blanks
        if not inside:
            return f'"{signs[0]}" {ws} "{signs[1]}"'
        middle = f"({inside} {ws})?" if may_be_empty else f"{inside} {ws}"
        return f'"{signs[0]}" {ws} {middle} "{signs[1]}"'


def _count(schema: Schema, keyword: str) -> int | None:
    value = schema.get(keyword)
    return value if isinstance(value, int) else None
