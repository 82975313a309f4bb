"""Which versions of a chat's messages are shown, and chats that branch off others, on disk."""

from collections.abc import Mapping, Sequence

from desktop.core.chat import Conversation
from desktop.core.message_tree import Link, MessageTree
from desktop.storage.database import Database

COPIED = "role, text, created_at, figures, model_name, edited, reasoning, reasoning_seconds, attachments, made_with"


class TreeStore:
    """Any thread; every write is on disk when it returns. Raises `KnownError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shown(self, conversation_id: str) -> dict[str, str]:
        """What was chosen, as `MessageTree` wants it."""
        sql = "SELECT parent_id, message_id FROM shown_versions WHERE conversation_id = ?"
        with self._database.reading() as connection:
            return {str(row[0]): str(row[1]) for row in connection.execute(sql, (conversation_id,))}

    def links(self, conversation_id: str) -> MessageTree[Link]:
        """The whole tree without its words."""
        sql = "SELECT id, parent_id FROM messages WHERE conversation_id = ? ORDER BY sequence"
        with self._database.reading() as connection:
            links = [Link(*row) for row in connection.execute(sql, (conversation_id,))]
            return MessageTree(links, self.shown(conversation_id))

    def choose(self, conversation_id: str, choices: Mapping[str, str]) -> None:
        """Show these versions from now on, each in the place that it is given for."""
        sql = (
            "INSERT INTO shown_versions (conversation_id, parent_id, message_id) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET message_id = excluded.message_id"
        )
        with self._database.writing() as connection:
            for place, message_id in choices.items():
                connection.execute(sql, (conversation_id, place, message_id))

    def fork(self, path: Sequence[Link], into: Conversation, ids: Sequence[str]) -> bool:
        """Add a chat with copies of the messages of `path`, named `ids`; False when it is there already.

        All of it is there afterwards, or nothing. An answer that is being written is copied as far as it is on disk.
        """
        new = "INSERT INTO conversations (id, title, created_at, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        copy = (
            f"INSERT INTO messages (id, conversation_id, parent_id, finish, {COPIED})"  # noqa: S608
            " SELECT ?, ?, ?, CASE role WHEN 'assistant' THEN coalesce(finish, 'interrupted') ELSE finish END,"
            f" {COPIED} FROM messages WHERE id = ?"
        )
        sent = (
            "INSERT INTO sent (message_id, part, facts, kept, rest, digest)"
            " SELECT ?, part, facts, kept, rest, digest FROM sent WHERE message_id = ?"
        )
        setup = (
            "INSERT OR IGNORE INTO chat_setups (conversation_id, setup) SELECT ?, setup FROM chat_setups"
            " JOIN messages USING (conversation_id) WHERE messages.id = ?"
        )
        with self._database.writing() as connection:
            connection.execute(new, (into.id, into.title, into.created_at, into.updated_at))
            if not connection.changes():
                return False
            if path:
                connection.execute(setup, (into.id, path[-1].id))
            parent: str | None = None
            for link, new_id in zip(path, ids, strict=True):
                connection.execute(copy, (new_id, into.id, parent, link.id))
                connection.execute(sent, (new_id, link.id))
                parent = new_id
        return True
