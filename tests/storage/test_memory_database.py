"""A database that is never on disk does what the other does."""

from pathlib import Path

import pytest

from desktop.core.chat import Conversation, Message, Role
from desktop.core.errors import BugError
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.memory_database import MemoryDatabase


def test_it_holds_chats_until_it_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database = MemoryDatabase()
    database.open()
    store = ConversationStore(database)
    store.put_conversation(Conversation(id="a", title="Bread", created_at=1.0, updated_at=1.0))
    store.add_message(Message(id="m", conversation_id="a", parent_id=None, role=Role.USER, text="rye", created_at=1.0))
    assert [hit.conversation.id for hit in store.search("rye")] == ["a"]
    database.close()
    database.close()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BugError):
        store.conversations()
