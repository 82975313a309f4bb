"""Deleted chats and their way back: the toast, the key, the draft, an answer that is being written."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from desktop.ui.widgets import Toast
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_chat, store_three_chats

STORY = "Tell me a long story about the sea."


def toast(program: OpenWindow) -> Toast:
    found: Toast = program.bantam.window.findChildren(Toast)[-1]
    return found


def test_a_deleted_chat_comes_back_with_the_toast(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.sidebar.list.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_Delete)
    program.until(lambda: program.titles() == ["Rivers", "Bread"])
    program.until(lambda: program.shown() == ["About Rivers?", "Words about rivers."])
    toast(program).action.click()
    program.until(lambda: program.titles() == ["Stars", "Rivers", "Bread"])
    program.until(lambda: program.shown() == ["About Stars?", "Words about stars."])
    assert not program.bantam.actions["undo"].isEnabled()


def test_the_keyboard_stays_in_the_list(program: OpenWindow) -> None:
    program.open(store_three_chats)
    rows = program.view.sidebar.list
    rows.setFocus(Qt.FocusReason.TabFocusReason)

    def shows(left: list[str]) -> bool:
        return program.titles() == left and program.shown()[:1] == [f"About {left[0]}?"]

    for left in (["Rivers", "Bread"], ["Bread"]):
        program.key(Qt.Key.Key_Delete)
        program.until(partial(shows, left))
        assert rows.hasFocus()
        assert rows.current_row().title == left[0]
    program.key(Qt.Key.Key_Delete)
    program.until(lambda: program.titles() == [])
    program.until(lambda: program.view.composer.editor.hasFocus())


def test_ctrl_z_brings_it_back_too_and_its_toast_goes(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.header.menu.delete_action.trigger()
    program.until(lambda: program.titles() == ["Rivers", "Bread"])
    shown = toast(program)
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: program.titles() == ["Stars", "Rivers", "Bread"])
    assert shown.is_dismissed


def test_each_toast_brings_its_own_chat_back(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.chat.list.delete("bread")
    program.until(lambda: len(program.titles()) == 2)
    first = toast(program)
    program.chat.list.delete("rivers")
    program.until(lambda: len(program.titles()) == 1)
    second = toast(program)
    first.action.click()
    program.until(lambda: program.titles() == ["Stars", "Bread"])
    assert program.chat.chat.id == "bread"
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: program.titles() == ["Stars", "Rivers", "Bread"])
    assert second.is_dismissed
    assert not program.chat.list.undo_stack.can_undo


def test_the_draft_of_a_deleted_chat_comes_back_with_it(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.composer.set_text("Half a thought")
    program.chat.list.delete("stars")
    program.until(lambda: len(program.titles()) == 2)
    assert program.view.composer.text() == ""
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: program.chat.chat.id == "stars")
    assert program.view.composer.text() == "Half a thought"


def test_deleting_the_last_chat_leaves_a_new_one(program: OpenWindow) -> None:
    program.open(lambda composition: store_chat(composition, "only", "Only", 1.0))
    program.chat.list.delete("only")
    program.until(lambda: program.titles() == [])
    assert program.view.transcript._empty.isVisible()
    assert program.view.header.title.title == "New chat"
    assert program.view.composer.editor.isVisible()


@pytest.mark.engine
def test_deleting_a_chat_that_is_written_stops_it(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=600)
    program.send(STORY)
    program.until_writing(10)
    program.chat.list.delete("stars")
    program.until_over()
    program.until(lambda: program.titles() == ["Rivers", "Bread"])
    assert program.error() is None
