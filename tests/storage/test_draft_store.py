"""Drafts on a real file: kept, replaced, and gone with the message they became."""

from desktop.core.chat import Conversation, Message, Role
from desktop.services.draft_service import DraftService
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.draft_store import DraftStore


def test_an_empty_draft_is_forgotten(store: ConversationStore) -> None:
    drafts = DraftStore(store.database)
    drafts.put({"a": "half a", "b": "half b"})
    drafts.put({"a": "", "b": "all of b"})
    assert drafts.drafts() == {"b": "all of b"}


def test_a_draft_ends_in_the_moment_its_message_is_stored(store: ConversationStore) -> None:
    drafts = DraftStore(store.database)
    store.put_conversation(Conversation(id="a", title="A", created_at=1.0, updated_at=1.0))
    drafts.put({"a": "Hello"})
    store.add_message(
        Message(id="m", conversation_id="a", parent_id=None, role=Role.USER, text="Hello", created_at=1.0)
    )
    assert drafts.drafts() == {}
    drafts.put({"a": "More"})
    store.add_message(
        Message(id="n", conversation_id="a", parent_id=None, role=Role.USER, text="Other", created_at=1.0)
    )
    assert drafts.drafts() == {"a": "More"}


def test_a_purged_chat_takes_its_draft_along(store: ConversationStore) -> None:
    drafts = DraftStore(store.database)
    store.put_conversation(Conversation(id="a", title="A", created_at=1.0, updated_at=1.0))
    drafts.put({"a": "Hello"})
    store.mark_deleted("a", 1.0)
    store.purge_deleted()
    assert drafts.drafts() == {}


def test_a_draft_without_a_chat_belongs_to_the_new_one(store: ConversationStore) -> None:
    service = DraftService(store)
    store.put_conversation(Conversation(id="a", title="A", created_at=1.0, updated_at=1.0))
    service.keep({"a": "Hello", "new": "Not begun"})
    assert service.all() == ({"a": "Hello", "new": "Not begun"}, "new")
