"""Where in a JSON text a value stands, so that a fault can be shown by its line."""

import json
import re
from collections.abc import Iterator, Sequence

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


def line_of(source: str, pointer: str) -> int:
    """The line, counted from 1, of the value that "#/properties/age" leads to, or of the last step that is there.

    `source` is JSON; 0 where nothing can be told.
    """
    wanted = tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
    best, depth = -1, -1
    for path, place in _values(source):
        if len(path) > depth and path == wanted[: len(path)]:
            best, depth = place, len(path)
    return source.count("\n", 0, best) + 1 if best >= 0 else 0


def _values(source: str) -> Iterator[tuple[Sequence[str], int]]:
    """Every value of the text in order: the names and numbers that lead to it, and where it begins."""
    path: list[str] = []  # of the value that comes next
    lists: list[bool] = []  # of the containers that are open: whether they are lists
    awaits_name = False
    for match in _PIECE.finditer(source):
        piece, place = match[0], match.start()
        if piece == ":":
            continue
        if piece in "]}":
            if lists:
                lists.pop()
                path.pop()
            awaits_name = False
        elif piece == ",":
            if lists and lists[-1]:
                path[-1] = str(int(path[-1]) + 1)
            awaits_name = bool(lists) and not lists[-1]
        elif awaits_name:
            path[-1], awaits_name = _name(piece), False
        else:
            yield tuple(path), place
            if piece in "[{":
                lists.append(piece == "[")
                path.append("0" if piece == "[" else "")
                awaits_name = piece == "{"


def _name(piece: str) -> str:
    if not piece.startswith('"'):
        return piece
    try:
        return str(json.loads(piece, strict=False))
    except ValueError:  # an escape that is none
        return piece[1:-1]
