"""What a reader sees of a message, line by line, without anything being drawn."""

from desktop.markdown.blocks import Block, CodeText, RuleBlock, TableBlock, TextBlock, spans_text
from desktop.markdown.chunks import chunks_of
from desktop.markdown.safe_text import displayable


def answer_lines(source: str) -> list[str]:
    """The lines of an answer as it is drawn: paragraphs, items with their markers, cells of tables, lines of code."""
    return [line for chunk in chunks_of(source) for block in chunk.blocks() for line in _lines(block)]


def typed_lines(text: str) -> list[str]:
    """The lines of what a person typed."""
    return displayable(text).strip("\n").split("\n")


def _lines(block: Block) -> list[str]:
    match block:
        case TextBlock(spans=spans, marker=marker):
            return [f"{marker}\t{spans_text(spans)}" if marker else spans_text(spans)]
        case CodeText(text=text):
            return text.split("\n")
        case TableBlock(rows=rows):
            return [spans_text(cell) for row in rows for cell in row]
        case RuleBlock():
            return []
