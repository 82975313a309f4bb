"""Reads the part of regular expressions that every text can be checked against from left to right.

Where dialects differ, a class means what ECMA-262 says, as JSON Schema wants it: `\\d` is 0 to 9, `\\w` is ASCII.
"""

import re
from typing import NamedTuple, NoReturn

from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.engine.grammar.characters import DIGITS, LAST, LINE_ENDS, SPACE, WORD, CharacterSet
from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.regex_tree import Char, Either, Joined, Node, Times

MAX_LENGTH = 10_000  # characters of an expression
MAX_REPEAT = 1_000
MAX_NESTING = 50

_COUNTS = re.compile(r"\{(\d{1,9})(?:(,)(\d{1,9})?)?\}")
_HEX = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}")
_GROUP = re.compile(r"\((?:\?(?::|P?<[A-Za-z_]\w*>))?")
_SIGNS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_CLASSES = {"d": DIGITS, "w": WORD, "s": SPACE}
_CONTROL = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}

_TOO_LONG = QT_TRANSLATE_NOOP("errors", "the expression is longer than {limit} characters")
_LOOK = QT_TRANSLATE_NOOP("errors", "looking ahead or back is not possible, for a text is written from left to right")
_BACK = QT_TRANSLATE_NOOP("errors", "referring back to an earlier group is not possible")
_BORDER = QT_TRANSLATE_NOOP("errors", "word borders are not possible")
_GROUP_KIND = QT_TRANSLATE_NOOP("errors", "this kind of group is not possible")
_ANCHOR = QT_TRANSLATE_NOOP("errors", "^ and $ are possible at the beginning and at the end only")
_UNCLOSED = QT_TRANSLATE_NOOP("errors", "{sign} is missing")
_UNOPENED = QT_TRANSLATE_NOOP("errors", "nothing was opened that this closes")
_NOTHING_TO_REPEAT = QT_TRANSLATE_NOOP("errors", "there is nothing to repeat before this")
_POSSESSIVE = QT_TRANSLATE_NOOP("errors", "a second sign of repetition is not possible here")
_UPSIDE_DOWN = QT_TRANSLATE_NOOP("errors", "the smaller one comes first")
_TOO_OFTEN = QT_TRANSLATE_NOOP("errors", "more than {limit} repetitions are not possible")
_TOO_DEEP = QT_TRANSLATE_NOOP("errors", "more than {limit} groups inside each other are not possible")
_BAD_ESCAPE = QT_TRANSLATE_NOOP("errors", "this escape is not possible")
_NO_CHARACTER = QT_TRANSLATE_NOOP("errors", "there is no such character")
NOTHING_FITS = QT_TRANSLATE_NOOP("errors", "no character fits into these brackets")
_RANGE_OF_CLASS = QT_TRANSLATE_NOOP("errors", "a range goes from one character to another")


class Anchored(NamedTuple):
    """One alternative of the whole expression, and whether it is tied to the beginning and the end of the text."""

    node: Node
    at_start: bool
    at_end: bool


