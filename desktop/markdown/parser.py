"""The Markdown parser, set so that no text is lost: no raw HTML, no references, no guessing of links."""

import functools
from typing import TYPE_CHECKING

from desktop.markdown.maths_rules import find_maths
from desktop.markdown.table_cells import keep_surplus_cells

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 40  # markdown-it drops what is nested deeper, so such a source is shown as plain text


@functools.cache
def parser() -> "MarkdownIt":
    """The one parser (imported when the first message is drawn).

    Reference definitions are off because they disappear from the text, let a later line change earlier ones and
    were the way around image filters; `[1]: https://…` stays readable instead.
    """
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": MAX_NESTING})
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["html_block", "html_inline", "reference"])
    markdown.validateLink = _any_address  # type: ignore[method-assign]
    markdown.normalizeLink = _as_written  # type: ignore[method-assign]
    markdown.normalizeLinkText = _as_written  # type: ignore[method-assign, assignment]
    keep_surplus_cells(markdown)
    find_maths(markdown)
    return markdown


def parse(source: str) -> "list[Token] | None":
    """Tokens of `source`; None when it is nested too deeply to be read without loss."""
    tokens = parser().parse(source)
    return None if _too_deep(tokens) else tokens


def parse_outline(source: str) -> "list[Token]":
    """Only the blocks and their lines, without their inner text; a sixth of the cost of `parse`."""
    from markdown_it.rules_block import StateBlock

    tokens: list[Token] = []
    markdown = parser()
    state = StateBlock(source, markdown, {}, tokens)
    if source:
        markdown.block.tokenize(state, state.line, state.lineMax)
    return tokens


def _too_deep(tokens: "list[Token]") -> bool:
    return any(token.level >= MAX_NESTING - 1 for token in tokens)


def _any_address(url: str, *_: object) -> bool:
    """Every link is read as a link; which of them can be opened is decided in one place, `link_address`."""
    del url
    return True


def _as_written(url: str) -> str:
    """The address a person is shown is the one the model wrote."""
    return url
