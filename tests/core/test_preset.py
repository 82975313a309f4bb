"""Names of presets, and the schema that is in force."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.preset import LONGEST_NAME, PresetValues, free_name, tidy_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Careful,\n cited ", "Careful, cited"),
        ("", ""),
        (" \t", ""),
        ("a\x00b", "a b"),
        ("x" * 99, "x" * LONGEST_NAME),
    ],
)
def test_a_name_stands_on_one_line(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@given(st.text(max_size=80), st.sets(st.text(max_size=4)))
def test_a_tidy_name_stays_and_a_free_one_is_free(typed: str, others: set[str]) -> None:
    name = tidy_name(typed)
    assert tidy_name(name) == name
    taken = {other.casefold() for other in others}
    assert free_name(name, taken).casefold() not in taken


def test_a_taken_name_gets_a_number_whatever_its_case() -> None:
    assert free_name("Notes", {"notes", "notes (2)"}) == "Notes (3)"
    assert len(free_name("x" * LONGEST_NAME, {"x" * LONGEST_NAME})) == LONGEST_NAME


def test_a_schema_is_in_force_when_it_is_there_and_on() -> None:
    assert PresetValues(json_schema="{}").schema_in_force == ""
    assert PresetValues(json_schema=" ", forces_schema=True).schema_in_force == ""
    assert PresetValues(json_schema="{}", forces_schema=True).schema_in_force == "{}"