class RegexReader:
    """One expression."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def alternatives(self) -> list[Anchored]:
        """The whole expression; raises `GrammarError`."""
        if len(self._source) > MAX_LENGTH:
            raise GrammarError(_TOO_LONG, limit=MAX_LENGTH)
        found = [self._anchored()]
        while self._took("|"):
            found.append(self._anchored())
        if self._at < len(self._source):
            self._fail(_UNOPENED)
        return found

    def _anchored(self) -> Anchored:
        at_start = self._took("^")
        node = self._joined()
        at_end = self._took("$")
        if at_end and self._sign not in ("", "|"):
            self._fail(_ANCHOR)
        return Anchored(node, at_start, at_end)

    def _joined(self) -> Node:
        parts: list[Node] = []
        while self._sign not in ("", "|", ")"):
            if self._sign == "$" and not self._depth:
                break
            parts.append(self._repeated())
        return parts[0] if len(parts) == 1 else Joined(tuple(parts))

    def _repeated(self) -> Node:
        node = self._one()
        counts = self._repetition()
        if counts is None:
            return node
        self._took("?")  # lazy or not, the same texts fit
        if self._sign in _SIGNS or _COUNTS.match(self._source, self._at):
            self._fail(_POSSESSIVE)
        return Times(node, *counts)

    def _one(self) -> Node:
        sign = self._sign
        if sign == "(":
            return self._group()
        if sign in "^$":
            self._fail(_ANCHOR)
        if sign in _SIGNS or _COUNTS.match(self._source, self._at):
            self._fail(_NOTHING_TO_REPEAT)
        if sign == "[":
            return Char(self._class())
        if sign == "\\":
            return Char(self._escape(in_class=False))
        self._at += 1
        return Char(LINE_ENDS.complement() if sign == "." else self._set_of(ord(sign)))

    def _group(self) -> Node:
        self._depth += 1
        if self._depth > MAX_NESTING:
            self._fail(_TOO_DEEP, limit=MAX_NESTING)
        opening = _GROUP.match(self._source, self._at)
        if opening is None or self._source.startswith("?", opening.end()):
            kind = self._source[self._at + 2 : self._at + 4]
            self._fail(_LOOK if kind[:1] in ("=", "!") or kind in ("<=", "<!") else _GROUP_KIND)
        self._at = opening.end()
        choices = [self._joined()]
        while self._took("|"):
            choices.append(self._joined())
        if not self._took(")"):
            self._fail(_UNCLOSED, sign=")")
        self._depth -= 1
        return choices[0] if len(choices) == 1 else Either(tuple(choices))

    def _repetition(self) -> tuple[int, int | None] | None:
        if self._sign in _SIGNS:
            self._at += 1
            return _SIGNS[self._source[self._at - 1]]
        counts = _COUNTS.match(self._source, self._at)
        if counts is None:
            return None
        low, comma, upper = int(counts[1]), counts[2], counts[3]
        high = low if not comma else int(upper) if upper else None
        if max(low, high or 0) > MAX_REPEAT:
            self._fail(_TOO_OFTEN, limit=MAX_REPEAT)
        if high is not None and high < low:
            self._fail(_UPSIDE_DOWN)
        self._at = counts.end()
        return low, high

    def _class(self) -> CharacterSet:
        offset = self._at
        self._at += 1
        negated = self._took("^")
        found = CharacterSet(())
        while not self._took("]"):
            found |= self._member()
        found = found.complement() if negated else found
        if not found.ranges:
            self._at = offset
            self._fail(NOTHING_FITS)
        return found

    def _member(self) -> CharacterSet:
        low = self._class_character()
        if self._sign != "-" or self._source.startswith("-]", self._at):
            return low
        self._at += 1
        high = self._class_character()
        (first, last), (start, end) = low.ranges[0], high.ranges[-1]
        if len(low.ranges) + len(high.ranges) > 2 or first != last or start != end:
            self._fail(_RANGE_OF_CLASS)
        if end < first:
            self._fail(_UPSIDE_DOWN)
        return CharacterSet.of([(first, end)])

    def _class_character(self) -> CharacterSet:
        sign = self._sign
        if not sign:
            self._fail(_UNCLOSED, sign="]")
        if sign == "\\":
            return self._escape(in_class=True)
        self._at += 1
        return self._set_of(ord(sign))

    def _escape(self, *, in_class: bool) -> CharacterSet:
        self._at += 1
        letter = self._sign
        if number := _HEX.match(self._source, self._at):
            self._at = number.end()
            return self._set_of(int(number[1] or number[2] or number[3], 16))
        if letter.lower() in _CLASSES and letter:
            self._at += 1
            found = _CLASSES[letter.lower()]
            return found if letter.islower() else found.complement()
        if letter in _CONTROL and not self._source[self._at + 1 : self._at + 2].isdigit():
            self._at += 1
            return CharacterSet.of_text(_CONTROL[letter])
        if letter == "b" and in_class:
            self._at += 1
            return CharacterSet.of_text("\b")
        if not letter or letter.isalnum():
            self._fail(_BACK if letter.isdigit() or letter == "k" else _BORDER if letter in ("b", "B") else _BAD_ESCAPE)
        self._at += 1
        return self._set_of(ord(letter))

    def _set_of(self, code: int) -> CharacterSet:
        if code > LAST or 0xD800 <= code <= 0xDFFF:
            self._fail(_NO_CHARACTER)
        return CharacterSet.of([(code, code)])

    @property
    def _sign(self) -> str:
        return self._source[self._at : self._at + 1]

    def _took(self, sign: str) -> bool:
        found = self._source.startswith(sign, self._at)
        self._at += len(sign) if found else 0
        return found

    def _fail(self, template: str, **arguments: str | int) -> NoReturn:
        before = self._source[: self._at].split("\n")
        raise GrammarError(Text("errors", template, arguments), line=len(before), column=len(before[-1]) + 1)
