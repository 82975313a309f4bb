"""Export and import again: nothing is lost, nothing is doubled."""

import tempfile
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.chat import Conversation
from desktop.core.chat_copy import copy_of
from desktop.core.exchange import Exported, ExportFormat, WholeChat
from desktop.core.recap import Recap
from desktop.exchange.json_reader import read_chat
from desktop.exchange.json_writer import json_pieces
from desktop.exchange.said import shown
from desktop.services.export_service import ExportService
from desktop.services.import_service import ImportService
from desktop.storage.exchange_store import ExchangeStore
from tests.exchange.random_chats import whole_chats
from tests.exchange.stores import exchange_store
from tests.ui.chat.chats import question

CHATS = st.lists(whole_chats(), min_size=1, max_size=3, unique_by=lambda chat: chat.conversation.id)
SETTINGS = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def all_of(store: ExchangeStore) -> dict[str, WholeChat | None]:
    return {identifier: store.whole(identifier) for identifier in store.ids()}


def exported(store: ExchangeStore, folder: Path, form: ExportFormat) -> Exported:
    return ExportService(store).export(folder, form)


@SETTINGS
@given(CHATS)
def test_json_of_a_random_tree_is_the_tree(chats: list[WholeChat]) -> None:
    with tempfile.TemporaryDirectory() as name, exchange_store(Path(name, "a")) as one:
        for chat in chats:
            one.take_in(chat)
        assert list(all_of(one).values()) != []
        assert all(all_of(one)[chat.conversation.id] == chat for chat in chats)
        done = exported(one, Path(name, "out"), ExportFormat.JSON)
        assert done.chats == len(chats)
        with exchange_store(Path(name, "b")) as other:
            report = ImportService(other).import_files(done.files)
            assert (len(report.new), report.copies, report.problems) == (len(chats), [], [])
            assert all_of(other) == all_of(one)
            again = ImportService(other).import_files(done.files)
            assert (again.added, again.present) == ([], len(chats))
            assert all_of(other) == all_of(one)


@SETTINGS
@given(whole_chats())
def test_markdown_holds_the_shown_branch_letter_for_letter(chat: WholeChat) -> None:
    with tempfile.TemporaryDirectory() as name, exchange_store(Path(name, "a")) as store:
        store.take_in(chat)
        done = exported(store, Path(name, "out"), ExportFormat.MARKDOWN)
        report = ImportService(store).import_files(done.files)
        assert (report.added, report.present, report.problems) == ([], 1, [])


def test_a_chat_that_says_something_else_becomes_a_copy_once(tmp_path: Path) -> None:
    with exchange_store(tmp_path) as store:
        first = simple_chat("Hello")
        store.take_in(first)
        (tmp_path / "other.json").write_bytes(_file(simple_chat("Good evening")))
        report = ImportService(store).import_files([tmp_path / "other.json"])
        assert (len(report.new), len(report.copies)) == (0, 1)
        assert store.whole("a") == first
        copied = store.whole(report.copies[0])
        assert copied is not None
        assert [message.text for message in copied.messages] == ["Good evening"]
        again = ImportService(store).import_files([tmp_path / "other.json"])
        assert (again.added, again.present) == ([], 1)


def test_an_older_export_of_a_chat_that_went_on_changes_nothing(tmp_path: Path) -> None:
    chat = simple_chat("Hello")
    more = msgspec.structs.replace(chat.messages[0], id="second", parent_id=chat.messages[0].id, text="More")
    longer = msgspec.structs.replace(chat, messages=[*chat.messages, more])
    (tmp_path / "older.json").write_bytes(_file(chat))
    with exchange_store(tmp_path) as store:
        store.take_in(longer)
        report = ImportService(store).import_files([tmp_path / "older.json"])
        assert (report.added, report.present) == ([], 1)
        assert len(store.ids()) == 1


