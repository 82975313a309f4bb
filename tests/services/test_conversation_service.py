"""Naming, deleting, restoring and searching conversations on a real file."""

import time

import pytest

from desktop.composition import Composition
from desktop.core.chat import Conversation, Message, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id


def add(composition: Composition, title: str, text: str) -> str:
    now = time.time()
    identifier = new_id()
    composition.store.put_conversation(Conversation(id=identifier, title=title, created_at=now, updated_at=now))
    composition.store.add_message(
        Message(id=new_id(), conversation_id=identifier, parent_id=None, role=Role.USER, text=text, created_at=now)
    )
    return identifier


def titles(composition: Composition) -> list[str]:
    return [conversation.title for conversation in composition.conversations.conversations()]


def test_rename_keeps_a_title(composition: Composition) -> None:
    identifier = add(composition, "Old", "text")
    composition.conversations.rename(identifier, " New\nname ")
    assert titles(composition) == ["New name"]
    composition.conversations.rename(identifier, "   ")
    assert titles(composition) == ["New name"]


def test_delete_hides_and_restore_brings_back(composition: Composition) -> None:
    identifier = add(composition, "One", "text")
    composition.conversations.delete(identifier)
    assert titles(composition) == []
    composition.conversations.restore(identifier)
    assert titles(composition) == ["One"]
    assert composition.conversations.messages(identifier)[0].text == "text"


def test_search_finds_words_in_messages_and_titles(composition: Composition) -> None:
    add(composition, "Bread", "How much water does rye flour take?")
    add(composition, "Sea", "A story")
    assert [hit.conversation.title for hit in composition.conversations.search("rye")] == ["Bread"]
    assert [hit.conversation.title for hit in composition.conversations.search("sea")] == ["Sea"]
    assert composition.conversations.search("nothing of the kind") == []


def test_a_missing_conversation_is_a_known_error(composition: Composition) -> None:
    with pytest.raises(KnownError) as caught:
        composition.conversations.messages("gone")
    assert caught.value.kind is ErrorKind.CONVERSATION_UNKNOWN
