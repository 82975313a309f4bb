"""Search with words, folders and models on a real file."""

import pytest

from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.folders import Folder
from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Recap
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.folder_store import FolderStore


def put(store: ConversationStore, name: str, at: float, text: str, model: str = "Phi 4") -> None:
    store.put_conversation(Conversation(id=name, title=name, created_at=at, updated_at=at))
    for role, words in ((Role.USER, text), (Role.ASSISTANT, f"An answer about {text}")):
        store.add_message(
            Message(
                id=f"{name}-{role}",
                conversation_id=name,
                parent_id=None,
                role=role,
                text=words,
                created_at=at,
                finish=Finish.STOP if role is Role.ASSISTANT else None,
                model_name=model if role is Role.ASSISTANT else "",
            )
        )


@pytest.fixture
def shelf(store: ConversationStore) -> ConversationStore:
    put(store, "loaf", 1.0, "rye bread")
    put(store, "oats", 2.0, "rye porridge", model="Qwen 3")
    put(store, "rye", 3.0, "grain")
    put(store, "moon", 4.0, "the sky")
    folders = FolderStore(store.database)
    folders.add(Folder(id="food", name="Food and drink"), 1.0)
    folders.add(Folder(id="bread", name="Bread", parent_id="food"), 1.0)
    folders.move_chats(["loaf"], "bread")
    folders.move_chats(["oats"], "food")
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rye", ["rye", "oats", "loaf"]),
        ("rye in:food", ["oats", "loaf"]),
        ('in:"food and" rye', ["oats", "loaf"]),
        ("in:bread ry", ["loaf"]),
        ("in:food", ["oats", "loaf"]),
        ("in:food in:bread", ["loaf"]),
        ("model:qwen", ["oats"]),
        ("model:QWEN rye in:food", ["oats"]),
        ("model:phi rye", ["rye", "loaf"]),
        ("model:gemma", []),
        ("in:nowhere rye", []),
        ("in:food ?!", []),
        ("in:", []),
    ],
)
def test_words_and_prefixes(shelf: ConversationStore, query: str, found: list[str]) -> None:
    assert [hit.conversation.id for hit in shelf.search(query)] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("面包", ["cake", "toast"]),
        ("吃面", ["toast"]),
        ("🍞", ["toast"]),
        ("🍞 早餐", ["toast"]),
        ("早餐 rye", ["toast"]),
        ("面包 moon", []),
        ("面包 in:food", []),
        ("🍕", []),
    ],
)
def test_chinese_inside_words_and_emoji(shelf: ConversationStore, query: str, found: list[str]) -> None:
    put(shelf, "toast", 5.0, "我喜欢吃面包🍞, rye 早餐")
    put(shelf, "cake", 6.0, "面包和蛋糕")
    assert [hit.conversation.id for hit in shelf.search(query)] == found


@pytest.mark.parametrize("sign", ["*", "?", "[", "]", "^", "%", "_", "-"])
def test_signs_beside_chinese_mean_nothing(store: ConversationStore, sign: str) -> None:
    put(store, "cake", 1.0, "我喜欢吃面包")
    assert [hit.conversation.id for hit in store.search(f"{sign}面包")] == ([] if sign == "^" else ["cake"])
    assert store.search(f"面{sign}点") == []


def test_a_whole_text_is_found_and_one_that_ends_otherwise_is_not(store: ConversationStore) -> None:
    put(store, "long", 1.0, "面包" * 40_000 + "完")
    assert [hit.conversation.id for hit in store.search("面包" * 40_000 + "完")] == ["long"]
    assert store.search("面包" * 40_000 + "和") == []


def test_a_piece_in_a_title_comes_first_and_a_snippet_shows_where_it_stands(store: ConversationStore) -> None:
    put(store, "我的面包", 1.0, "none")
    put(store, "other", 2.0, "一" * 40 + "面包" + "二" * 90)
    first, second = store.search("面包")
    assert (first.conversation.id, first.snippet) == ("我的面包", "")
    assert second.snippet == "…" + "一" * 16 + "面包" + "二" * 46 + "…"


def test_snippets_are_kept_and_a_title_needs_none(shelf: ConversationStore) -> None:
    hits = {hit.conversation.id: hit.snippet for hit in shelf.search("rye")}
    assert hits["rye"] == ""
    assert "rye bread" in hits["loaf"]


def test_no_more_chats_than_asked_for_and_the_newest(store: ConversationStore) -> None:
    for number in range(8):
        put(store, f"chat {number}", float(number), "the same words")
    assert [hit.conversation.id for hit in store.search("same", limit=3)] == ["chat 7", "chat 6", "chat 5"]


def test_what_is_deleted_is_not_found(shelf: ConversationStore) -> None:
    shelf.mark_deleted("oats", 1.0)
    assert [hit.conversation.id for hit in shelf.search("rye in:food")] == ["loaf"]


def recap(store: ConversationStore, chat: str, text: str, after: str = BEGINNING) -> None:
    store.recaps.put(chat, [Recap(after_id=after, text=text, created_at=1.0)])


def test_words_of_a_summary_are_found_and_told_apart(shelf: ConversationStore) -> None:
    recap(shelf, "moon", "They spoke of rye and 面包 before.")
    hits = shelf.search("rye")
    assert [hit.conversation.id for hit in hits] == ["rye", "moon", "oats", "loaf"]
    assert [hit.in_summary for hit in hits] == [False, True, False, False]
    assert hits[1].snippet == "They spoke of rye and 面包 before."
    (hit,) = shelf.search("面包")
    assert (hit.conversation.id, hit.in_summary, hit.snippet) == ("moon", True, "…poke of rye and 面包 before.")
    assert [hit.conversation.id for hit in shelf.search("rye 面包")] == ["moon"]
    assert shelf.search("spoke in:food") == []
    shelf.mark_deleted("moon", 1.0)
    assert shelf.search("spoke") == []


def test_a_summary_in_other_words_or_undone_is_not_found_by_the_old_ones(shelf: ConversationStore) -> None:
    recap(shelf, "moon", "Old words")
    recap(shelf, "moon", "New words")
    assert shelf.search("old") == []
    assert [hit.conversation.id for hit in shelf.search("new")] == ["moon"]
    shelf.recaps.remove("moon", BEGINNING)
    assert shelf.search("new") == []
    recap(shelf, "moon", "")
    recap(shelf, "moon", "Later")
    shelf.mark_deleted("moon", 1.0)
    shelf.purge_deleted()
    with shelf.database.reading() as connection:
        connection.execute("INSERT INTO recap_words (recap_words, rank) VALUES ('integrity-check', 1)")


def test_an_answer_that_goes_on_is_found_by_its_signs_when_it_has_ended(store: ConversationStore) -> None:
    put(store, "toast", 1.0, "rye")
    store.update_answer("toast-assistant", "吃面", finish=None, figures=None)
    assert store.search("吃面") == []
    store.update_answer("toast-assistant", "吃面包", finish=Finish.STOP, figures=None)
    assert [hit.conversation.id for hit in store.search("面包")] == ["toast"]
    store.mark_deleted("toast", 1.0)
    store.purge_deleted()
    with store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM message_signs WHERE message_signs MATCH '面*'").get == 0
