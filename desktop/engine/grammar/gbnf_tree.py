"""What a GBNF grammar consists of, once read."""

from typing import NamedTuple

from desktop.engine.grammar.characters import CharacterSet


class Literal(NamedTuple):
    """A text to write as it is; may be empty."""

    text: str


class OneOf(NamedTuple):
    """One character of a class."""

    characters: CharacterSet


class Reference(NamedTuple):
    """The name of a rule, and where it stands in the text."""

    name: str
    offset: int


class Group(NamedTuple):
    """Alternatives in parentheses."""

    alternatives: "tuple[Sequence, ...]"


class Repeat(NamedTuple):
    """An item so many times; `high` is None for without end."""

    item: "Item"
    low: int
    high: int | None
    offset: int


class Rule(NamedTuple):
    """One definition."""

    name: str
    alternatives: "tuple[Sequence, ...]"
    offset: int


Item = Literal | OneOf | Reference | Group | Repeat
Sequence = tuple[Item, ...]
