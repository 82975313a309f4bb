"""Whole chats out of the database and into it, each in one transaction."""

import time
from collections.abc import Sequence

import msgspec

from desktop.core.chat import Message
from desktop.core.chat_copy import copy_of
from desktop.core.errors import BugError
from desktop.core.exchange import Taken, WholeChat
from desktop.core.folders import Folder
from desktop.core.ids import new_id
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
from desktop.storage.folder_store import FolderStore


class TakenIn(msgspec.Struct, frozen=True):
    """What became of an imported chat, the id under which it is here now, and those of the folders made for it."""

    how: Taken
    id: str
    folders: tuple[str, ...] = ()


class _ForeignIdError(Exception):
    """A message of another chat has the id of one of these."""


class ExchangeStore:
    """Any thread. Writes through `ConversationStore`, which knows every column. Raises `KnownError`."""

    def __init__(self, database: Database, store: ConversationStore) -> None:
        self._database = database
        self._store = store
        self._folders = FolderStore(database)

    def folders(self) -> list[Folder]:
        """All that are not deleted."""
        return self._folders.folders()

    def ids(self) -> list[str]:
        """Every chat that is not deleted, the newest change first."""
        return [conversation.id for conversation in self._store.conversations()]

    def places(self) -> dict[str, str | None]:
        """Every chat that is not deleted, the newest change first, and the folder in which it lies."""
        return {conversation.id: conversation.folder_id for conversation in self._store.conversations()}

    def whole(self, conversation_id: str) -> WholeChat | None:
        """A chat with all that it holds, as it is at one moment; None when it is unknown or deleted."""
        with self._database.reading():  # nobody writes between the two looks
            conversation = self._store.conversation(conversation_id)
            if conversation is None:
                return None
            messages = self._store.messages(conversation_id)
            digests = {one.digest for message in messages for one in message.attachments}
            return WholeChat(
                conversation=conversation,
                messages=messages,
                shown=self._store.trees.shown(conversation_id),
                recaps=list(self._store.recaps.recaps(conversation_id).values()),
                contents=self._store.files.texts(digests),
            )

    def take_in(self, chat: WholeChat) -> TakenIn:
        """Add a chat, once. Nothing that is here is changed.

        A chat that is here and says all that this one says is left alone (and brought back when it was deleted);
        beside one that says something else this one becomes a copy, under ids that are the same each time. What is
        added or comes back lies in its folder.
        """
        with self._database.writing() as connection:
            if chat.branch_of and self._has_branch(chat):
                return TakenIn(Taken.PRESENT, chat.branch_of)
            for number in range(3):
                candidate = chat if number == 0 else copy_of(chat, "" if number == 1 else new_id())
                identifier = candidate.conversation.id
                rows = connection.execute("SELECT deleted_at FROM conversations WHERE id = ?", (identifier,)).fetchall()
                if not rows and (made := self._add(candidate)) is not None:
                    return TakenIn(Taken.COPY if number else Taken.NEW, identifier, made)
                if rows and self._holds(candidate):
                    if rows[0][0] is None:
                        return TakenIn(Taken.PRESENT, identifier)
                    self._store.restore(identifier)
                    return TakenIn(Taken.NEW, identifier, self._lay(candidate))
            raise BugError("an id that was made just now is taken")

    def take_back(self, chats: Sequence[str], folders: Sequence[str]) -> None:
        """Hide chats that were taken in, and folders that were made for them and hold nothing else."""
        with self._database.writing():
            self._folders.delete_chats(chats, time.time())
            self._folders.remove_empty(folders, time.time())

    def _add(self, chat: WholeChat) -> tuple[str, ...] | None:
        """The folders made for it; None when a message of another chat has one of its ids: nothing is changed then."""
        try:
            with self._database.writing():
                self._store.put_conversation(chat.conversation)
                if not self._store.add_messages(chat.messages):
                    raise _ForeignIdError
                self._store.files.put(chat.contents.values())
                self._store.trees.choose(chat.conversation.id, chat.shown)
                self._store.recaps.put(chat.conversation.id, chat.recaps)
                return self._lay(chat)
        except _ForeignIdError:
            return None

    def _lay(self, chat: WholeChat) -> tuple[str, ...]:
        """Put a chat where its file says, and tell which folders were made; without a word it stays where it is."""
        where, made = self._folders.take_in(chat.folders, time.time())
        if where is not None:
            self._folders.move_chats([chat.conversation.id], where)
        return made

    def _holds(self, chat: WholeChat) -> bool:
        here = {message.id: message for message in self._store.messages(chat.conversation.id)}
        return all(message.id in here and _says_the_same(here[message.id], message) for message in chat.messages)

    def _has_branch(self, chat: WholeChat) -> bool:
        """Whether the chat that this one is a branch of is here and says all of it, one message after the other."""
        whole = self.whole(chat.branch_of)
        if whole is None:
            return False
        followers: dict[str | None, list[Message]] = {}
        known = {message.id for message in whole.messages}
        for message in whole.messages:
            followers.setdefault(message.parent_id if message.parent_id in known else None, []).append(message)
        reached: list[str | None] = [None]
        for wanted in chat.messages:
            reached = [
                message.id
                for before in reached
                for message in followers.get(before, ())
                if (message.role, message.text) == (wanted.role, wanted.text)
            ]
        return bool(reached)


def _says_the_same(one: Message, other: Message) -> bool:
    files = [file.digest for file in one.attachments], [file.digest for file in other.attachments]
    return (one.parent_id, one.role, one.text, files[0]) == (other.parent_id, other.role, other.text, files[1])
