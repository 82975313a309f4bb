"""Where what a model reads of a chat begins: kept, put into other words, and undone."""

import time

import msgspec

from desktop.core.chat import TITLE_LIMIT, Conversation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Recap
from desktop.storage.conversation_store import ConversationStore


class RecapService:
    """Any thread; everything is on disk when it returns. Raises `KnownError`."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store

    def all(self, conversation_id: str) -> dict[str, Recap]:
        """All of a chat by the message that they hang on."""
        return self._store.recaps.recaps(conversation_id)

    def put(self, conversation_id: str, recap: Recap) -> None:
        """From now on the model begins to read there; CONVERSATION_UNKNOWN when the chat is gone."""
        if self._store.conversation(conversation_id) is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        self._store.recaps.put(conversation_id, [recap])

    def edit(self, conversation_id: str, after_id: str, text: str) -> Recap:
        """Put a summary into the person's words; CONVERSATION_UNKNOWN when it is gone."""
        old = self._store.recaps.recaps(conversation_id).get(after_id)
        if old is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        edited = msgspec.structs.replace(old, text=text, edited=True, tokens=0)
        self._store.recaps.put(conversation_id, [edited])
        return edited

    def undo(self, conversation_id: str, after_id: str) -> Recap | None:
        """The model reads again what it read before; returns what was undone, so that it can be brought back."""
        return self._store.recaps.remove(conversation_id, after_id)

    def begin_chat(self, conversation_id: str, title: str, recap: Recap | None) -> Conversation:
        """A new chat that begins with the summary of another one, or with nothing; the same id again adds nothing."""
        now = time.time()
        made = Conversation(
            id=conversation_id, title=" ".join(title.split())[:TITLE_LIMIT], created_at=now, updated_at=now
        )
        with self._store.database.writing():
            self._store.put_conversation(made)
            if recap is not None:
                self._store.recaps.put(conversation_id, [msgspec.structs.replace(recap, after_id=BEGINNING)])
        return made
