"""Drafts: what a person typed and did not send, kept for each chat."""

from typing import NamedTuple

from desktop.storage.conversation_store import ConversationStore
from desktop.storage.draft_store import DraftStore


class Drafts(NamedTuple):
    """All drafts by the id of their chat; `new_chat` is the id of a chat that has nothing but a draft, or ""."""

    texts: dict[str, str]
    new_chat: str


class DraftService:
    """Any thread; raises `KnownError`."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self._drafts = DraftStore(store.database)

    def all(self) -> Drafts:
        """What was kept."""
        texts = self._drafts.drafts()
        chats = dict.fromkeys([*self._store.files.draft_chats(), *texts])
        unsent = [chat for chat in chats if self._store.conversation(chat) is None]
        return Drafts(texts, unsent[-1] if unsent else "")

    def keep(self, texts: dict[str, str]) -> None:
        """On disk when this returns; an empty text forgets a draft."""
        self._drafts.put(texts)
