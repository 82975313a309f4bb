"""Texts of files: once on disk, as long as a message refers to them."""

from pathlib import Path

import msgspec

from desktop.core.attachment import Attached, Document, FileKind, Part, Unit, attached
from desktop.core.chat import Conversation
from desktop.storage.conversation_store import ConversationStore
from tests.ui.chat.chats import question

PART = Part(unit=Unit.PAGE, chosen="1-2", of=4, is_cut=True, share=0.5)


def file(text: str, name: str = "a.pdf") -> Attached:
    document = Document(name=name, kind=FileKind.PDF, size=9, unit=Unit.PAGE, text=text, starts=[0])
    return attached(document, text, 3, PART)


def add(store: ConversationStore, chat: str, message_id: str, *files: Attached) -> None:
    store.put_conversation(Conversation(id=chat, title=chat, created_at=1.0, updated_at=1.0))
    message = question(message_id, "What?", chat=chat)
    message = msgspec.structs.replace(message, attachments=tuple(one.attachment for one in files))
    store.add_message(message, [one.text for one in files])


def texts(store: ConversationStore) -> list[str]:
    with store.database.reading() as connection:
        return sorted(str(row[0]) for row in connection.execute("SELECT text FROM contents"))


def test_a_text_lies_there_once_and_comes_back(store: ConversationStore) -> None:
    first, second = file("The text"), file("The text", "another.pdf")
    add(store, "one", "m1", first, second)
    add(store, "two", "m2", second, file("More"))
    assert texts(store) == ["More", "The text"]
    (message,) = store.messages("one")
    assert message.attachments == (first.attachment, second.attachment)
    digest = first.attachment.digest
    assert store.files.texts([digest, "unknown"]) == {digest: "The text"}


def test_a_text_goes_with_the_last_message_that_refers_to_it(store: ConversationStore) -> None:
    add(store, "one", "m1", file("Shared"), file("Own"))
    add(store, "two", "m2", file("Shared"))
    store.mark_deleted("one", 5.0)
    assert texts(store) == ["Own", "Shared"], "deleted chats can be brought back"
    store.purge_deleted()
    assert texts(store) == ["Shared"]
    store.mark_deleted("two", 5.0)
    store.purge_deleted()
    assert texts(store) == []


def test_a_fork_refers_to_it_too(store: ConversationStore) -> None:
    add(store, "one", "m1", file("Shared"))
    links = store.trees.links("one").path_to("m1")
    store.trees.fork(links, Conversation(id="fork", title="", created_at=2.0, updated_at=2.0), ["f1"])
    assert store.messages("fork")[0].attachments == store.messages("one")[0].attachments
    store.mark_deleted("one", 5.0)
    store.purge_deleted()
    assert texts(store) == ["Shared"]


def test_the_same_message_again_adds_nothing(store: ConversationStore) -> None:
    add(store, "one", "m1", file("Text"))
    add(store, "one", "m1", file("Other"))
    assert texts(store) == ["Text"]


def test_files_of_drafts_end_with_the_message_that_took_them(store: ConversationStore, tmp_path: Path) -> None:
    store.files.put_draft("one", ["1", "2"])
    store.files.put_draft("two", ["3"])
    store.files.put_draft("one", ["2", "1"])
    assert store.files.drafts() == {"one": ["2", "1"], "two": ["3"]}
    add(store, "two", "without")
    assert set(store.files.draft_chats()) == {"one", "two"}
    add(store, "one", "m1", file("Text"))
    assert store.files.drafts() == {"two": ["3"]}
    store.mark_deleted("two", 1.0)
    store.purge_deleted()
    assert store.files.drafts() == {}
