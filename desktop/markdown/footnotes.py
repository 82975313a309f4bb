"""Footnotes: the mark in a sentence, and the notes that stand in paragraphs of their own.

Each piece of a message is read alone, so that a mark is a mark whether its note has come or not. What is no number,
or letters and a number, is left as it is written: `[^a-z]` is an expression, not a note.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

_LABEL = r"\d{1,3}|[A-Za-z]{1,12}[-_]?\d{1,3}"
_MARK = re.compile(rf"\[\^(?P<label>{_LABEL})\]")
_NOTE = re.compile(rf"\[\^(?P<label>{_LABEL})\]:(?:[ \t]+|$)")
_BREAKS = ("softbreak", "hardbreak")


class Note(NamedTuple):
    """A stretch of a paragraph: with a label it is a note, without one it is what stands before the first."""

    label: str
    tokens: "list[Token]"


def notes_in(tokens: "Sequence[Token]") -> list[Note]:
    """A paragraph cut where lines begin with a label; a single one without label when there is no note."""
    found = [Note("", [])]
    depth, is_line_start = 0, True
    for token in tokens:
        note = _NOTE.match(token.content) if is_line_start and not depth and token.type == "text" else None
        if note:
            if found[-1].tokens and found[-1].tokens[-1].type in _BREAKS:
                found[-1].tokens.pop()
            token = token.copy(content=token.content[note.end() :])
            found.append(Note(note["label"], []))
        found[-1].tokens.append(token)
        depth += token.nesting
        is_line_start = token.type in _BREAKS
    return [note for note in found if note.tokens]


def marks_in(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each is the label of a mark."""
    last = 0
    for match in _MARK.finditer(text):
        if match.start() > last:
            yield text[last : match.start()], False
        yield match["label"], True
        last = match.end()
    if last < len(text):
        yield text[last:], False
