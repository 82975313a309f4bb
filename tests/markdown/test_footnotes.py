"""Footnotes, items to tick, and the way a paragraph runs."""

import pytest

from desktop.markdown.block_reader import read_blocks
from desktop.markdown.blocks import Emphasis, Place, Span, TextBlock, plain_text
from desktop.markdown.direction import runs_right_to_left


def test_a_mark_is_raised_and_a_note_has_its_label() -> None:
    blocks = read_blocks("Rye[^1] and oats[^fn2].\n\n[^1]: A *grass*.\n[^fn2]: Another\nline.")
    assert blocks == [
        TextBlock(
            (
                Span("Rye"),
                Span("1", Emphasis.RAISED),
                Span(" and oats"),
                Span("fn2", Emphasis.RAISED),
                Span("."),
            )
        ),
        TextBlock((Span("A "), Span("grass", Emphasis.ITALIC), Span(".")), marker="1", is_note=True),
        TextBlock((Span("Another\nline."),), Place(continues_list=True), marker="fn2", is_note=True),
    ]
    assert plain_text(blocks).startswith("Rye[1] and oats[fn2].\n1 A grass.")


@pytest.mark.parametrize("text", ["[^a-z] and [^ ]", "`[^1]`", "[^]", "[^1", "[^12345]"])
def test_what_is_no_mark_stays(text: str) -> None:
    assert plain_text(read_blocks(text)) == text.strip("`")


def test_a_note_in_an_item_or_in_bold_keeps_its_words() -> None:
    assert "[^1]: b" in plain_text(read_blocks("- [^1]: b"))
    assert "b" in plain_text(read_blocks("**a\n[^1]: b**"))


def test_items_to_tick() -> None:
    blocks = read_blocks("- [ ] to do\n- [x] **done**\n- [X] done\n- [x]\n- [y] no\n1. [ ] no")
    assert [(block.marker, plain_text([block])[2:]) for block in blocks if isinstance(block, TextBlock)] == [
        ("☐", "to do"),
        ("☑", "done"),
        ("☑", "done"),
        ("•", "[x]"),
        ("•", "[y] no"),
        ("1.", " [ ] no"),
    ]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("שלום world", True), ("123 مرحبا", True), ("hello שלום", False), ("", False), ("12 🍞 .", False)],
)
def test_the_first_strong_letter_decides(text: str, is_so: bool) -> None:
    assert runs_right_to_left(text) is is_so
