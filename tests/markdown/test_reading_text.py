"""What is counted without drawing is what is drawn."""

from desktop.markdown.reading_text import answer_lines, typed_lines


def test_an_answer_line_by_line() -> None:
    text = "# Head\n\nA **word**\nmore\n\n- item `x`\n\n|a|b|\n|-|-|\n|1|2|\n\n```py\nx = 1\ny\n```\n\n---\n"
    assert answer_lines(text) == ["Head", "A word\nmore", "•\titem x", "a", "b", "1", "2", "x = 1", "y"]


def test_what_was_typed_is_no_markdown() -> None:
    assert typed_lines("\n**a**\r\nb\n\nc\n") == ["**a**", "b", "", "c"]
