"""The line of a value."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.json_places import line_of

SOURCE = """{
  "type": "object",
  "properties": {
    "a/b": {"type": "string"},
    "c": [
      1,
      {"d\\"": 2}
    ]
  }
}"""
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("#", 1),
        ("#/type", 2),
        ("#/properties", 3),
        ("#/properties/a~1b/type", 4),
        ("#/properties/c", 5),
        ("#/properties/c/0", 6),
        ('#/properties/c/1/d"', 7),
        ("#/properties/c/1/nothing", 7),
        ("#/nothing", 1),
    ],
)
def test_lines(pointer: str, line: int) -> None:
    assert line_of(SOURCE, pointer) == line


@given(TREES, st.integers(0, 3))
def test_every_value_of_a_document_is_found_on_its_line(tree: object, indent: int) -> None:
    source = json.dumps(tree, indent=indent)

    def look(value: object, pointer: str) -> None:
        line = source.splitlines()[line_of(source, pointer) - 1]
        begins = json.dumps(value, indent=indent).splitlines()[0]
        assert begins in line
        if isinstance(value, dict):
            for name, inner in value.items():
                look(inner, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
        if isinstance(value, list):
            for number, inner in enumerate(value):
                look(inner, f"{pointer}/{number}")

    look(tree, "#")


@given(st.text())
def test_anything_else_is_no_reason_to_fail(source: str) -> None:
    assert line_of(source, "#/a/0") >= 0
