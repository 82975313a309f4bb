"""Several chats: switching while one is written, new, renamed, searched for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.chat.conversation_list.conversation_list_model import ConversationRole
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

STORY = "Tell me a long story about the sea."


def is_marked(program: OpenWindow, name: str) -> bool:
    rows = program.view.sidebar.rows
    return bool(rows.index_of(name).data(ConversationRole.IS_WRITING))


def test_the_newest_chat_is_open_at_the_start(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    assert program.titles() == ["Stars", "Rivers", "Bread"]
    assert program.shown() == ["About Stars?", "Words about stars."]
    assert program.view.header.title.title == "Stars"
    assert program.view.composer.editor.placeholderText() == "Ask a follow-up"


def test_the_draft_of_each_chat_stays_with_it(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.composer.set_text("For the stars")
    program.view.sidebar.list.open_requested.emit("bread")
    assert program.view.composer.text() == ""
    program.view.composer.set_text("For the bread")
    program.view.sidebar.list.open_requested.emit("stars")
    assert program.view.composer.text() == "For the stars"
    program.view.sidebar.list.open_requested.emit("bread")
    assert program.view.composer.text() == "For the bread"
    program.until(lambda: program.shown() == ["About Bread?", "Words about bread."])


@pytest.mark.engine
def test_an_answer_goes_on_while_another_chat_is_read(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=120)
    program.send(STORY)
    program.until_writing(10)
    program.view.sidebar.list.open_requested.emit("bread")
    program.until(lambda: program.shown() == ["About Bread?", "Words about bread."])
    assert is_marked(program, "stars")
    assert not program.view.composer.button.stops
    assert not program.bantam.actions["stop"].isEnabled()
    assert "Another chat" in program.view.composer.editor.placeholderText()
    program.view.sidebar.list.open_requested.emit("stars")
    program.until(lambda: len(program.answers()) == 2)
    program.until_over()
    assert not is_marked(program, "stars")
    stored = program.bantam.composition.conversations.messages("stars")[-1]
    row = program.view.transcript.column.rows()[-1]
    assert row.message.text == stored.text
    assert len(stored.text) > 200


@pytest.mark.engine
def test_an_answer_that_ended_elsewhere_is_there_when_the_reader_comes_back(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=40)
    program.send(STORY)
    program.ctrl(Qt.Key.Key_N)
    program.until_over()
    assert program.shown() == []
    assert program.view.composer.editor.placeholderText() == "Write a message"
    program.view.sidebar.list.open_requested.emit("stars")
    program.until(lambda: len(program.answers()) == 2)
    assert program.view.transcript.column.rows()[-1]._footer._right.text()


@pytest.mark.engine
def test_a_new_chat_is_stored_with_its_first_message(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=4)
    program.ctrl(Qt.Key.Key_N)
    assert program.view.header.title.title == "New chat"
    assert program.view.transcript._empty.isVisible()
    assert len(program.titles()) == 3
    program.send("What is snow?")
    program.until_over()
    program.until(lambda: program.titles()[0] == "What is snow?")
    assert program.view.header.title.title == "What is snow?"


def test_a_chat_is_renamed_in_the_header(program: OpenWindow) -> None:
    program.open(store_three_chats)
    title = program.view.header.title
    title.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_F2)
    program.type("The night sky")
    program.key(Qt.Key.Key_Return)
    program.until(lambda: program.titles()[0] == "The night sky")
    assert title.title == "The night sky"
    assert program.bantam.composition.conversations.conversations()[0].title == "The night sky"


def test_a_chat_is_renamed_in_its_row(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.sidebar.list.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_F2)
    program.until(lambda: program.view.sidebar.list.is_editing)
    program.type("Night")
    program.key(Qt.Key.Key_Return)
    program.until(lambda: program.titles()[0] == "Night")
    assert program.view.header.title.title == "Night"


def test_a_chat_is_found_by_a_word_in_it_and_opened_by_enter(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.ctrl(Qt.Key.Key_K)
    assert QApplication.focusWidget() is program.view.sidebar.search
    program.type("rivers")
    program.until(lambda: program.titles() == ["Rivers"])
    program.key(Qt.Key.Key_Return)
    program.until(lambda: program.shown() == ["About Rivers?", "Words about rivers."])
    program.ctrl(Qt.Key.Key_K)
    program.type("zebra")
    program.until(lambda: program.titles() == [])
    assert program.view.sidebar.clear_button.isVisible()
    program.key(Qt.Key.Key_Escape)
    program.until(lambda: len(program.titles()) == 3)


def test_a_title_that_is_edited_does_not_go_to_another_chat(program: OpenWindow) -> None:
    """Ctrl+N while a title is edited: the words belong to the chat that is left."""
    program.open(store_three_chats)
    program.view.header.title.edit()
    program.type("Suns")
    program.ctrl(Qt.Key.Key_N)
    program.until(lambda: program.titles() == ["Suns", "Rivers", "Bread"])
    assert program.view.header.title.title == "New chat"
    assert program.view.header.title.editor.isHidden()
