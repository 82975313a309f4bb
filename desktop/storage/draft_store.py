"""What was typed into each chat and not sent yet."""

import time

from desktop.storage.database import Database


class DraftStore:
    """The door to drafts. Any thread; every write is on disk when it returns. Raises `KnownError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def drafts(self) -> dict[str, str]:
        """All of them by the id of their chat, the newest last."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT conversation_id, text FROM drafts ORDER BY saved_at, conversation_id")
            return {str(row[0]): str(row[1]) for row in rows}

    def put(self, drafts: dict[str, str]) -> None:
        """Keep these; an empty one is forgotten. All or none."""
        now = time.time()
        with self._database.writing() as connection:
            for conversation_id, text in drafts.items():
                if text:
                    sql = "INSERT OR REPLACE INTO drafts (conversation_id, text, saved_at) VALUES (?, ?, ?)"
                    connection.execute(sql, (conversation_id, text, now))
                else:
                    connection.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id,))
