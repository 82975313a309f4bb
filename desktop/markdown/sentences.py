"""Reads a growing answer sentence by sentence, so that it can be told aloud while it is written."""

import re
from typing import NamedTuple

from desktop.markdown.block_reader import read_blocks
from desktop.markdown.blocks import plain_text

_END = re.compile(r"[.!?…]+[\"”’»)\]*_]*(?=\s)|[。！？]+[」』”）]*(?=[^」』”）。！？])|\n")
LONGEST = 2_000  # characters without an end that are waited for
_NO_END = re.compile(r"^\s*(?:[-*+>]\s+)*(?:\d{1,9}|[A-Za-z])[.)]?$|\b(?:e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|St|No|cf)\.$")
_FENCE = re.compile(r"^\s{0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_ROW_LINE = re.compile(r"^[\s|:-]+$")


class CodeHeard(NamedTuple):
    """A block of code, of which a listener hears what it is and not every sign of it."""

    info: str
    lines: int


Heard = str | CodeHeard


class SentenceReader:
    """Takes text as it comes, gives whole sentences without Markdown's signs."""

    def __init__(self) -> None:
        self._line = ""  # what was not given yet, up to the end of the text
        self._fence = ""  # of the code that is open
        self._info = ""
        self._code_lines = 0

    def feed(self, text: str) -> list[Heard]:
        """What is whole now."""
        self._line += text.replace("\r\n", "\n").replace("\r", "\n")
        found: list[Heard] = []
        while (piece := self._next()) is not None:
            found += self._heard(piece)
        return found

    def finish(self) -> list[Heard]:
        """What was left without an end."""
        found = self._heard(self._line) if self._line.strip() else []
        if self._fence:
            found.append(self._code())
        self.__init__()  # type: ignore[misc]
        return found

    def _next(self) -> str | None:
        """The next line of code or sentence, with its end; None while it is not whole."""
        is_code = bool(self._fence) or self._line.lstrip(" ").startswith(("```", "~~~"))
        position = 0
        while True:
            match = _END.search(self._line, position)
            if len(self._line) > LONGEST and (match is None or match.end() > LONGEST):
                piece, self._line = self._line[:LONGEST], self._line[LONGEST:]
                return piece
            if match is None:
                return None
            position = match.end()
            piece = self._line[:position]
            if match[0] == "\n" or not (is_code or _NO_END.search(piece)):
                self._line = self._line[position:]
                return piece

    def _heard(self, piece: str) -> list[Heard]:
        fence = _FENCE.match(piece.rstrip("\n"))
        if self._fence:
            if fence and fence["fence"].startswith(self._fence) and not fence["info"].strip():
                code, self._fence = self._code(), ""
                return [code]
            self._code_lines += 1
            return []
        if fence:
            self._fence, self._info, self._code_lines = fence["fence"], fence["info"].strip(), 0
            return []
        if _ROW_LINE.match(piece):
            return []
        words = plain_text(read_blocks(piece.strip())).replace("|", " ")
        words = " ".join(words.split())
        return [words] if any(character.isalnum() for character in words) else []

    def _code(self) -> CodeHeard:
        return CodeHeard(self._info, self._code_lines)
