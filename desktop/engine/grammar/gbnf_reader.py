"""Reads GBNF the way the pinned llama.cpp does, and counts what llama.cpp would make of it."""

import re
from typing import NoReturn

from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.engine.grammar.characters import ANY, LAST, CharacterSet
from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.gbnf_tree import Group, Item, Literal, OneOf, Reference, Repeat, Rule, Sequence

MAX_SOURCE = 1_000_000  # characters
MAX_RULES = 10_000  # those included that llama.cpp makes of groups and repetitions
MAX_REPEAT = 1_000
MAX_PRODUCT = 2_000  # llama.cpp's bound on rules in a group times repetitions
MAX_ELEMENTS = 1_000_000
MAX_NESTING = 100  # llama.cpp reads groups by recursion

_BLANKS = re.compile(r"(?:[ \t]|#[^\r\n]*)*")
_BLANKS_AND_LINES = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_LINE_END = re.compile(r"\r\n?|\n")
_COUNTS = re.compile(r"\{[ \t]*(\d{1,9})[ \t]*(?:(,)[ \t]*(\d{1,9})?[ \t]*)?\}")
_ESCAPE = re.compile(r'\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([trn\\"\[\]-]))')
_SIGNS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_CONTROL = {"t": "\t", "r": "\r", "n": "\n"}
_NUL = CharacterSet.of_text("\0")
_READABLE = ANY - _NUL  # llama.cpp's texts end at NUL, so no token ever brings one

_TOO_LONG = QT_TRANSLATE_NOOP("errors", "the grammar is longer than {limit} characters")
_NO_NAME = QT_TRANSLATE_NOOP("errors", "the name of a rule is expected here")
_NO_SIGN = QT_TRANSLATE_NOOP("errors", "“::=” is expected here")
_NO_END = QT_TRANSLATE_NOOP("errors", "this does not belong into a rule")
_TWICE = QT_TRANSLATE_NOOP("errors", "the rule “{name}” is already there")
_UNCLOSED = QT_TRANSLATE_NOOP("errors", "{sign} is missing")
_NOTHING_TO_REPEAT = QT_TRANSLATE_NOOP("errors", "there is nothing to repeat before this")
_BAD_COUNTS = QT_TRANSLATE_NOOP("errors", "a number of repetitions is written as {{2}}, {{2,}} or {{2,5}}")
_UPSIDE_DOWN = QT_TRANSLATE_NOOP("errors", "the smaller number comes first")
_TOO_OFTEN = QT_TRANSLATE_NOOP("errors", "more than {limit} repetitions are not possible")
_TOO_MANY = QT_TRANSLATE_NOOP("errors", "the grammar becomes too large; make rules shorter or repeat less")
_TOO_DEEP = QT_TRANSLATE_NOOP("errors", "more than {limit} parentheses inside each other are not possible")
_BAD_ESCAPE = QT_TRANSLATE_NOOP("errors", "this is not an escape that GBNF knows")
_NO_CHARACTER = QT_TRANSLATE_NOOP("errors", "there is no such character")
_NOTHING_FITS = QT_TRANSLATE_NOOP("errors", "no character fits into these brackets")
_TOKEN = QT_TRANSLATE_NOOP("errors", "tokens of one model are not possible; write characters instead")


def fail_at(source: str, offset: int, template: str, **arguments: str | int) -> NoReturn:
    """Raise with line and column."""
    before = _LINE_END.split(source[:offset])
    raise GrammarError(Text("errors", template, arguments), line=len(before), column=len(before[-1]) + 1)


