"""Conversations and messages on a real file."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.chat import Conversation, Figures, Finish, Message, Role
from desktop.core.ids import new_id
from desktop.storage.conversation_store import ConversationStore

FIGURES = Figures(
    prompt_tokens=20, reused_tokens=4, tokens=9, prefill_seconds=0.1, decode_seconds=0.2, first_token_seconds=0.15
)


def conversation(store: ConversationStore, title: str = "A title", at: float = 1.0) -> str:
    made = Conversation(id=new_id(), title=title, created_at=at, updated_at=at)
    store.put_conversation(made)
    return made.id


def message(conversation_id: str, text: str = "text", **more: object) -> Message:
    fields = {"id": new_id(), "parent_id": None, "role": Role.USER, "created_at": time.time(), **more}
    return Message(conversation_id=conversation_id, text=text, **fields)  # type: ignore[arg-type]


def test_a_message_comes_back_as_it_was(store: ConversationStore) -> None:
    owner = conversation(store)
    written = message(
        owner, "Grüße 👩‍🚀\n\n“quotes”", role=Role.ASSISTANT, finish=Finish.STOP, figures=FIGURES, model_name="M"
    )
    assert store.add_message(written)
    assert store.messages(owner) == [written]


def test_the_same_id_is_stored_once_and_changes_nothing(store: ConversationStore) -> None:
    owner = conversation(store)
    first = message(owner, "first")
    assert store.add_message(first)
    assert not store.add_message(message(owner, "second", id=first.id))
    assert store.messages(owner) == [first]


def test_putting_a_conversation_twice_keeps_the_first(store: ConversationStore) -> None:
    owner = conversation(store)
    store.put_conversation(Conversation(id=owner, title="Other", created_at=9.0, updated_at=9.0))
    assert store.conversations()[0].title == "A title"


def test_the_newest_change_comes_first(store: ConversationStore) -> None:
    old, new = conversation(store, "Old", 1.0), conversation(store, "New", 2.0)
    assert [row.id for row in store.conversations()] == [new, old]
    store.add_message(message(old))
    assert [row.id for row in store.conversations()] == [old, new]


def test_an_answer_grows_and_ends(store: ConversationStore) -> None:
    owner = conversation(store)
    answer = message(owner, "", role=Role.ASSISTANT)
    store.add_message(answer)
    store.update_answer(answer.id, "The cap", finish=None, figures=None)
    assert store.messages(owner)[0].is_writing
    assert store.search("cap") == []
    store.update_answer(answer.id, "The capital", finish=Finish.STOP, figures=FIGURES)
    assert store.messages(owner)[0].figures == FIGURES
    assert [hit.conversation.id for hit in store.search("capital")] == [owner]


def test_answers_nobody_writes_are_interrupted(store: ConversationStore) -> None:
    owner = conversation(store)
    store.add_message(message(owner, "partial words", role=Role.ASSISTANT))
    store.add_message(message(owner, "question"))
    assert store.interrupt_unfinished() == 1
    assert [row.finish for row in store.messages(owner)] == [Finish.INTERRUPTED, None]
    assert store.search("partial")


def test_deleting_hides_and_purging_removes(store: ConversationStore) -> None:
    owner = conversation(store, "Bread")
    store.add_message(message(owner, "rye flour"))
    store.mark_deleted(owner, 1.0)
    assert store.conversations() == []
    assert store.conversation(owner) is None
    assert store.search("rye") == []
    store.restore(owner)
    assert store.search("rye")
    store.mark_deleted(owner, 1.0)
    store.purge_deleted()
    store.restore(owner)
    assert store.conversations() == []
    assert store.messages(owner) == []


def test_search_needs_every_word_and_finds_each_conversation_once(store: ConversationStore) -> None:
    owner = conversation(store, "Baking")
    store.add_message(message(owner, "rye bread with water"))
    store.add_message(message(owner, "rye bread with milk"))
    other = conversation(store, "Bread of the week")
    assert [hit.conversation.id for hit in store.search("rye bread")] == [owner]
    assert [hit.conversation.id for hit in store.search("bread")] == [other, owner]
    assert store.search("rye gold") == []
    assert [hit.conversation.id for hit in store.search("milk wat")] == []
    assert "rye" in store.search("rye")[0].snippet


def test_search_ignores_accents_and_case_and_completes_the_last_word(store: ConversationStore) -> None:
    owner = conversation(store, "Café Über")
    for query in ("cafe", "CAFÉ", "uber", "caf"):
        assert [hit.conversation.id for hit in store.search(query)] == [owner], query


def test_a_new_title_is_found_and_the_old_is_not(store: ConversationStore) -> None:
    owner = conversation(store, "Before")
    store.rename(owner, "After")
    assert store.search("before") == []
    assert store.search("after")


@given(st.text(max_size=60))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_query_is_an_error(store: ConversationStore, query: str) -> None:
    store.search(query)


@given(st.sampled_from(['"', "*", "NEAR(", "AND OR NOT", "title: x", "a^b", "-x", "\x00", "('", '" OR 1=1 --', "👩‍🚀"]))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_operators_are_only_words(store: ConversationStore, query: str) -> None:
    store.search(query)
    store.search(f"word {query} word")
