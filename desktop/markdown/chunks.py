"""Cuts a growing Markdown source into pieces that stand alone, so that only its end is read again."""

from typing import TYPE_CHECKING, NamedTuple

from desktop.markdown.block_reader import read_blocks
from desktop.markdown.blocks import Block
from desktop.markdown.parser import parse_outline

if TYPE_CHECKING:
    from markdown_it.token import Token

UNSETTLED = 2  # the last piece grows, and its first line may yet turn out to belong to the piece before


class Chunk(NamedTuple):
    """A top-level block, or one item of a top-level list."""

    source: str
    number: int | None = None  # of an ordered item
    continues_list: bool = False

    def blocks(self) -> list[Block]:
        """What the chunk shows."""
        return read_blocks(self.source, number=self.number, continues_list=self.continues_list)


class ChunkedSource:
    """Source text that only grows. Knows its chunks, and from which of them on an addition changed something."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self._starts: list[int] = []  # where each chunk begins in the text
        self._text = ""
        self._held = ""  # a carriage return whose line feed may still come

    @property
    def text(self) -> str:
        """All of it."""
        return self._text

    def append(self, text: str) -> int:
        """Add to the end; returns the index of the first chunk that is new or changed."""
        self._text += self._line_ends(text)
        keep = max(0, len(self.chunks) - UNSETTLED)
        begin = self._starts[keep] if keep < len(self._starts) else 0
        first = self.chunks[keep] if keep < len(self.chunks) else None
        found = _cut(self._text[begin:], first)
        changed = keep
        while changed < len(self.chunks) and changed - keep < len(found):
            if self.chunks[changed] != found[changed - keep][1]:
                break
            changed += 1
        self.chunks[keep:] = [chunk for _, chunk in found]
        self._starts[keep:] = [begin + start for start, _ in found]
        return changed

    def _line_ends(self, text: str) -> str:
        text = self._held + text
        self._held = "\r" if text.endswith("\r") else ""
        return text[: len(text) - len(self._held)].replace("\r\n", "\n").replace("\r", "\n")


def chunks_of(source: str) -> list[Chunk]:
    """The chunks of a whole source."""
    chunked = ChunkedSource()
    chunked.append(source)
    return chunked.chunks


def _cut(source: str, first: Chunk | None) -> list[tuple[int, Chunk]]:
    """Chunks of `source` with their positions. `first` is what its first chunk was, if that is known."""
    found: list[tuple[int, Chunk]] = []
    lines = _Lines(source)
    tokens = parse_outline(source)
    for index, token in enumerate(tokens):
        if token.level or token.nesting < 0 or not token.map:
            continue
        if token.type.endswith("_list_open"):
            carried = first if first and not found else None
            found += _cut_list(lines, tokens[index:], carried)
        else:
            found.append(lines.chunk(token.map))
    return found


def _cut_list(lines: "_Lines", tokens: "list[Token]", carried: Chunk | None) -> list[tuple[int, Chunk]]:
    """One chunk for each item of the list that `tokens` begin with."""
    number = None
    continues = carried is not None and carried.continues_list
    if tokens[0].type == "ordered_list_open":
        start = tokens[0].attrGet("start")
        number = 1 if start is None else int(start)
        if carried is not None and carried.number is not None:
            number = carried.number
    found = []
    for token in tokens[1:]:
        if token.level == 0:
            break
        if token.level == 1 and token.type == "list_item_open" and token.map:
            found.append(lines.chunk(token.map, number, continues))
            continues = True
            number = None if number is None else number + 1
    return found


class _Lines:
    """A source by its lines."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._offsets = _line_offsets(source)

    def chunk(self, lines: list[int], number: int | None = None, continues: bool = False) -> tuple[int, Chunk]:
        start, end = self._offsets[lines[0]], self._offsets[min(lines[1], len(self._offsets) - 1)]
        return start, Chunk(self._source[start:end].rstrip("\n"), number, continues)


def _line_offsets(source: str) -> list[int]:
    """Where each line begins, and the end."""
    offsets = [0]
    position = source.find("\n")
    while position >= 0:
        offsets.append(position + 1)
        position = source.find("\n", position + 1)
    if offsets[-1] != len(source):
        offsets.append(len(source))
    return offsets
