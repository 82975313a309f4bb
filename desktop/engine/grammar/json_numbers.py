"""Numbers between two bounds, digit by digit.

A number without bounds may have an exponent; one with bounds is written out. Digits are counted, so that a model cannot
write them for ever. A number around zero is never "-0".
"""

import math
from decimal import Decimal
from typing import NamedTuple

from desktop.engine.grammar.rules import Rules

_DIGITS = 16  # of the whole part, and of the fraction
_ANY = f"[0-9]{{0,{_DIGITS - 1}}}"
_FRACTION = f'("." [0-9]{{1,{_DIGITS}}})?'
_NOT_ZERO = f'"0"{{0,{_DIGITS - 1}}} [1-9] {_ANY}'
_ZEROS = f'"0"{{0,{_DIGITS}}}'


class Bound(NamedTuple):
    """The end of a range."""

    value: Decimal
    is_open: bool  # the value itself is outside

    @property
    def whole(self) -> int:
        """The part before the point; of a bound that is not negative."""
        return int(self.value)

    @property
    def fraction(self) -> str:
        """The digits after the point, without zeros at the end."""
        return f"{self.value:f}".partition(".")[2].rstrip("0")


_ZERO = Bound(Decimal(0), False)
_ABOVE_ZERO = Bound(Decimal(0), True)


def named(rules: Rules, body: str) -> str:
    """With its longer parts as rules, since each copy of them would cost llama.cpp as many rules as it has digits."""
    for wish, part in (("not-zero", _NOT_ZERO), ("fraction", _FRACTION), ("digits", _ANY)):
        if part in body:
            body = body.replace(part, rules.add(wish, part))
    return body


def any_integer() -> str:
    """An integer without bounds."""
    return f'"-"? ("0" | [1-9] {_ANY})'


def any_number() -> str:
    """A number without bounds that a double can hold."""
    return f"{any_integer()} {_FRACTION} ([eE] [-+]? [0-9]{{1,2}})?"


def integer_between(low: Bound | None, high: Bound | None) -> str | None:
    """Integers in a range; None where there are none."""
    first = None if low is None else math.floor(low.value) + 1 if low.is_open else math.ceil(low.value)
    last = None if high is None else math.ceil(high.value) - 1 if high.is_open else math.floor(high.value)
    if first is None and last is None:
        return any_integer()
    choices = []
    if first is None or first < 0:
        nearest = 1 if last is None or last >= 0 else -last
        choices.append(_prefixed('"-"', _natural(nearest, None if first is None else -first)))
    if last is None or last >= 0:
        choices.append(_natural(max(first or 0, 0), last))
    return _choice(choices)


def number_between(low: Bound | None, high: Bound | None) -> str | None:
    """Numbers in a range; None where there are none."""
    if low is None and high is None:
        return any_number()
    choices = []
    if low is None or low.value < 0:
        nearest = _ABOVE_ZERO if high is None or high.value >= 0 else _mirrored(high)
        choices.append(_prefixed('"-"', _positive(nearest, None if low is None else _mirrored(low))))
    if high is None or high.value >= 0:
        choices.append(_positive(_ZERO if low is None or low.value < 0 else low, high))
    return _choice(choices)


def _mirrored(bound: Bound) -> Bound:
    return Bound(-bound.value, bound.is_open)


def _positive(low: Bound, high: Bound | None) -> str | None:
    """From a bound that is not negative to another, or without end."""
    if high is not None and (high.value < low.value or (high.value == low.value and (high.is_open or low.is_open))):
        return None
    if high is not None and low.whole == high.whole:
        return _prefixed(f'"{low.whole}"', _fraction_between(low, high))
    choices = [_prefixed(f'"{low.whole}"', _fraction_from(low))]
    between = _natural(low.whole + 1, None if high is None else high.whole - 1)
    choices.append(None if between is None else f"{between} {_FRACTION}")
    if high is not None:
        choices.append(_prefixed(f'"{high.whole}"', _fraction_up_to(high)))
    return _choice(choices)


