"""Reads code in small steps and says which of its words are keywords, strings, names or numbers."""

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pygments.token import _TokenType

LONGEST_LINE = 2_000  # characters; longer lines are data, and no lexer was made for them
LONGEST_CODE = 100_000


class CodeColour(Enum):
    """The colours of code; everything else is text."""

    KEYWORD = "keyword"
    STRING = "string"
    NAME = "name"
    NUMBER = "number"
    COMMENT = "comment"


class Stretch(NamedTuple):
    """Part of a line in one colour; positions in UTF-16 units, as Qt counts."""

    start: int
    length: int
    colour: CodeColour


Line = tuple[Stretch, ...]


def lex_lines(code: str, lexer: str) -> Iterator[Line | None]:
    """The coloured stretches of each line, one line at a time; None where a caller may pause before the first.

    Gives nothing for code that no lexer should be asked to read.
    """
    if len(code) > LONGEST_CODE or any(len(line) > LONGEST_LINE for line in code.split("\n")):
        return
    from pygments.lexers import get_lexer_by_name

    yield None
    reader = get_lexer_by_name(lexer)
    yield None
    line = _GrowingLine()
    for _, kind, words in reader.get_tokens_unprocessed(code):
        first, *others = words.split("\n")
        line.add(first, kind)
        for part in others:
            yield tuple(line.stretches)
            line = _GrowingLine()
            line.add(part, kind)
    yield tuple(line.stretches)


class _GrowingLine:
    """Collects the stretches of one line; a name turns out to be called when its parenthesis comes."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self._column = 0
        self._name: Stretch | None = None

    def add(self, words: str, kind: "_TokenType") -> None:
        """Add the next token of the line."""
        from pygments.token import Name

        length = len(words.encode("utf-16-le", "surrogatepass")) // 2
        colour = colour_of(kind)
        if self._name and words.startswith("("):
            self.stretches.append(self._name)
        self._name = Stretch(self._column, length, CodeColour.NAME) if kind in Name and not colour else None
        if colour and words.strip():
            self.stretches.append(Stretch(self._column, length, colour))
        self._column += length


def colour_of(kind: "_TokenType") -> CodeColour | None:
    """Which of the four colours a Pygments token has."""
    from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String

    if kind in Comment:
        return CodeColour.COMMENT
    if kind in Keyword or kind in Operator.Word or kind in Name.Tag:
        return CodeColour.KEYWORD
    if kind in String or kind in Generic.Inserted:
        return CodeColour.STRING
    if kind in Number or kind in Generic.Deleted:
        return CodeColour.NUMBER
    named = (Name.Function, Name.Class, Name.Builtin, Name.Decorator, Name.Attribute)
    return CodeColour.NAME if any(kind in one for one in named) else None
