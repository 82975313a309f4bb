"""Where what a model reads of each chat begins, on disk."""

from collections.abc import Iterable, Sequence

import msgspec

from desktop.core.message_tree import BEGINNING, Link
from desktop.core.recap import Recap
from desktop.storage.database import Database

COLUMNS = "message_id, text, model_name, edited, tokens, created_at"


class RecapStore:
    """Any thread; every write is on disk when it returns. Raises `KnownError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recaps(self, conversation_id: str) -> dict[str, Recap]:
        """All of a chat by the message that they hang on, the oldest first."""
        sql = f"SELECT {COLUMNS} FROM recaps WHERE conversation_id = ? ORDER BY created_at, message_id"  # noqa: S608
        with self._database.reading() as connection:
            rows = connection.execute(sql, (conversation_id,)).fetchall()
        found = (dict(zip(Recap.__struct_fields__, row, strict=True)) for row in rows)
        recaps = (msgspec.convert({**fields, "edited": bool(fields["edited"])}, Recap) for fields in found)
        return {recap.after_id: recap for recap in recaps}

    def put(self, conversation_id: str, recaps: Iterable[Recap]) -> None:
        """Keep these, each instead of the one that hangs on the same message; all or none."""
        sql = f"INSERT OR REPLACE INTO recaps (conversation_id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
        with self._database.writing() as connection:
            for recap in recaps:
                connection.execute(sql, (conversation_id, *msgspec.structs.astuple(recap)))

    def remove(self, conversation_id: str, after_id: str) -> Recap | None:
        """Take one away; returns it, or None when it is not there."""
        with self._database.writing() as connection:
            found = self.recaps(conversation_id).get(after_id)
            sql = "DELETE FROM recaps WHERE conversation_id = ? AND message_id = ?"
            connection.execute(sql, (conversation_id, after_id))
        return found

    def fork(self, conversation_id: str, into: str, path: Sequence[Link], ids: Sequence[str]) -> None:
        """Copy those on a path of messages, which are named `ids` in the new chat; within one transaction."""
        copy = (
            f"INSERT INTO recaps (conversation_id, {COLUMNS}) SELECT ?, ?, text, model_name, edited, tokens, created_at"  # noqa: S608
            " FROM recaps WHERE conversation_id = ? AND message_id = ?"
        )
        with self._database.writing() as connection:
            for old, new in [(BEGINNING, BEGINNING), *((link.id, new) for link, new in zip(path, ids, strict=True))]:
                connection.execute(copy, (into, new, conversation_id, old))