def test_a_deleted_chat_comes_back(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_bytes(_file(simple_chat("Hello")))
    with exchange_store(tmp_path) as store:
        service = ImportService(store)
        service.import_files([tmp_path / "one.json"])
        store._store.mark_deleted("a", 5.0)
        assert service.import_files([tmp_path / "one.json"]).new == ["a"]
        assert store.ids() == ["a"]


def test_ids_of_messages_of_another_chat_make_a_copy(tmp_path: Path) -> None:
    chat = simple_chat("Hello")
    stolen = [msgspec.structs.replace(message, conversation_id="b") for message in chat.messages]
    other = WholeChat(conversation=msgspec.structs.replace(chat.conversation, id="b"), messages=stolen)
    with exchange_store(tmp_path) as store:
        store.take_in(chat)
        taken = store.take_in(other)
        assert taken.id not in ("a", "b")
        whole = store.whole(taken.id)
        assert whole is not None
        assert [message.text for message in whole.messages] == ["Hello"]
        assert store.whole("a") == chat


def test_unknown_fields_are_passed_over(tmp_path: Path) -> None:
    fields = msgspec.json.decode(_file(simple_chat("Hello")))
    fields["chats"][0]["colour"] = {"of": "the sky"}
    fields["chats"][0]["messages"][0]["mood"] = ["good"]
    fields["later"] = 1
    (tmp_path / "later.json").write_bytes(msgspec.json.encode(fields))
    with exchange_store(tmp_path) as store:
        ImportService(store).import_files([tmp_path / "later.json"])
        assert store.whole("a") == simple_chat("Hello")


def test_only_little_is_needed(tmp_path: Path) -> None:
    messages = [
        {"id": "1", "role": "user", "text": "Why?"},
        {"id": "2", "parent_id": "1", "role": "assistant", "text": "So."},
    ]
    file = {"format": "bantam-chats", "version": 1, "chats": [{"messages": messages}]}
    (tmp_path / "little.json").write_bytes(msgspec.json.encode(file))
    with exchange_store(tmp_path) as store:
        (identifier,) = ImportService(store).import_files([tmp_path / "little.json"]).new
        whole = store.whole(identifier)
        assert whole is not None
        assert whole.conversation.title == "Why?"
        assert [message.finish for message in whole.messages] == [None, "interrupted"]


def simple_chat(*texts: str, name: str = "a", title: str = "A") -> WholeChat:
    """Messages of the person that all begin the chat."""
    messages = [question(f"{name}-m{number}", text, chat=name) for number, text in enumerate(texts)]
    conversation = Conversation(id=name, title=title, created_at=1.0, updated_at=1.0)
    return WholeChat(conversation=conversation, messages=messages)


def _file(chat: WholeChat) -> bytes:
    return b"".join(json_pieces([chat], 1.0))


def test_what_was_chosen_is_what_is_written_and_goes_along() -> None:
    chat = msgspec.structs.replace(simple_chat("One", "Two"), shown={"": "a-m0"})
    assert [message.text for message in shown(chat)] == ["One"]
    raw = msgspec.json.decode(_file(chat), type=dict[str, msgspec.Raw])["chats"]
    (first,) = msgspec.json.decode(raw, type=list[msgspec.Raw])
    assert read_chat(first) == chat
    copied = copy_of(chat)
    assert copied.shown == {"": copied.messages[0].id}
    hostile = msgspec.json.decode(first) | {"shown": {"": "unknown", "a-m0": [], "x": "a-m1", "a-m1": "a-m0"}}
    assert read_chat(msgspec.Raw(msgspec.json.encode(hostile))).shown == {"a-m1": "a-m0"}


def test_recaps_go_along_into_copies_and_unsound_ones_do_not() -> None:
    recaps = [Recap(after_id="a-m0", text="So far", created_at=3.0), Recap(after_id="", text="Before", created_at=4.0)]
    chat = msgspec.structs.replace(simple_chat("One", "Two"), recaps=recaps)
    raw = msgspec.json.decode(_file(chat), type=dict[str, msgspec.Raw])["chats"]
    (first,) = msgspec.json.decode(raw, type=list[msgspec.Raw])
    assert read_chat(first) == chat
    copied = copy_of(chat)
    assert [recap.after_id for recap in copied.recaps] == [copied.messages[0].id, ""]
    one = msgspec.json.decode(first)["recaps"][0]
    unsound: list[object] = [
        1,
        None,
        {},
        one | {"after": "unknown"},
        one | {"text": 5},
        one | {"created_at": 1e300},
        one | {"tokens": -1},
        one | {"tokens": 10**30},
        one | {"after": ["a-m0"]},
    ]
    hostile = msgspec.json.decode(first) | {"recaps": [*unsound, one]}
    assert read_chat(msgspec.Raw(msgspec.json.encode(hostile))).recaps == recaps[:1]
    others: list[object] = [{}, "x", 3]
    for nothing in others:
        assert read_chat(msgspec.Raw(msgspec.json.encode(hostile | {"recaps": nothing}))).recaps == []


def test_a_chat_that_only_has_a_summary_yet_comes_back(tmp_path: Path) -> None:
    recap = Recap(after_id="", text="Before", created_at=4.0)
    chat = msgspec.structs.replace(simple_chat(), recaps=[recap])
    (tmp_path / "begun.json").write_bytes(_file(chat))
    with exchange_store(tmp_path) as store:
        assert ImportService(store).import_files([tmp_path / "begun.json"]).new == ["a"]
        assert store.whole("a") == chat
