"""Templates and their arguments, outside Qt."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text import QT_TRANSLATE_NOOP, Text


def test_marking_a_template_leaves_it_as_it_is() -> None:
    assert QT_TRANSLATE_NOOP("errors", "{name} is gone.") == "{name} is gone."


@given(st.text(), st.integers() | st.floats() | st.text())
def test_arguments_are_never_read_as_templates(name: str, number: float | str) -> None:
    text = Text("errors", "{name}: {number}", {"name": name, "number": number})
    assert str(text) == f"{name}: {number}"


def test_a_missing_argument_is_a_dash() -> None:
    assert str(Text("errors", "{what} on {path}", {"what": "Notes"})) == "Notes on –"


def test_two_texts_do_not_share_arguments() -> None:
    assert Text("errors", "x").arguments == {}
    assert Text("errors", "{a}", {"a": 1}) != Text("errors", "{a}", {"a": 2})
