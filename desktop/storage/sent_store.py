"""What answers were written from, on disk: prompts that share their beginning with an earlier one share its place."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import apsw
import msgspec

from desktop.core.sent import Sent, SentFacts
from desktop.storage.database import Database


class Packed(NamedTuple):
    """A request as it is stored; `rest` None: the prompt was not told."""

    facts: str
    kept: int
    rest: str | None
    digest: str


class SentStore:
    """Any thread; every write is on disk when it returns. Raises `KnownError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pack(self, path: Sequence[str], sent: Sent, *, goes_on: bool = False) -> Packed:
        """Make a request ready for `add`. `path` names the messages up to the answer, which with `goes_on` is the last.

        This reads what came before; `add` then only writes, where no time should be lost.
        """
        facts = msgspec.json.encode(sent.facts).decode()
        if sent.prompt is None:
            return Packed(facts, 0, None, "")
        with self._database.reading() as connection:
            before = _own_beginning(connection, path) if goes_on else _beginning(connection, path)
        kept = _common(before, sent.prompt)
        return Packed(facts, kept, sent.prompt[kept:], _digest(sent.prompt))

    def add(self, message_id: str, packed: Packed) -> None:
        """Keep the next request of an answer."""
        sql = (
            "INSERT INTO sent (message_id, part, facts, kept, rest, digest)"
            " SELECT ?, coalesce(max(part) + 1, 0), ?, ?, ?, ? FROM sent WHERE message_id = ?"
        )
        with self._database.writing() as connection:
            connection.execute(sql, (message_id, *packed, message_id))

    def sent(self, path: Sequence[str]) -> list[Sent]:
        """What the last answer of `path` was written from, its continuations after its beginning; may be empty.

        `path` names the messages from the beginning of the chat.
        """
        if not path:
            return []
        found: list[Sent] = []
        with self._database.reading() as connection:
            before, own = _beginning(connection, path[:-1]), _own_beginning(connection, path)
            for part, row in _rows(connection, path[-1]):
                prompt = _unpacked(own if part else before, row)
                found.append(Sent(facts=msgspec.json.decode(row.facts, type=SentFacts), prompt=prompt))
        return found


def _rows(connection: apsw.Connection, message_id: str) -> list[tuple[int, Packed]]:
    sql = "SELECT part, facts, kept, rest, digest FROM sent WHERE message_id = ? ORDER BY part"
    rows: list[tuple[Any, ...]] = connection.execute(sql, (message_id,)).fetchall()
    return [(int(row[0]), Packed(*row[1:])) for row in rows]


def _beginning(connection: apsw.Connection, path: Sequence[str]) -> str:
    """The prompt that began the last answer of a path that has one; "" without any."""
    prompt = ""
    sql = "SELECT facts, kept, rest, digest FROM sent WHERE message_id = ? AND part = 0"
    for message_id in path:
        row = connection.execute(sql, (message_id,)).fetchone()
        if row is not None:
            prompt = _unpacked(prompt, Packed(*row)) or ""
    return prompt


def _own_beginning(connection: apsw.Connection, path: Sequence[str]) -> str:
    """The prompt that began the last message of a path; "" when it was not kept."""
    rows = _rows(connection, path[-1]) if path else []
    if not rows or rows[0][0] != 0:
        return ""
    return _unpacked(_beginning(connection, path[:-1]), rows[0][1]) or ""


def _unpacked(before: str, packed: Packed) -> str | None:
    """The whole prompt; None when it is not what it was."""
    if packed.rest is None:
        return None
    prompt = before[: packed.kept] + packed.rest
    return prompt if _digest(prompt) == packed.digest else None


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _digest(prompt: str) -> str:
    return hashlib.sha256(prompt.encode("utf-8", "surrogatepass")).hexdigest()
