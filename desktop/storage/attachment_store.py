"""What was read of attached files: each text once on disk, for as long as a message refers to it."""

from collections.abc import Iterable, Sequence

import msgspec

from desktop.core.attachment import Attachment, digest_of
from desktop.storage.database import Database

_files = msgspec.json.Decoder(tuple[Attachment, ...])


class AttachmentStore:
    """Any thread; every write is on disk when it returns. Raises `KnownError`.

    Texts that no message refers to any more go with the last message that did; the database sees to it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, texts: Iterable[str]) -> None:
        """Keep these; those that are there already stay. Within the transaction that stores their message."""
        sql = "INSERT INTO contents (digest, text) VALUES (?, ?) ON CONFLICT DO NOTHING"
        rows = [(digest_of(text), text) for text in texts]
        if rows:
            with self._database.writing() as connection:
                connection.executemany(sql, rows)

    def texts(self, digests: Iterable[str]) -> dict[str, str]:
        """The texts of these digests, as far as they are here."""
        wanted = msgspec.json.encode(list(digests)).decode()
        if wanted == "[]":
            return {}
        sql = "SELECT digest, text FROM contents WHERE digest IN (SELECT value FROM json_each(?))"
        with self._database.reading() as connection:
            return {str(row[0]): str(row[1]) for row in connection.execute(sql, (wanted,))}

    def drafts(self) -> dict[str, list[str]]:
        """Files beside drafts, each as it was put, by chat."""
        found: dict[str, list[str]] = {}
        with self._database.reading() as connection:
            for row in connection.execute("SELECT conversation_id, file FROM draft_files ORDER BY 1, place"):
                found.setdefault(str(row[0]), []).append(str(row[1]))
        return found

    def draft_chats(self) -> list[str]:
        """The chats that have files beside their drafts."""
        with self._database.reading() as connection:
            return [str(row[0]) for row in connection.execute("SELECT DISTINCT conversation_id FROM draft_files")]

    def put_draft(self, conversation_id: str, files: Sequence[str]) -> None:
        """Keep these beside what is typed in a chat, instead of those that were there."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM draft_files WHERE conversation_id = ?", (conversation_id,))
            sql = "INSERT INTO draft_files (conversation_id, place, file) VALUES (?, ?, ?)"
            connection.executemany(sql, [(conversation_id, place, file) for place, file in enumerate(files)])

    def move_draft(self, conversation_id: str, into: str, files: Sequence[str]) -> None:
        """Keep these beside what is typed in the chat `into`, and none beside `conversation_id`; both, or none."""
        with self._database.writing():
            self.put_draft(into, files)
            self.put_draft(conversation_id, ())


def pack_attachments(attachments: Sequence[Attachment]) -> str:
    """As a message's row has them."""
    return msgspec.json.encode(attachments).decode() if attachments else ""


def unpack_attachments(packed: str) -> tuple[Attachment, ...]:
    """The attachments of a row."""
    return _files.decode(packed) if packed else ()
