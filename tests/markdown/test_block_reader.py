"""No word of a message is ever lost, whatever it is wrapped in."""

import pytest
from hypothesis import given, settings

from desktop.markdown.block_reader import LONGEST_PARSED, read_blocks
from desktop.markdown.blocks import (
    Alignment,
    Block,
    CodeText,
    Emphasis,
    Place,
    RuleBlock,
    Span,
    TableBlock,
    TextBlock,
    plain_text,
)
from tests.markdown.markdown_sources import source, words_in


def words_of(blocks: list[Block]) -> list[str]:
    shown = plain_text(blocks) + " ".join(block.info for block in blocks if isinstance(block, CodeText))
    return sorted(words_in(shown))


@given(source)
@settings(max_examples=150, deadline=None)
def test_every_word_survives(text: str) -> None:
    assert words_of(read_blocks(text)) == sorted(words_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "std::vector<int> v;",
        "x <think> y",
        "a < b and b > a",
        "<img src=x.png> after",
        "<script>alert(1)</script>",
        "<!-- kept -->",
        "<table background=x><tr><td>",
        "<std:string>",
        "<someone@example.org>",
        "<mailto:someone@example.org>",
        "[1]: https://example.org/page 'title'",
        "![alt][reference]",
        "&notanentity; R&D",
    ],
)
def test_what_looks_like_html_is_shown_literally(text: str) -> None:
    assert plain_text(read_blocks(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![alt](file:///etc/passwd)", "alt (file:///etc/passwd)"),
        ('![a *b*](//host/share "title")', "a b (//host/share) (title)"),
        ("[click](smb://host/share)", "click (smb://host/share)"),
        ("[](http://a.b)", "http://a.b"),
        ("[go](javascript:alert)", "go (javascript:alert)"),
        ("line one\nline two", "line one\nline two"),
    ],
)
def test_addresses_that_cannot_be_opened_are_text(text: str, shown: str) -> None:
    assert plain_text(read_blocks(text)) == shown


def test_only_whole_web_addresses_become_links() -> None:
    (block,) = read_blocks("[ok](https://example.org/a?b) [no](file:///x) <http://a.b> [host](http://)")
    assert isinstance(block, TextBlock)
    assert [span.address for span in block.spans if span.address] == ["https://example.org/a?b", "http://a.b"]


def test_emphasis_nests() -> None:
    assert read_blocks("a **b *c* `d`** ~~e~~")[0] == TextBlock(
        (
            Span("a "),
            Span("b ", Emphasis.STRONG),
            Span("c", Emphasis.STRONG | Emphasis.ITALIC),
            Span(" ", Emphasis.STRONG),
            Span("d", Emphasis.STRONG | Emphasis.CODE),
            Span(" "),
            Span("e", Emphasis.STRUCK),
        )
    )


def test_lists_keep_their_numbers_and_code_its_place() -> None:
    blocks = read_blocks("3. three\n\n   ```sh\n   ls\n   ```\n\n   after\n4. four\n   - nested\n-\n\n***")
    assert blocks == [
        TextBlock((Span("three"),), Place(1), marker="3."),
        CodeText("ls", "sh", Place(1)),
        TextBlock((Span("after"),), Place(1)),
        TextBlock((Span("four"),), Place(1, continues_list=True), marker="4."),
        TextBlock((Span("nested"),), Place(2, continues_list=True), marker="•"),
        TextBlock((), Place(1), marker="•"),
        RuleBlock(),
    ]


def test_tables_keep_surplus_cells_and_alignment() -> None:
    (table,) = read_blocks("|a|b|\n|:-:|--:|\n|1|2|`x`|\n|only|")
    assert isinstance(table, TableBlock)
    assert table.alignments == (Alignment.CENTRE, Alignment.RIGHT)
    assert plain_text([table]) == "a\tb\n1\t2\tx\nonly\t"


def test_what_is_nested_too_deeply_is_shown_as_it_is() -> None:
    text = "> " * 60 + "deep"
    assert plain_text(read_blocks(text)) == text


def test_one_endless_paragraph_is_shown_as_it_is() -> None:
    text = "*a* " * (LONGEST_PARSED // 4) + "end"
    assert plain_text(read_blocks(text)) == text


def test_hidden_characters_are_shown() -> None:
    assert plain_text(read_blocks("safe\u202egnp.exe &#8238; `a\u2066b`")) == "safe�gnp.exe � a�b"
