"""Conversations and their messages on disk."""

from collections.abc import Sequence
from typing import Any

import msgspec

from desktop.core.chat import Conversation, Figures, Finish, Message, Role, SearchHit, TitleBy
from desktop.core.made_with import MadeWith
from desktop.core.message_tree import BEGINNING, MessageTree
from desktop.core.search_wish import search_wish
from desktop.storage.attachment_store import AttachmentStore, pack_attachments, unpack_attachments
from desktop.storage.chat_search import find_chats
from desktop.storage.database import Database
from desktop.storage.preset_store import PresetStore
from desktop.storage.recap_store import RecapStore
from desktop.storage.sent_store import Packed, SentStore
from desktop.storage.tree_store import TreeStore

CONVERSATION = "id, title, created_at, updated_at, folder_id, pinned_at, unseen_since, title_by"
MESSAGE = (
    "id, conversation_id, parent_id, role, text, created_at, finish, figures, model_name, edited, "
    "reasoning, reasoning_seconds, attachments, made_with"
)
PLACES = ", ".join("?" for _ in MESSAGE.split(", "))

TITLE_BY = {kind.value: kind for kind in TitleBy}


class ConversationStore:
    """The door to conversations. Any thread; every write is on disk when it returns. Raises `KnownError`."""

    def __init__(self, database: Database) -> None:
        self._database = self.database = database
        self.trees = TreeStore(database)
        self.sent = SentStore(database)
        self.recaps = RecapStore(database)
        self.files = AttachmentStore(database)
        self.presets = PresetStore(database)

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
        sql = f"INSERT INTO conversations ({CONVERSATION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608
        self._write(sql, (*msgspec.structs.astuple(conversation)[:-1], conversation.title_by.value))

    def rename(self, identifier: str, title: str) -> None:
        """Give a title that a person chose; the place in the list stays."""
        sql = "UPDATE conversations SET title = ?, title_by = ? WHERE id = ?"
        self._write(sql, (title, TitleBy.PERSON.value, identifier))

    def give_title(self, identifier: str, title: str) -> bool:
        """A model's title in place of the first words; False where a person chose one, or the chat is gone."""
        sql = "UPDATE conversations SET title = ?, title_by = ? WHERE id = ? AND title_by = ? AND deleted_at IS NULL"
        with self._database.writing() as connection:
            connection.execute(sql, (title, TitleBy.MODEL.value, identifier, TitleBy.WORDS.value))
            return bool(connection.changes())

    def pin(self, identifiers: list[str], at: float | None) -> None:
        """Keep chats at the top of the list, None for no longer."""
        with self._database.writing() as connection:
            sql = "UPDATE conversations SET pinned_at = ? WHERE id = ?"
            connection.executemany(sql, [(at, identifier) for identifier in identifiers])

    def set_unseen(self, identifier: str, since: float | None) -> None:
        """An answer ended while nobody looked, or None: it was seen."""
        self._write("UPDATE conversations SET unseen_since = ? WHERE id = ?", (since, identifier))

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
            count = connection.changes()
            connection.execute("DELETE FROM folders WHERE deleted_at IS NOT NULL")
            self.presets.purge()
        return count

    def messages(self, conversation_id: str) -> list[Message]:
        """All versions, in the order in which they were made."""
        sql = f"SELECT {MESSAGE} FROM messages WHERE conversation_id = ? ORDER BY sequence"  # noqa: S608
        with self._database.reading() as connection:
            return [_message(row) for row in connection.execute(sql, (conversation_id,))]

    def tree(self, conversation_id: str) -> MessageTree[Message]:
        """All versions, and which of them are shown."""
        with self._database.reading():
            return MessageTree(self.messages(conversation_id), self.trees.shown(conversation_id))

    def add_message(self, message: Message, texts: Sequence[str] = ()) -> bool:
        """Add a message once, and show it; False when its id is there already, and then nothing changes.

        `texts` are those of its attached files.
        """
        sql = f"INSERT INTO messages ({MESSAGE}) VALUES ({PLACES}) ON CONFLICT (id) DO NOTHING"  # noqa: S608
        with self._database.writing() as connection:
            connection.execute(sql, _row(message))
            if not connection.changes():
                return False
            self.files.put(texts)
            bump = "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE id = ?"
            connection.execute(bump, (message.created_at, message.conversation_id))
            newest = "DELETE FROM shown_versions WHERE conversation_id = ? AND parent_id = ?"
            connection.execute(newest, (message.conversation_id, message.parent_id or BEGINNING))
        return True

    def add_messages(self, messages: Sequence[Message]) -> bool:
        """Add many at once, all or none; False when an id is there already, and then nothing changes.

        Not one by one: with each nested transaction the search index writes down what it has.
        """
        if not messages:
            return True
        sql = f"INSERT INTO messages ({MESSAGE}) VALUES ({PLACES}) ON CONFLICT (id) DO NOTHING"  # noqa: S608
        bump = "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE id = ?"
        with self._database.writing() as connection:
            ids = [message.id for message in messages]
            known = "SELECT count(*) FROM messages WHERE id IN (SELECT value FROM json_each(?))"
            if connection.execute(known, (msgspec.json.encode(ids).decode(),)).get:
                return False
            connection.executemany(sql, (_row(message) for message in messages))
            connection.execute(bump, (max(message.created_at for message in messages), messages[0].conversation_id))
        return True

    def update_answer(
        self,
        message_id: str,
        text: str,
        *,
        finish: Finish | None,
        figures: Figures | None,
        reasoning: str = "",
        reasoning_seconds: float = 0.0,
        made_with: MadeWith | None = None,
    ) -> None:
        """Replace the text of an answer and its reasoning, and end it when `finish` is given.

        Without `made_with` that stays as it was.
        """
        self._write(
            "UPDATE messages SET text = ?, finish = ?, figures = ?, reasoning = ?, reasoning_seconds = ?,"
            " made_with = coalesce(?, made_with) WHERE id = ?",
            (text, finish, _packed(figures), reasoning, reasoning_seconds, _packed(made_with), message_id),
        )

    def begin_answer(self, message: Message, sent: Packed | None, *, goes_on: bool = False) -> None:
        """Add an answer that begins to be written, or open one again that goes on, and keep what it is written from."""
        with self._database.writing() as connection:
            if goes_on:
                sql = "UPDATE messages SET finish = NULL, model_name = ?, made_with = ? WHERE id = ?"
                connection.execute(sql, (message.model_name, _packed(message.made_with), message.id))
            else:
                self.add_message(message)
            if sent is not None:
                self.sent.add(message.id, sent)

    def interrupt_unfinished(self) -> int:
        """Answers nobody writes any more are interrupted; returns how many there were."""
        sql = "UPDATE messages SET finish = ? WHERE finish IS NULL AND role = 'assistant'"
        with self._database.writing() as connection:
            connection.execute(sql, (Finish.INTERRUPTED.value,))
            return connection.changes()

    def search(self, query: str, limit: int = 50) -> list[SearchHit]:
        """Conversations whose title, summary or message holds every word, each once, in this order, newest first.

        `in:folder` and `model:name` say where to look; alone they give all chats there, the newest change first.
        """
        with self._database.reading() as connection:
            rows = find_chats(connection, search_wish(query), CONVERSATION, limit)
            return [
                SearchHit(conversation=_conversation(row[:-2]), snippet=str(row[-2]), in_summary=bool(row[-1]))
                for row in rows
            ]

    def _write(self, sql: str, values: tuple[Any, ...]) -> None:
        with self._database.writing() as connection:
            connection.execute(sql, values)


