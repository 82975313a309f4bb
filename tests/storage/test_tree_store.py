"""Chosen versions and forks on a real file."""

from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.sent import Sent, SentFacts
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
from desktop.storage.migrations import all_migrations

CHAT = "chat"


def put(
    store: ConversationStore,
    name: str,
    parent: str | None,
    text: str = "",
    *,
    finish: Finish = Finish.STOP,
    edited: bool = False,
) -> Message:
    role = Role.USER if name.startswith("q") else Role.ASSISTANT
    made = Message(
        id=name,
        conversation_id=CHAT,
        parent_id=parent,
        role=role,
        text=text or name,
        created_at=1.0,
        finish=finish if role is Role.ASSISTANT else None,
        edited=edited,
    )
    store.put_conversation(Conversation(id=CHAT, title="Chat", created_at=1.0, updated_at=1.0))
    assert store.add_message(made)
    return made


def shown(store: ConversationStore) -> list[str]:
    return [message.id for message in store.tree(CHAT).path()]


def test_a_choice_lasts_until_something_newer_is_written(store: ConversationStore) -> None:
    put(store, "q", None)
    put(store, "a1", "q")
    put(store, "a2", "q")
    assert shown(store) == ["q", "a2"]
    store.trees.choose(CHAT, {"q": "a1"})
    assert shown(store) == ["q", "a1"]
    store.trees.choose(CHAT, {"q": "a2"})
    store.trees.choose(CHAT, {"q": "a1"})
    put(store, "q2", "a1")
    assert shown(store) == ["q", "a1", "q2"]
    put(store, "a3", "q")
    assert shown(store) == ["q", "a3"]


def test_a_message_that_is_there_already_changes_no_choice(store: ConversationStore) -> None:
    put(store, "q", None)
    old = put(store, "a1", "q")
    put(store, "a2", "q")
    store.trees.choose(CHAT, {"q": "a1"})
    assert not store.add_message(old)
    assert shown(store) == ["q", "a1"]


def test_a_choice_survives_and_goes_with_its_chat(store: ConversationStore, database: Database) -> None:
    for name, parent in (("q", None), ("a1", "q"), ("a2", "q")):
        put(store, name, parent)
    store.trees.choose(CHAT, {"q": "a1"})
    database.close()
    database.open()
    assert shown(store) == ["q", "a1"]
    assert store.trees.links(CHAT).versions()["a1"].ids == ("a1", "a2")
    store.mark_deleted(CHAT, 1.0)
    store.purge_deleted()
    assert store.trees.shown(CHAT) == {}


def test_an_edited_answer_says_so(store: ConversationStore) -> None:
    put(store, "q", None)
    edited = put(store, "a", "q", edited=True)
    assert store.messages(CHAT)[1] == edited
    assert not store.messages(CHAT)[0].edited


def test_a_fork_holds_the_path_and_what_was_sent(store: ConversationStore) -> None:
    put(store, "q", None, "What is rye?")
    store.begin_answer(
        Message(id="a", conversation_id=CHAT, parent_id="q", role=Role.ASSISTANT, text="", created_at=2.0),
        store.sent.pack(["q"], Sent(facts=SentFacts(model_name="M"), prompt="What is rye?")),
    )
    store.update_answer("a", "A grass", finish=None, figures=None)
    put(store, "q2", "a")
    into = Conversation(id="fork", title="Chat (fork)", created_at=9.0, updated_at=9.0)
    links = store.trees.links(CHAT).path_to("a")
    assert store.trees.fork(links, into, ["f1", "f2"])
    assert not store.trees.fork(links, into, ["g1", "g2"]), "the same chat is not forked twice"
    copies = store.messages("fork")
    assert [(one.id, one.parent_id, one.text) for one in copies] == [
        ("f1", None, "What is rye?"),
        ("f2", "f1", "A grass"),
    ]
    assert copies[1].finish is Finish.INTERRUPTED
    assert [one.prompt for one in store.sent.sent(["f1", "f2"])] == ["What is rye?"]
    assert {hit.conversation.id for hit in store.search("grass")} == {"fork"}
    assert len(store.messages(CHAT)) == 3


def test_an_answer_that_goes_on_is_found_by_its_new_words_once(store: ConversationStore) -> None:
    put(store, "q", None)
    answer = put(store, "a", "q", "Rye is", finish=Finish.CANCELLED)
    store.begin_answer(answer, None, goes_on=True)
    assert store.messages(CHAT)[1].is_writing
    assert store.search("rye") == []
    store.update_answer("a", "Rye is a grass", finish=Finish.STOP, figures=None)
    assert [hit.conversation.id for hit in store.search("grass")] == [CHAT]
    with store._database.reading() as connection:
        connection.execute("INSERT INTO message_words (message_words) VALUES ('integrity-check')")


def test_a_file_of_the_first_version_gets_the_new_tables(database: Database) -> None:
    database.close()
    database.path.unlink()
    old = Database(database.path, database.path.parent / "backups", migrations=all_migrations()[:1])
    old.open()
    with old.writing() as connection:
        connection.execute("INSERT INTO conversations (id, title, created_at, updated_at) VALUES ('chat', 'T', 1, 1)")
        connection.execute(
            "INSERT INTO messages (id, conversation_id, role, text, created_at, model_name)"
            " VALUES ('q', 'chat', 'user', 'Hello', 1, '')"
        )
    old.close()
    database.open()
    store = ConversationStore(database)
    assert [(message.text, message.edited) for message in store.messages(CHAT)] == [("Hello", False)]
    assert store.sent.sent(["q"]) == []
