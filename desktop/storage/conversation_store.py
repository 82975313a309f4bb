"""Conversations and their messages on disk."""

from collections.abc import Sequence
from typing import Any

import msgspec

from desktop.core.chat import Conversation, Figures, Finish, Message, Role, SearchHit
from desktop.storage.database import Database
from desktop.storage.search_query import fts_query

CONVERSATION = "id, title, created_at, updated_at"
MESSAGE = "id, conversation_id, parent_id, role, text, created_at, finish, figures, model_name"
SEARCH = f"""
WITH found (sequence, conversation, score, snippet) AS (
    SELECT m.sequence, m.conversation_id, rank, snippet(message_words, 0, '', '', '…', 16)
      FROM message_words JOIN messages m ON m.sequence = message_words.rowid WHERE message_words MATCH :query
    UNION ALL
    SELECT 0, c.id, rank - 100.0, ''
      FROM title_words JOIN conversations c ON c.rowid = title_words.rowid WHERE title_words MATCH :query
)
SELECT {", ".join("c." + column for column in CONVERSATION.split(", "))}, snippet, min(score)
  FROM found JOIN conversations c ON c.id = found.conversation
 WHERE c.deleted_at IS NULL
 GROUP BY c.id ORDER BY min(score), c.updated_at DESC LIMIT :limit
"""  # noqa: S608 - made of constants; a title that matches comes before any message


class ConversationStore:
    """The door to conversations. Any thread; every write is on disk when it returns. Raises `KnownError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def conversations(self) -> list[Conversation]:
        """All that are not deleted, the newest change first."""
        sql = f"SELECT {CONVERSATION} FROM conversations WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC"  # noqa: S608
        with self._database.reading() as connection:
            return [_conversation(row) for row in connection.execute(sql)]

    def conversation(self, identifier: str) -> Conversation | None:
        """One of them, or None when it is unknown or deleted."""
        sql = f"SELECT {CONVERSATION} FROM conversations WHERE id = ? AND deleted_at IS NULL"  # noqa: S608
        with self._database.reading() as connection:
            row = connection.execute(sql, (identifier,)).fetchone()
        return _conversation(row) if row else None

    def put_conversation(self, conversation: Conversation) -> None:
        """Add it; one that is there already stays as it is."""
        sql = f"INSERT INTO conversations ({CONVERSATION}) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608
        self._write(sql, msgspec.structs.astuple(conversation))

    def rename(self, identifier: str, title: str) -> None:
        """Give a new title; the place in the list stays."""
        self._write("UPDATE conversations SET title = ? WHERE id = ?", (title, identifier))

    def mark_deleted(self, identifier: str, at: float) -> None:
        """Hide it, with everything it holds."""
        self._write("UPDATE conversations SET deleted_at = ? WHERE id = ?", (at, identifier))

    def restore(self, identifier: str) -> None:
        """Undo `mark_deleted`."""
        self._write("UPDATE conversations SET deleted_at = NULL WHERE id = ?", (identifier,))

    def purge_deleted(self) -> int:
        """Remove what was deleted for good; returns how many chats that were."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM conversations WHERE deleted_at IS NOT NULL")
            return connection.changes()

    def messages(self, conversation_id: str) -> list[Message]:
        """All versions, in the order in which they were made."""
        sql = f"SELECT {MESSAGE} FROM messages WHERE conversation_id = ? ORDER BY sequence"  # noqa: S608
        with self._database.reading() as connection:
            return [_message(row) for row in connection.execute(sql, (conversation_id,))]

    def add_message(self, message: Message) -> bool:
        """Add a message once; False when its id is there already, and then nothing changes."""
        sql = f"INSERT INTO messages ({MESSAGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"  # noqa: S608
        with self._database.writing() as connection:
            connection.execute(sql, _row(message))
            if not connection.changes():
                return False
            bump = "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE id = ?"
            connection.execute(bump, (message.created_at, message.conversation_id))
        return True

    def add_messages(self, messages: Sequence[Message]) -> bool:
        """Add many at once, all or none; False when an id is there already, and then nothing changes.

        Not one by one: with each nested transaction the search index writes down what it has.
        """
        if not messages:
            return True
        columns = MESSAGE.split(", ")
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO messages ({MESSAGE}) VALUES ({places}) ON CONFLICT (id) DO NOTHING"  # noqa: S608
        bump = "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE id = ?"
        with self._database.writing() as connection:
            ids = [message.id for message in messages]
            known = "SELECT count(*) FROM messages WHERE id IN (SELECT value FROM json_each(?))"
            if connection.execute(known, (msgspec.json.encode(ids).decode(),)).get:
                return False
            connection.executemany(sql, (_row(message) for message in messages))
            connection.execute(bump, (max(message.created_at for message in messages), messages[0].conversation_id))
        return True

    def update_answer(self, message_id: str, text: str, *, finish: Finish | None, figures: Figures | None) -> None:
        """Replace the text of an answer, and end it when `finish` is given."""
        packed = msgspec.json.encode(figures).decode() if figures else None
        self._write(
            "UPDATE messages SET text = ?, finish = ?, figures = ? WHERE id = ?", (text, finish, packed, message_id)
        )

    def interrupt_unfinished(self) -> int:
        """Answers nobody writes any more are interrupted; returns how many there were."""
        sql = "UPDATE messages SET finish = ? WHERE finish IS NULL AND role = 'assistant'"
        with self._database.writing() as connection:
            connection.execute(sql, (Finish.INTERRUPTED.value,))
            return connection.changes()

    def search(self, query: str, limit: int = 50) -> list[SearchHit]:
        """Conversations whose title or messages hold every word, each once, best first."""
        words = fts_query(query)
        if not words:
            return []
        with self._database.reading() as connection:
            rows = connection.execute(SEARCH, {"query": words, "limit": limit}).fetchall()
        return [SearchHit(conversation=_conversation(row[:4]), snippet=str(row[4])) for row in rows]

    def _write(self, sql: str, values: tuple[Any, ...]) -> None:
        with self._database.writing() as connection:
            connection.execute(sql, values)


def _conversation(row: tuple[Any, ...]) -> Conversation:
    return msgspec.convert(dict(zip(Conversation.__struct_fields__, row, strict=True)), Conversation)


def _message(row: tuple[Any, ...]) -> Message:
    fields: dict[str, Any] = dict(zip(Message.__struct_fields__, row, strict=True))
    if fields["figures"]:
        fields["figures"] = msgspec.json.decode(fields["figures"])
    return msgspec.convert(fields, Message)


def _row(message: Message) -> tuple[Any, ...]:
    fields = msgspec.structs.asdict(message)
    fields["role"] = Role(message.role).value
    fields["finish"] = message.finish.value if message.finish else None
    fields["figures"] = msgspec.json.encode(message.figures).decode() if message.figures else None
    return tuple(fields[name] for name in MESSAGE.split(", "))