def _conversation(row: tuple[Any, ...]) -> Conversation:
    """By hand: the list of ten thousand chats is made of these, and a general way takes four times as long."""
    return Conversation(
        id=row[0],
        title=row[1],
        created_at=row[2],
        updated_at=row[3],
        folder_id=row[4],
        pinned_at=row[5],
        unseen_since=row[6],
        title_by=TITLE_BY[row[7]],
    )


def _message(row: tuple[Any, ...]) -> Message:
    fields: dict[str, Any] = dict(zip(Message.__struct_fields__, row, strict=True))
    for name in ("figures", "made_with"):
        if fields[name]:
            fields[name] = msgspec.json.decode(fields[name])
    fields["edited"] = bool(fields["edited"])
    fields["attachments"] = unpack_attachments(fields["attachments"])
    return msgspec.convert(fields, Message)


def _row(message: Message) -> tuple[Any, ...]:
    fields = msgspec.structs.asdict(message)
    fields["role"] = Role(message.role).value
    fields["finish"] = message.finish.value if message.finish else None
    fields["figures"], fields["made_with"] = _packed(message.figures), _packed(message.made_with)
    fields["attachments"] = pack_attachments(message.attachments)
    return tuple(fields[name] for name in MESSAGE.split(", "))


def _packed(part: Figures | MadeWith | None) -> str | None:
    return msgspec.json.encode(part).decode() if part is not None else None
