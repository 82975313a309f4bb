"""Numbers between bounds: exactly those in the range, whichever way the bounds lie."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.grammar.json_numbers import Bound, integer_between, number_between
from tests.engine.grammar.matcher import Matcher

_NEAR = st.integers(-1300, 1300).map(lambda number: Decimal(number) / 100) | st.integers(-130_000, 130_000).map(Decimal)
BOUNDS = st.none() | st.builds(Bound, _NEAR, st.booleans())


def is_inside(value: Decimal, low: Bound | None, high: Bound | None) -> bool:
    above = low is None or value > low.value or (value == low.value and not low.is_open)
    return above and (high is None or value < high.value or (value == high.value and not high.is_open))


@given(BOUNDS, BOUNDS, st.lists(_NEAR, max_size=10))
def test_exactly_the_numbers_in_the_range(low: Bound | None, high: Bound | None, values: list[Decimal]) -> None:
    near = [bound.value + step for bound in (low, high) if bound for step in (0, Decimal("0.001"), Decimal("-0.001"))]
    body = number_between(low, high)
    matcher = Matcher(f"root ::= {body}\n") if body else None
    for value in [*values, *near]:
        text = f"{value.normalize():f}" if value else "0"
        assert bool(matcher and matcher.accepts(text)) == is_inside(value, low, high), text


@given(BOUNDS, BOUNDS, st.lists(st.integers(-140_000, 140_000) | st.integers(-15, 15), max_size=10))
def test_exactly_the_integers_in_the_range(low: Bound | None, high: Bound | None, values: list[int]) -> None:
    near = [int(bound.value) + step for bound in (low, high) if bound for step in (-1, 0, 1)]
    body = integer_between(low, high)
    matcher = Matcher(f"root ::= {body}\n") if body else None
    for value in [*values, *near]:
        assert bool(matcher and matcher.accepts(str(value))) == is_inside(Decimal(value), low, high), value


def test_zeros_at_the_end_change_nothing_and_zeros_in_front_are_wrong() -> None:
    matcher = Matcher(f"root ::= {number_between(Bound(Decimal('1.5'), False), Bound(Decimal(12), False))}\n")
    for text in ("1.50", "12", "12.00", "9.9999", "1.5000"):
        assert matcher.accepts(text), text
    for text in ("01.5", "12.01", "1.", "1.49", "+2", "2e0"):
        assert not matcher.accepts(text), text
