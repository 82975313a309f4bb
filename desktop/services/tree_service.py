"""Versions of messages and the chats that branch off them."""

import time
from collections.abc import Sequence

import msgspec

from desktop.core.chat import TITLE_LIMIT, Conversation, Finish, Message, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.message_tree import Link, Versions
from desktop.core.sent import Sent
from desktop.storage.conversation_store import ConversationStore


class TreeService:
    """Everything about a chat's tree but writing answers. Any thread; raises `KnownError`."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store

    def versions(self, conversation_id: str) -> dict[str, Versions]:
        """For each message that is shown and has other versions: all of them."""
        return self._store.trees.links(conversation_id).versions()

    def show(self, conversation_id: str, message_id: str) -> None:
        """Show the chat through this version, and below it what was seen there last."""
        choices = self._store.trees.links(conversation_id).choices_for(message_id)
        if choices:
            self._store.trees.choose(conversation_id, choices)

    def edit_answer(self, conversation_id: str, message_id: str, new_message_id: str, text: str) -> Message:
        """Put an answer in the person's words beside the model's, and show it; on disk when it returns.

        The same `new_message_id` again adds nothing. CONVERSATION_UNKNOWN when there is no such answer.
        """
        old = self._store.tree(conversation_id).find(message_id)
        if old is None or old.role is not Role.ASSISTANT:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        message = msgspec.structs.replace(
            old,
            id=new_message_id,
            text=text,
            created_at=time.time(),
            finish=Finish.STOP,
            figures=None,
            model_name="",
            made_with=None,
            edited=True,
        )
        self._store.add_message(message)
        return message

    def fork(self, conversation_id: str, message_id: str, new_conversation_id: str, title: str) -> Conversation:
        """Begin a chat with everything up to and including a message; on disk when it returns.

        The same `new_conversation_id` again adds nothing. CONVERSATION_UNKNOWN when there is no such message.
        """
        links: Sequence[Link] = self._store.trees.links(conversation_id).path_to(message_id)
        if not links or self._store.conversation(conversation_id) is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        now = time.time()
        made = Conversation(
            id=new_conversation_id, title=" ".join(title.split())[:TITLE_LIMIT], created_at=now, updated_at=now
        )
        ids = [new_id() for _ in links]
        with self._store.database.writing():
            if self._store.trees.fork(links, made, ids):
                self._store.recaps.fork(conversation_id, new_conversation_id, links, ids)
        return made

    def sent(self, conversation_id: str, message_id: str) -> list[Sent]:
        """What an answer was written from, its continuations last; empty when that was not kept."""
        path = self._store.trees.links(conversation_id).path_to(message_id)
        return self._store.sent.sent([link.id for link in path])
