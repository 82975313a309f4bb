"""The inside of a paragraph: tokens of the parser become spans; an image becomes its words and its address."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.markdown.blocks import Emphasis, Span
from desktop.markdown.footnotes import marks_in
from desktop.markdown.link_address import link_address
from desktop.markdown.maths import readable_maths
from desktop.markdown.maths_rules import INLINE as MATHS
from desktop.markdown.maths_rules import inside_of
from desktop.markdown.safe_text import displayable

if TYPE_CHECKING:
    from markdown_it.token import Token

_EMPHASIS = {"strong": Emphasis.STRONG, "em": Emphasis.ITALIC, "s": Emphasis.STRUCK}


def read_inline(tokens: "Sequence[Token] | None", *, reads_maths: bool = True) -> tuple[Span, ...]:
    """Spans of the children of one inline token. Without `reads_maths` formulas stay as they are written."""
    reader = _InlineReader(reads_maths)
    for token in tokens or ():
        reader.take(token)
    return reader.finish()


class _InlineReader:
    """Walks inline tokens once, keeping the emphasis and the open links."""

    def __init__(self, reads_maths: bool) -> None:
        self._reads_maths = reads_maths
        self._spans: list[Span] = []
        self._depth: dict[Emphasis, int] = {}
        self._links: list[tuple[str, Token, int]] = []  # address, its opening token, spans before it

    def take(self, token: "Token") -> None:
        """Read one token; whatever is not known is shown by its content."""
        kind, _, edge = token.type.rpartition("_")
        if kind in _EMPHASIS and edge in ("open", "close"):
            emphasis = _EMPHASIS[kind]
            self._depth[emphasis] = self._depth.get(emphasis, 0) + token.nesting
        elif token.type == "link_open":
            self._open_link(token)
        elif token.type == "link_close":
            self._close_link()
        elif token.type == "image":
            self._add_image(token)
        elif token.type in ("softbreak", "hardbreak"):
            self._add("\n")
        elif token.type == "code_inline":
            self._add(token.content, Emphasis.CODE)
        elif token.type == MATHS:
            self._add_maths(token.content)
        else:
            for words, is_mark in marks_in(token.content):
                self._add(words, Emphasis.RAISED if is_mark else Emphasis.NONE)

    def finish(self) -> tuple[Span, ...]:
        """All spans, those of one look joined."""
        joined: list[Span] = []
        for span in self._spans:
            same = joined and joined[-1][1:] == span[1:] and not span.emphasis & Emphasis.CODE
            if same:
                joined[-1] = joined[-1]._replace(text=joined[-1].text + span.text)
            elif span.text:
                joined.append(span)
        return tuple(joined)

    def _add(self, text: str, extra: Emphasis = Emphasis.NONE) -> None:
        emphasis = extra
        for one, depth in self._depth.items():
            if depth > 0:
                emphasis |= one
        address = self._links[-1][0] if self._links else ""
        self._spans.append(Span(displayable(text), emphasis, address))

    def _add_maths(self, written: str) -> None:
        """As a line that can be read; what is no line is shown exactly as it is written."""
        shown = readable_maths(inside_of(written)) if self._reads_maths else None
        if shown is None:
            self._add(written, Emphasis.CODE if self._reads_maths else Emphasis.NONE)
        else:
            self._add(shown)

    def _open_link(self, token: "Token") -> None:
        written = str(token.attrGet("href") or "")
        address = link_address(written)
        self._links.append((address, token, len(self._spans)))
        if token.info == "auto" and not address:
            self._add("<")  # <std:string> looks like an address to the parser

    def _close_link(self) -> None:
        address, token, before = self._links.pop()
        written = str(token.attrGet("href") or "")
        if token.info == "auto":
            if not address:
                self._add(">")
            return
        words = "".join(span.text for span in self._spans[before:])
        if not words.strip():
            self._spans.append(Span(displayable(written), Emphasis.NONE, address))
        elif not address:
            self._add_note(written)
        self._add_note(str(token.attrGet("title") or ""))

    def _add_image(self, token: "Token") -> None:
        for child in token.children or ():
            self.take(child)
        self._add_note(str(token.attrGet("src") or ""))
        self._add_note(str(token.attrGet("title") or ""))

    def _add_note(self, words: str) -> None:
        """Words that stand behind a link or an image: shown, as text is never lost."""
        if words:
            self._add(f" ({words})")
