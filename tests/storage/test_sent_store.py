"""Prompts are kept to the letter, and what they share is kept once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.ids import new_id
from desktop.core.sent import Sent, SentFacts
from desktop.storage.conversation_store import ConversationStore

FACTS = SentFacts(model_name="A model", tokens=3)


def sent(prompt: str | None) -> Sent:
    return Sent(facts=FACTS, prompt=prompt)


def begin(store: ConversationStore, chat: str, path: list[str], prompt: str | None) -> str:
    """A question and an answer that begins; returns the answer's id, with both added to `path`."""
    store.put_conversation(Conversation(id=chat, title="", created_at=1.0, updated_at=1.0))
    question, answer = new_id(), new_id()
    parent = path[-1] if path else None
    fields = {"conversation_id": chat, "text": "x", "created_at": 1.0}
    store.add_message(Message(id=question, parent_id=parent, role=Role.USER, **fields))  # type: ignore[arg-type]
    path.append(question)
    message = Message(id=answer, parent_id=question, role=Role.ASSISTANT, finish=Finish.STOP, **fields)  # type: ignore[arg-type]
    store.begin_answer(message, store.sent.pack(path, sent(prompt)))
    path.append(answer)
    return answer


def stored_letters(store: ConversationStore) -> int:
    with store._database.reading() as connection:
        return int(connection.execute("SELECT coalesce(sum(length(rest)), 0) FROM sent").get)


def test_a_long_chat_keeps_each_letter_once(store: ConversationStore) -> None:
    path: list[str] = []
    prompts: list[str] = []
    for number in range(50):
        prompts.append((prompts[-1] if prompts else "") + f"<turn {number}>" + 100 * "x")
        begin(store, "chat", path, prompts[-1])
    assert stored_letters(store) == len(prompts[-1])
    for number, prompt in enumerate(prompts):
        assert store.sent.sent(path[: 2 * number + 2]) == [sent(prompt)]


@given(st.lists(st.one_of(st.none(), st.text("ab\N{ROOSTER}é", max_size=12)), max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_was_sent_comes_back(store: ConversationStore, prompts: list[str | None]) -> None:
    chat, path = new_id(), list[str]()
    for prompt in prompts:
        begin(store, chat, path, prompt)
    for number, prompt in enumerate(prompts):
        assert [one.prompt for one in store.sent.sent(path[: 2 * number + 2])] == [prompt]


def test_a_continuation_is_kept_beside_the_beginning(store: ConversationStore) -> None:
    path: list[str] = []
    begin(store, "chat", path, "user: hello\nmodel: ")
    answer = begin(store, "chat", path, "user: hello\nmodel: hi\nuser: more\nmodel: ")
    before = stored_letters(store)
    going = "user: hello\nmodel: hi\nuser: more\nmodel: once upon"
    store.sent.add(answer, store.sent.pack(path, sent(going), goes_on=True))
    assert stored_letters(store) == before + len("once upon")
    assert [one.prompt for one in store.sent.sent(path)][1:] == [going]
    assert len(store.sent.sent(path)) == 2


def test_an_answer_of_old_can_be_continued(store: ConversationStore) -> None:
    path: list[str] = []
    answer = begin(store, "chat", path, None)
    with store._database.writing() as connection:
        connection.execute("DELETE FROM sent")
    assert store.sent.sent(path) == []
    for prompt in ("begin", "begin again"):
        store.sent.add(answer, store.sent.pack(path, sent(prompt), goes_on=True))
    assert [one.prompt for one in store.sent.sent(path)] == ["begin", "begin again"]


def test_a_prompt_that_is_not_what_it_was_is_not_shown(store: ConversationStore) -> None:
    path: list[str] = []
    begin(store, "chat", path, "first")
    begin(store, "chat", path, "first and second")
    with store._database.writing() as connection:
        connection.execute("UPDATE sent SET rest = 'changed' WHERE message_id = ?", (path[1],))
    assert [one.prompt for one in store.sent.sent(path)] == [None]
    assert store.sent.sent(path)[0].facts == FACTS


@pytest.mark.parametrize("path", [[], ["unknown"]])
def test_nothing_is_known_of_what_was_never_sent(store: ConversationStore, path: list[str]) -> None:
    assert store.sent.sent(path) == []
