"""Listing, naming, deleting and searching conversations."""

import time

from desktop.core.chat import TITLE_LIMIT, Conversation, Message, SearchHit
from desktop.core.errors import ErrorKind, KnownError
from desktop.services.chat_setup import SetupService
from desktop.services.draft_service import DraftService
from desktop.services.folder_service import FolderService
from desktop.services.recap_service import RecapService
from desktop.services.tree_service import TreeService
from desktop.storage.conversation_store import ConversationStore


class ConversationService:
    """Everything about conversations but writing answers. Any thread."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self.trees = TreeService(store)
        self.folders = FolderService(store)
        self.drafts = DraftService(store)
        self.recaps = RecapService(store)
        self.setups = SetupService(store)

    def conversations(self) -> list[Conversation]:
        """All that are not deleted, the newest change first."""
        return self._store.conversations()

    def messages(self, conversation_id: str) -> list[Message]:
        """The messages shown, oldest first; raises `KnownError` (CONVERSATION_UNKNOWN)."""
        if self._store.conversation(conversation_id) is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        return self._store.tree(conversation_id).path()

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a new title; line breaks become spaces, and an empty title keeps the old one."""
        if title := " ".join(title.split())[:TITLE_LIMIT]:
            self._store.rename(conversation_id, title)

    def delete(self, conversation_id: str) -> None:
        """Hide a conversation; `restore` brings it back until the next start."""
        self._store.mark_deleted(conversation_id, time.time())

    def restore(self, conversation_id: str) -> None:
        """Undo `delete`."""
        self._store.restore(conversation_id)

    def search(self, query: str) -> list[SearchHit]:
        """Conversations whose title or messages hold every word of `query`; it may say `in:folder` and `model:name`."""
        return self._store.search(query)

    def set_unseen(self, conversation_id: str, is_unseen: bool) -> None:
        """An answer ended there while nobody looked, or somebody looked."""
        self._store.set_unseen(conversation_id, time.time() if is_unseen else None)
