"""The next message waits while the model writes; the first stop pauses it, the second brings it back."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.chat.conversation_list.conversation_list_model import ConversationRole
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

pytestmark = pytest.mark.engine
STORY = "Tell me a long story about the sea."


def questions(program: OpenWindow) -> list[str]:
    stored = program.bantam.composition.conversations.messages(program.chat.chat.id)
    return [message.text for message in stored if message.role.value == "user"]


def test_what_waits_is_sent_when_the_answer_ends(program: OpenWindow) -> None:
    program.open(max_tokens=30)
    program.send(STORY)
    program.until_writing(5)
    program.send("And then?")
    assert program.view.composer.text() == ""
    assert program.view.queue.isVisible()
    assert program.view.queue.messages == ["And then?"]
    assert program.view.queue.accessibleName() == "Next"
    program.until(lambda: len(questions(program)) == 2)
    program.until_over()
    assert questions(program) == [STORY, "And then?"]
    assert not program.view.queue.isVisible()


def test_two_stops_bring_it_back_into_the_field(program: OpenWindow) -> None:
    program.open(max_tokens=600)
    program.send(STORY)
    program.until_writing(5)
    program.send("First")
    program.send("Second")
    program.key(Qt.Key.Key_Escape)
    program.until_over()
    assert program.view.queue.messages == ["First", "Second"]
    assert program.view.queue.resume_button.isVisible()
    assert program.answers()[-1], "the text is kept"
    assert program.bantam.actions["stop"].isEnabled()
    program.key(Qt.Key.Key_Escape)
    assert program.view.composer.text() == "First\n\nSecond"
    assert not program.view.queue.isVisible()
    assert questions(program) == [STORY]
    assert not program.bantam.actions["stop"].isEnabled()


def test_it_is_edited_removed_and_sent_after_a_stop(program: OpenWindow) -> None:
    program.open(max_tokens=600)
    program.send(STORY)
    program.until_writing(5)
    for text in ("One", "Two", "Three"):
        program.send(text)
    program.view.queue.row(1).remove_button.click()
    assert program.view.queue.messages == ["One", "Three"]
    program.view.queue.row(1).edit_button.click()
    assert program.view.composer.text() == "Three"
    program.view.composer.button.click()
    program.until_over()
    program.view.queue.resume_button.click()
    program.until(lambda: questions(program) == [STORY, "One"])
    assert program.view.composer.text() == "Three"
    program.key(Qt.Key.Key_Escape)
    program.until_over()


def test_it_is_in_the_draft_after_the_window_closed(program: OpenWindow) -> None:
    program.open(max_tokens=600)
    program.send(STORY)
    program.until_writing(5)
    program.send("And then?")
    program.type("Half a")
    program.close()
    program.open()
    program.until(program.shown)
    assert program.view.composer.text() == "And then?\n\nHalf a"


def test_it_is_sent_though_another_chat_is_read_and_the_row_says_that_it_ended(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=20)
    program.send(STORY)
    program.send("And then?")
    program.view.sidebar.list.open_requested.emit("bread")
    assert program.view.sidebar.rows.index_of("stars").data(ConversationRole.IS_WRITING)
    stars = program.bantam.composition.conversations
    program.until(lambda: len(stars.messages("stars")) == 6)
    program.until_over()

    def words() -> str:
        return str(program.view.sidebar.rows.index_of("stars").data(Qt.ItemDataRole.AccessibleTextRole))

    program.until(lambda: words() == "Stars, new answer")
    program.close()
    program.open()
    program.until(lambda: program.chat.chat.id == "stars")
    program.until(lambda: words() == "Stars")
