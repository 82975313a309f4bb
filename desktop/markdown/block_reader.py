"""Markdown source becomes the flat list of blocks that the window draws."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.markdown.blocks import (
    Alignment,
    Block,
    Cell,
    CodeText,
    Place,
    RuleBlock,
    Span,
    TableBlock,
    TextBlock,
)
from desktop.markdown.footnotes import notes_in
from desktop.markdown.inline_reader import read_inline
from desktop.markdown.maths import readable_maths
from desktop.markdown.maths_rules import BLOCK as MATHS
from desktop.markdown.maths_rules import CLOSED, inside_of
from desktop.markdown.parser import parse
from desktop.markdown.safe_text import displayable
from desktop.markdown.task_items import take_task

if TYPE_CHECKING:
    from markdown_it.token import Token

BULLET = "\N{BULLET}"
LONGEST_PARSED = 64_000  # characters of one block; a longer one is shown as it is, or reading it would hold the window

_ALIGNMENTS = {"text-align:center": Alignment.CENTRE, "text-align:right": Alignment.RIGHT}


def read_blocks(source: str, *, number: int | None = None, continues_list: bool = False) -> list[Block]:
    """The blocks of `source`. `number` is that of its first list item; `continues_list` if items stand above it."""
    tokens = parse(source) if len(source) <= LONGEST_PARSED else None
    if tokens is None:
        return [TextBlock((Span(displayable(source.strip("\n"))),))]
    reader = _BlockReader(number, continues_list)
    for token in tokens:
        reader.take(token)
    return reader.blocks


class _List:
    """An open list: the number of its next item, or None for bullets."""

    def __init__(self, number: int | None) -> None:
        self.number = number

    def next_marker(self) -> str:
        if self.number is None:
            return BULLET
        self.number += 1
        return f"{self.number - 1}."


class _BlockReader:
    """Walks block tokens once, keeping the open lists and quotations."""

    def __init__(self, number: int | None, continues_list: bool) -> None:
        self.blocks: list[Block] = []
        self._first_number = number
        self._continues = continues_list
        self._lists: list[_List] = []
        self._quote = 0
        self._marker = ""
        self._heading = 0
        self._rows: list[list[Cell]] = []
        self._alignments: list[Alignment] = []
        self._in_table = False

    def take(self, token: "Token") -> None:
        """Read one token; whatever is not known is shown by its content."""
        if token.type in _STRUCTURE:
            _STRUCTURE[token.type](self, token)
        elif token.content:
            self._add_text((Span(displayable(token.content)),))

    def _take_inline(self, token: "Token") -> None:
        if self._in_table:
            self._rows[-1].append(read_inline(token.children, reads_maths=False))
            return
        continues = False
        for label, tokens in notes_in(token.children or []):
            spans = read_inline(tokens)
            if label and not (self._heading or self._marker):
                place = self._place()._replace(continues_list=continues)
                self.blocks.append(TextBlock(spans, place, marker=label, is_note=True))
                continues = True
            else:
                self._add_text(((Span(f"[^{label}]: "), *spans)) if label else spans)

    def _begin_table(self, _: "Token") -> None:
        self._flush_marker()
        self._in_table, self._rows, self._alignments = True, [], []

    def _begin_row(self, _: "Token") -> None:
        self._rows.append([])

    def _begin_column(self, token: "Token") -> None:
        self._alignments.append(_ALIGNMENTS.get(str(token.attrGet("style")), Alignment.LEFT))

    def _end_table(self, _: "Token") -> None:
        self._in_table = False
        rows = tuple(tuple(row) for row in self._rows)
        self.blocks.append(TableBlock(rows, tuple(self._alignments), self._place()))

    def _begin_heading(self, token: "Token") -> None:
        self._heading = int(token.tag[1])

    def _end_heading(self, _: "Token") -> None:
        self._heading = 0

    def _change_quote(self, token: "Token") -> None:
        self._flush_marker()
        self._quote += token.nesting

    def _begin_item(self, _: "Token") -> None:
        self._marker = self._lists[-1].next_marker()

    def _end_item(self, _: "Token") -> None:
        self._flush_marker()
        self._continues = True

    def _close_list(self, _: "Token") -> None:
        self._lists.pop()
        self._continues = bool(self._lists)

    def _add_rule(self, _: "Token") -> None:
        self._flush_marker()
        self.blocks.append(RuleBlock(self._place()))

    def _open_list(self, token: "Token") -> None:
        if self._lists:
            self._flush_marker()
            self._continues = True
        number = None
        if token.type == "ordered_list_open":
            start = token.attrGet("start")
            number = 1 if start is None else int(start)
            if self._first_number is not None and not self.blocks and not self._lists:
                number = self._first_number
        self._lists.append(_List(number))

    def _add_text(self, spans: tuple[Span, ...]) -> None:
        if self._marker == BULLET:
            task, spans = take_task(spans)
            self._marker = task or self._marker
        self.blocks.append(TextBlock(spans, self._place(), self._heading, self._marker))
        self._marker = ""

    def _add_code(self, token: "Token") -> None:
        self._flush_marker()
        text = displayable(token.content).rstrip("\n")
        self.blocks.append(CodeText(text, displayable(token.info.strip()), self._place()))

    def _add_maths(self, token: "Token") -> None:
        """A formula that is no line, or whose end has not come, is shown exactly as it is written."""
        self._flush_marker()
        written, place = displayable(token.content).strip("\n"), self._place()
        if token.info != CLOSED:
            self.blocks.append(TextBlock((Span(written),), place))
            return
        shown = readable_maths(inside_of(written))
        if shown is None:
            self.blocks.append(CodeText(written, "LaTeX", place))
        else:
            self.blocks.append(TextBlock((Span(shown),), place._replace(indent=place.indent + 1)))

    def _flush_marker(self) -> None:
        """An item that does not begin with text still shows its marker."""
        if self._marker:
            self._add_text(())

    def _place(self) -> Place:
        continues = bool(self._marker) and self._continues
        return Place(len(self._lists), self._quote, continues)


_STRUCTURE: dict[str, Callable[[_BlockReader, "Token"], None]] = {
    "inline": _BlockReader._take_inline,
    "fence": _BlockReader._add_code,
    "code_block": _BlockReader._add_code,
    MATHS: _BlockReader._add_maths,
    "hr": _BlockReader._add_rule,
    "heading_open": _BlockReader._begin_heading,
    "heading_close": _BlockReader._end_heading,
    "blockquote_open": _BlockReader._change_quote,
    "blockquote_close": _BlockReader._change_quote,
    "bullet_list_open": _BlockReader._open_list,
    "bullet_list_close": _BlockReader._close_list,
    "ordered_list_open": _BlockReader._open_list,
    "ordered_list_close": _BlockReader._close_list,
    "list_item_open": _BlockReader._begin_item,
    "list_item_close": _BlockReader._end_item,
    "table_open": _BlockReader._begin_table,
    "table_close": _BlockReader._end_table,
    "tr_open": _BlockReader._begin_row,
    "th_open": _BlockReader._begin_column,
}
