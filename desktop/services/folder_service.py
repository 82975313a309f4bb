"""Folders, pins, and deleting or moving many chats at once; everything can be taken back."""

import time
from collections.abc import Iterable

from desktop.core.folders import Folder, Places, folder_name
from desktop.core.ids import new_id
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.folder_store import FolderStore


class FolderService:
    """Where chats lie. Any thread; raises `KnownError`. What moves or deletes returns what `put_back` needs."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self._folders = FolderStore(store.database)

    def folders(self) -> list[Folder]:
        """All that are not deleted."""
        return self._folders.folders()

    def create(self, name: str, parent_id: str | None) -> Folder:
        """Make a folder; it is on disk when this returns."""
        made = Folder(id=new_id(), name=folder_name(name) or "–", parent_id=parent_id)
        self._folders.add(made, time.time())
        return made

    def rename(self, folder_id: str, name: str) -> None:
        """Give another name; an empty one keeps the old."""
        if cleaned := folder_name(name):
            self._folders.rename(folder_id, cleaned)

    def set_open(self, folder_id: str, is_open: bool) -> None:
        """Remember whether its chats are shown."""
        self._folders.set_open(folder_id, is_open)

    def move_folder(self, folder_id: str, parent_id: str | None) -> Places:
        """Put a folder into another, None for the top; nothing happens where that would make a ring."""
        return self._folders.move_folder(folder_id, parent_id)

    def move_chats(self, chat_ids: Iterable[str], folder_id: str | None) -> Places:
        """Put chats into a folder, None for none."""
        return self._folders.move_chats(chat_ids, folder_id)

    def delete_chats(self, chat_ids: Iterable[str]) -> Places:
        """Hide chats; until the next start they can be put back."""
        return self._folders.delete_chats(chat_ids, time.time())

    def remove(self, folder_id: str, *, with_chats: bool) -> Places:
        """Hide a folder, with all that it holds or with that moved up."""
        return self._folders.remove(folder_id, time.time(), with_chats=with_chats)

    def put_back(self, places: Places) -> None:
        """Take a change back."""
        self._folders.put_back(places)

    def pin(self, chat_ids: Iterable[str], is_pinned: bool) -> None:
        """Keep chats at the top of the list, or no longer."""
        self._store.pin(list(chat_ids), time.time() if is_pinned else None)
