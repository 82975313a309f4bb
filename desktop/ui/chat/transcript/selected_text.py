"""What was selected, as words, as HTML and as Markdown. Whole messages are read from their source, drawn or not."""

from collections.abc import Sequence

from desktop.core.chat import Message, Role
from desktop.exchange.html_blocks import pasted_html, typed_html
from desktop.markdown.blocks import plain_text
from desktop.markdown.chunks import chunks_of
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.clipboard import Copied

Piece = Copied | Message  # a part of a message, or a whole one


def copied(pieces: Sequence[Piece]) -> Copied:
    """All of it, each message apart from the next. Any thread; slow where there are many messages."""
    parts = [piece if isinstance(piece, Copied) else _whole(piece) for piece in pieces]
    return (
        Copied(*("\n\n".join(filter(None, forms)) for forms in zip(*parts, strict=True)))
        if parts
        else Copied("", "", "")
    )


def size_of(pieces: Sequence[Piece]) -> int:
    """About how many characters have to be read."""
    return sum(len(piece.text) for piece in pieces if isinstance(piece, Message))


def _whole(message: Message) -> Copied:
    source = displayable(message.text).strip("\n")
    if message.role is Role.USER:
        return Copied(source, typed_html(source), source)
    words = plain_text([block for chunk in chunks_of(message.text) for block in chunk.blocks()])
    return Copied(words, pasted_html(message.text), source)
