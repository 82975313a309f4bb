"""Keeps the cells of a table row that its header has no column for; the parser would drop them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


def keep_surplus_cells(markdown: "MarkdownIt") -> None:
    """Replace the table rule by one that puts the surplus cells back."""
    from markdown_it.rules_block.table import table

    def table_with_every_cell(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not table(state, start, end, silent):
            return False
        if not silent:
            state.tokens[before:] = _completed(state, state.tokens[before:])
        return True

    markdown.block.ruler.at("table", table_with_every_cell, {"alt": ["paragraph", "reference"]})


def _completed(state: "StateBlock", tokens: "list[Token]") -> "list[Token]":
    """The table's tokens with the missing cells before the end of each row."""
    done: list[Token] = []
    cells = 0
    line = 0
    for token in tokens:
        if token.type == "tr_open" and token.map:
            cells, line = 0, token.map[0]
        elif token.type in ("td_open", "th_open"):
            cells += 1
        elif token.type == "tr_close":
            for words in _cells_of(state, line)[cells:]:
                done += _cell(words, token.level + 1)
        done.append(token)
    return done


def _cells_of(state: "StateBlock", line: int) -> list[str]:
    from markdown_it.rules_block.table import escapedSplit, getLine

    cells = escapedSplit(getLine(state, line).strip())
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return [words.strip() for words in cells]


def _cell(words: str, level: int) -> "list[Token]":
    from markdown_it.token import Token

    inline = Token("inline", "", 0, content=words, children=[], level=level + 1)
    return [Token("td_open", "td", 1, level=level), inline, Token("td_close", "td", -1, level=level)]
