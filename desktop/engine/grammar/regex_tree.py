"""What a regular expression consists of, once read, and how what is empty is taken out of it."""

from collections.abc import Iterable
from typing import NamedTuple

from desktop.engine.grammar.characters import CharacterSet


class Char(NamedTuple):
    """One character of a set."""

    characters: CharacterSet


class Joined(NamedTuple):
    """Parts one after the other; none at all is the empty text."""

    parts: "tuple[Node, ...]"


class Either(NamedTuple):
    """One of several."""

    choices: "tuple[Node, ...]"


class Times(NamedTuple):
    """A part so many times; `high` is None for without end."""

    part: "Node"
    low: int
    high: int | None


Node = Char | Joined | Either | Times


def may_be_empty(node: Node) -> bool:
    """Whether the empty text fits."""
    if isinstance(node, Joined):
        return all(map(may_be_empty, node.parts))
    if isinstance(node, Either):
        return any(map(may_be_empty, node.choices))
    return isinstance(node, Times) and (node.low == 0 or may_be_empty(node.part))


def without_empty(node: Node) -> Node | None:
    """What fits, but for the empty text; None where nothing is left."""
    if not may_be_empty(node):
        return node
    if isinstance(node, Either):
        return _either(without_empty(choice) for choice in node.choices)
    if isinstance(node, Joined):
        return _joined_without_empty(node.parts)
    if isinstance(node, Times):
        part = without_empty(node.part)
        return None if part is None or node.high == 0 else Times(part, 1, node.high)
    return node


def _joined_without_empty(parts: tuple[Node, ...]) -> Node | None:
    """All parts may be empty here: the first that is not leads."""
    found = []
    for index, part in enumerate(parts):
        first = without_empty(part)
        if first is not None:
            found.append(Joined((first, *parts[index + 1 :])))
    return _either(found)


def _either(choices: Iterable[Node | None]) -> Node | None:
    kept = tuple(choice for choice in choices if choice is not None)
    return (kept[0] if len(kept) == 1 else Either(kept)) if kept else None
