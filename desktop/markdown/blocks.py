"""The forms that Markdown may take here, flat and in reading order; anything else is text."""

from enum import IntFlag
from typing import NamedTuple


class Emphasis(IntFlag):
    """How a piece of text stands out."""

    NONE = 0
    STRONG = 1
    ITALIC = 2
    STRUCK = 4
    CODE = 8
    RAISED = 16  # the mark of a footnote


class Span(NamedTuple):
    """Text of one look. `address` is a checked http or https address, or empty."""

    text: str
    emphasis: Emphasis = Emphasis.NONE
    address: str = ""


class Place(NamedTuple):
    """Where a block stands: steps of list indentation, steps of quotation, and whether it begins its group."""

    indent: int = 0
    quote: int = 0
    continues_list: bool = False  # an item after the first: closer to what is above it


class TextBlock(NamedTuple):
    """A paragraph, a heading (1–6), a list item with its marker, or a footnote with its label as its marker."""

    spans: tuple[Span, ...]
    place: Place = Place()
    heading: int = 0
    marker: str = ""
    is_note: bool = False


class CodeText(NamedTuple):
    """Code with the words behind its fence."""

    text: str
    info: str = ""
    place: Place = Place()


class RuleBlock(NamedTuple):
    """A line across."""

    place: Place = Place()


class Alignment(IntFlag):
    """Where the text of a column stands."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


Cell = tuple[Span, ...]


class TableBlock(NamedTuple):
    """A table; the first row is its header. Rows may differ in length."""

    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    place: Place = Place()


Block = TextBlock | CodeText | RuleBlock | TableBlock


def plain_text(blocks: list[Block]) -> str:
    """All the words, a line for each block, as a person would copy them."""
    return "\n".join(_plain(block) for block in blocks)


def spans_text(spans: tuple[Span, ...]) -> str:
    """The words of some spans."""
    return "".join(span.text for span in spans)


def _copied(spans: tuple[Span, ...]) -> str:
    """The same for a page without raised letters."""
    return "".join(f"[{span.text}]" if span.emphasis & Emphasis.RAISED else span.text for span in spans)


def _plain(block: Block) -> str:
    match block:
        case TextBlock():
            return f"{block.marker} {_copied(block.spans)}".strip()
        case CodeText():
            return block.text
        case TableBlock():
            return "\n".join("\t".join(_copied(cell) for cell in row) for row in block.rows)
        case RuleBlock():
            return ""
