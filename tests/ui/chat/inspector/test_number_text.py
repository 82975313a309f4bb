"""Numbers are read back as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.chat.inspector.number_text import read_number, write_number


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("0.30", 2, 0.3),
        ("0,3", 2, 0.3),
        (" .5 ", 2, 0.5),
        ("1", 2, 1.0),
        ("1,024", 0, 1024),
        ("1 024 tokens", 0, 1024),
        ("1024", 0, 1024),
        ("-1", 0, -1),
        ("1.5", 0, None),
        ("1,5", 0, None),
        ("", 0, None),
        ("", 2, None),
        ("nan", 2, None),
        ("1e3", 2, None),
        ("٣", 0, None),
        ("12,34,567", 0, None),
        ("9" * 40, 0, None),
    ],
)
def test_reads(text: str, decimals: int, value: float | None) -> None:
    assert read_number(text, decimals) == value


@given(st.integers(0, 2**32 - 2))
def test_whole_numbers_come_back(value: int) -> None:
    assert read_number(write_number(value, 0), 0) == value


@given(st.integers(0, 200))
def test_hundredths_come_back(value: int) -> None:
    assert read_number(write_number(value / 100, 2), 2) == value / 100


@given(st.text(max_size=20), st.sampled_from([0, 2]))
def test_any_text_is_a_number_or_none(text: str, decimals: int) -> None:
    value = read_number(text, decimals)
    assert value is None or abs(value) < 1e13
