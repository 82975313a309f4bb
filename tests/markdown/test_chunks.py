"""A source that grows shows the same as one that arrives at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.markdown.block_reader import read_blocks
from desktop.markdown.blocks import Block
from desktop.markdown.chunks import Chunk, ChunkedSource, chunks_of
from tests.markdown.markdown_sources import source


def shown(chunks: list[Chunk]) -> list[Block]:
    return [block for chunk in chunks for block in chunk.blocks()]


@given(source)
@settings(max_examples=150, deadline=None)
def test_the_pieces_show_what_the_whole_shows(text: str) -> None:
    assert shown(chunks_of(text)) == read_blocks(text.replace("\r\n", "\n").replace("\r", "\n"))


@given(source, st.lists(st.integers(1, 30), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_a_growing_source_ends_like_a_whole_one(text: str, steps: list[int]) -> None:
    grown = ChunkedSource()
    position = 0
    step = 0
    while position < len(text):
        before = list(grown.chunks)
        size = steps[step % len(steps)]
        changed = grown.append(text[position : position + size])
        assert before[:changed] == grown.chunks[:changed]
        position += size
        step += 1
    assert shown(grown.chunks) == shown(chunks_of(text))


def test_items_are_pieces_that_know_their_number() -> None:
    assert chunks_of("intro\n\n1. a\n1. b\n1. c\n\n- x") == [
        Chunk("intro"),
        Chunk("1. a", 1),
        Chunk("1. b", 2, True),
        Chunk("1. c", 3, True),
        Chunk("- x"),
    ]


def test_only_the_end_is_read_again() -> None:
    text = ChunkedSource()
    text.append("".join(f"Paragraph {number}.\n\n" for number in range(500)))
    assert text.append("More") >= 499
    assert text.append(" and more.") >= 499


def test_a_heading_may_swallow_the_line_above_it() -> None:
    text = ChunkedSource()
    for piece in ("Title\n", "-", "-", "-\n", "\nBody"):
        text.append(piece)
    assert [chunk.source for chunk in text.chunks] == ["Title\n---", "Body"]