def _fraction_from(low: Bound) -> str:
    if not low.fraction and not low.is_open:
        return _FRACTION
    return f'"." {_digits_from(low.fraction, low.is_open)}'


def _fraction_up_to(high: Bound) -> str | None:
    if not high.fraction:
        return None if high.is_open else f'("." "0"{{1,{_DIGITS}}})?'
    return f'("." {_digits_up_to(high.fraction, high.is_open, may_end=False)})?'


def _fraction_between(low: Bound, high: Bound) -> str | None:
    if not low.fraction and not low.is_open:
        return _fraction_up_to(high)
    return _prefixed('"."', _digits_between(low.fraction, low.is_open, high.fraction, high.is_open))


def _digits_from(low: str, is_open: bool) -> str:
    """Digits after the point that are at least these."""
    if not low:
        return _NOT_ZERO if is_open else _ANY
    digit = int(low[0])
    return _choice([_span(digit + 1, 9), f'"{digit}" {_digits_from(low[1:], is_open)}']) or ""


def _digits_up_to(high: str, is_open: bool, *, may_end: bool = True) -> str | None:
    """Digits after the point that are at most these; fewer of them are less."""
    if not high:
        return None if is_open else _ZEROS
    digit = int(high[0])
    following = _prefixed(f'"{digit}"', _digits_up_to(high[1:], is_open))
    return _choice(['""' if may_end else None, _span(0, digit - 1), following])


def _digits_between(low: str, low_open: bool, high: str, high_open: bool) -> str | None:
    if not low and not low_open:
        return _digits_up_to(high, high_open)
    if not high:
        return None
    first, last = int(low[:1] or 0), int(high[0])
    if first == last:
        return _prefixed(f'"{first}"', _digits_between(low[1:], low_open, high[1:], high_open))
    above = f'"{first}" {_digits_from(low[1:], low_open)}'
    below = _prefixed(f'"{last}"', _digits_up_to(high[1:], high_open))
    return _choice([above, _span(first + 1, last - 1), below])


def _span(first: int, last: int) -> str | None:
    """A digit of a range and any others after it."""
    return None if last < first else f"{_digit(first, last)} {_ANY}"


def _natural(first: int, last: int | None) -> str | None:
    """Whole numbers without a sign, from 0 or more to another or without end, by the count of their digits."""
    length = len(str(first))
    longest = max(_DIGITS, length) if last is None else len(str(last))
    if last is not None and last < first:
        return None
    choices: list[str | None] = []
    for count in range(length, longest + 1):
        lowest = str(first) if count == length else "1" + "0" * (count - 1)
        if last is None and count > length:
            choices.append(f"[1-9] [0-9]{{{count - 1},{longest - 1}}}")
            break
        highest = str(last) if last is not None and count == longest else "9" * count
        choices.append(_of_length(lowest, highest))
    return _choice(choices)


def _of_length(low: str, high: str) -> str:
    """Between two numbers with the same count of digits."""
    if not low:
        return '""'
    rest = len(low) - 1
    if low[1:] == "0" * rest and high[1:] == "9" * rest:
        return f"{_digit(int(low[0]), int(high[0]))} {f'[0-9]{{{rest}}}' if rest else ''}".strip()
    if low[0] == high[0]:
        return f'"{low[0]}" {_of_length(low[1:], high[1:])}'
    choices = [f'"{low[0]}" {_of_length(low[1:], "9" * rest)}']
    if int(high[0]) - int(low[0]) > 1:
        choices.append(f"{_digit(int(low[0]) + 1, int(high[0]) - 1)} [0-9]{{{rest}}}")
    choices.append(f'"{high[0]}" {_of_length("0" * rest, high[1:])}')
    return _choice(choices) or ""


def _digit(first: int, last: int) -> str:
    return f"[{first}]" if first == last else f"[{first}-{last}]"


def _prefixed(prefix: str, text: str | None) -> str | None:
    return None if text is None else f"{prefix} {text}"


def _choice(choices: list[str | None] | list[str]) -> str | None:
    kept = [choice for choice in choices if choice is not None]
    return None if not kept else kept[0] if len(kept) == 1 else f"({' | '.join(kept)})"