class GbnfReader:
    """One grammar."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0
        self._symbols: set[str] = set()
        self._made = 0  # rules that llama.cpp makes of groups and repetitions
        self._elements = 0

    def rules(self) -> dict[str, Rule]:
        """All definitions; raises `GrammarError`."""
        if len(self._source) > MAX_SOURCE:
            raise GrammarError(_TOO_LONG, limit=MAX_SOURCE)
        found: dict[str, Rule] = {}
        self._skip(lines=True)
        while self._at < len(self._source):
            rule = self._rule()
            if rule.name in found:
                fail_at(self._source, rule.offset, _TWICE, name=rule.name)
            found[rule.name] = rule
        return found

    def _rule(self) -> Rule:
        offset = self._at
        name = _NAME.match(self._source, offset)
        if name is None:
            self._fail(_NO_NAME)
        self._symbols.add(name.group())
        self._at = name.end()
        self._skip(lines=False)
        if not self._took("::="):
            self._fail(_NO_SIGN)
        self._skip(lines=True)
        rule = Rule(name.group(), self._alternatives(), offset)
        if self._at < len(self._source) and not _LINE_END.match(self._source, self._at):
            self._fail(_NO_END)
        self._skip(lines=True)
        return rule

    def _alternatives(self) -> tuple[Sequence, ...]:
        found = [self._sequence()]
        while self._took("|"):
            self._skip(lines=True)
            found.append(self._sequence())
        self._grow(2 * len(found))
        return tuple(found)

    def _sequence(self) -> Sequence:
        items: list[Item] = []
        while (item := self._item()) is not None:
            items.append(item)
        return tuple(items)

    def _item(self) -> Item | None:
        """An item with all signs of repetition after it; None at what ends a sequence."""
        before = self._count
        item = self._bare_item()
        if item is None:
            return None
        self._skip(lines=self._depth > 0)
        rules = max(1, self._count - before) if isinstance(item, Group) else 1
        size = _size(item)
        while counts := self._repetition():
            low, high, offset = counts
            if _is_nothing(item):
                fail_at(self._source, offset, _NOTHING_TO_REPEAT)
            rules *= high or low or 1
            if rules > MAX_PRODUCT:
                fail_at(self._source, offset, _TOO_MANY)
            copies = 1 if high is None else high - low
            self._made += copies
            self._grow(copies * (size + 3) + low * size)
            item, size = Repeat(item, low, high, offset), max(1, low) * size + 1
            self._skip(lines=self._depth > 0)
        self._grow(size)
        return item

    def _bare_item(self) -> Item | None:
        sign = self._source[self._at : self._at + 1]
        if sign == '"':
            return self._literal()
        if sign == "[":
            return self._class()
        if sign == "(":
            return self._group()
        if sign == ".":
            self._at += 1
            return OneOf(_READABLE)
        if sign and sign in "<!":
            self._fail(_TOKEN)
        if sign and sign in "*+?{":
            self._fail(_NOTHING_TO_REPEAT)
        if name := _NAME.match(self._source, self._at):
            offset, self._at = self._at, name.end()
            self._symbols.add(name.group())
            return Reference(name.group(), offset)
        return None

    def _literal(self) -> Literal:
        self._at += 1
        text = []
        while not self._took('"'):
            offset = self._at
            text.append(self._character('"'))
            if text[-1] == 0:
                fail_at(self._source, offset, _NO_CHARACTER)
        return Literal("".join(map(chr, text)))

    def _class(self) -> OneOf:
        offset = self._at
        self._at += 1
        negated = self._took("^")
        ranges = []
        while not self._took("]"):
            start, low = self._at, self._character("]")
            high = low
            if self._source.startswith("-", self._at) and not self._source.startswith("-]", self._at):
                self._at += 1
                high = self._character("]")
            if high < low:
                fail_at(self._source, start, _UPSIDE_DOWN)
            ranges.append((low, high))
        characters = CharacterSet.of(ranges)
        characters = (characters.complement() if negated and ranges else characters) & _READABLE
        if not characters.ranges:
            fail_at(self._source, offset, _NOTHING_FITS)
        return OneOf(characters)

    def _group(self) -> Group:
        self._depth += 1
        if self._depth > MAX_NESTING:
            self._fail(_TOO_DEEP, limit=MAX_NESTING)
        self._at += 1
        self._made += 1
        self._skip(lines=True)
        group = Group(self._alternatives())
        if not self._took(")"):
            self._fail(_UNCLOSED, sign=")")
        self._depth -= 1
        return group

    def _repetition(self) -> tuple[int, int | None, int] | None:
        offset = self._at
        sign = self._source[offset : offset + 1]
        if sign in _SIGNS:
            self._at += 1
            return *_SIGNS[sign], offset
        if sign != "{":
            return None
        counts = _COUNTS.match(self._source, offset)
        if counts is None:
            self._fail(_BAD_COUNTS)
        low, comma, upper = int(counts[1]), counts[2], counts[3]
        high = low if not comma else int(upper) if upper else None
        if max(low, high or 0) > MAX_REPEAT:
            self._fail(_TOO_OFTEN, limit=MAX_REPEAT)
        if high is not None and high < low:  # llama.cpp counts downwards from the largest of all numbers
            self._fail(_UPSIDE_DOWN)
        self._at = counts.end()
        return low, high, offset

    def _character(self, closing: str) -> int:
        sign = self._source[self._at : self._at + 1]
        if not sign:
            self._fail(_UNCLOSED, sign=closing)
        code, end = (ord(sign), self._at + 1) if sign != "\\" else self._escape()
        if code > LAST or 0xD800 <= code <= 0xDFFF:
            self._fail(_NO_CHARACTER)
        self._at = end
        return code

    def _escape(self) -> tuple[int, int]:
        """The character of an escape, and where it ends."""
        escape = _ESCAPE.match(self._source, self._at)
        if escape is None:
            self._fail(_BAD_ESCAPE)
        digits = escape[1] or escape[2] or escape[3]
        return int(digits, 16) if digits else ord(_CONTROL.get(escape[4], escape[4])), escape.end()

    @property
    def _count(self) -> int:
        return len(self._symbols) + self._made

    def _grow(self, elements: int) -> None:
        self._elements += elements
        if self._elements > MAX_ELEMENTS or self._count > MAX_RULES:
            self._fail(_TOO_MANY)

    def _took(self, sign: str) -> bool:
        found = self._source.startswith(sign, self._at)
        self._at += len(sign) if found else 0
        return found

    def _skip(self, *, lines: bool) -> None:
        match = (_BLANKS_AND_LINES if lines else _BLANKS).match(self._source, self._at)
        self._at = match.end() if match else self._at

    def _fail(self, template: str, **arguments: str | int) -> NoReturn:
        fail_at(self._source, self._at, template, **arguments)


def _size(item: Item) -> int:
    """Elements that an item takes in the rule it stands in."""
    if isinstance(item, Literal):
        return len(item.text)
    return 2 * len(item.characters.ranges) if isinstance(item, OneOf) else 1


def _is_nothing(item: Item) -> bool:
    return (isinstance(item, Literal) and not item.text) or (isinstance(item, Repeat) and item.high == 0)
