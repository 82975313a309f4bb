"""The temporary chat: marked, never on disk, gone when it is left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.ui.chat.leave_dialog import LeaveDialog
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

SECRET = "xylophonequartz"


def begin(program: OpenWindow) -> None:
    program.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert program.chat.chat.is_temporary


def files_that_hold(folder: Path, word: str) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def ask(program: OpenWindow) -> LeaveDialog:
    program.until(lambda: program.view.findChildren(LeaveDialog))
    found: LeaveDialog = program.view.findChildren(LeaveDialog)[-1]
    return found


def test_it_is_marked_and_left_without_a_question_while_it_is_empty(program: OpenWindow) -> None:
    program.open(store_three_chats)
    begin(program)
    assert program.view.header.temporary_mark.isVisible()
    assert program.view.composer.temporary_mark.isVisible()
    assert program.view.composer.editor.placeholderText() == "Temporary chat: nothing is kept"
    program.type("Half a thought")
    program.view.sidebar.list.open_requested.emit("bread")
    assert program.chat.chat.id == "bread"
    assert not program.view.header.temporary_mark.isVisible()
    program.chat.chat.open_new()
    assert program.view.composer.text() == "", "nothing of it comes back"


@pytest.mark.engine
def test_nothing_of_it_is_on_disk_and_it_is_gone_when_it_is_left(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=8)
    begin(program)
    program.send(f"Say {SECRET} twice.")
    program.until_over()
    program.send(f"And {SECRET} again?")
    program.until_over()
    assert len(program.answers()) == 2
    assert program.titles() == ["Stars", "Rivers", "Bread"]
    assert program.bantam.composition.conversations.search(SECRET) == []
    left = program.chat.chat.id
    shown = program.bantam.composition.prompts._turns(left, "Next", "")
    assert len(shown) == 5, "the exact prompt holds the whole chat"
    program.view.sidebar.list.open_requested.emit("bread")
    dialog = ask(program)
    dialog.stay_button.click()
    assert program.chat.chat.id == left
    program.until(lambda: not program.view.findChildren(LeaveDialog))
    program.view.sidebar.list.open_requested.emit("bread")
    ask(program).leave_button.click()
    program.until(lambda: program.chat.chat.id == "bread")
    program.until(lambda: program.bantam.composition.temporary.conversations.conversations() == [])
    program.close()
    assert files_that_hold(program.paths.data, SECRET) == []


@pytest.mark.engine
def test_nothing_is_kept_when_the_window_closes_on_it(program: OpenWindow) -> None:
    program.open(max_tokens=8)
    begin(program)
    program.send(f"Say {SECRET} twice, and then tell me a story about it, as long as you like.")
    program.until_over()
    program.type(f"{SECRET} is not sent")
    program.qtbot.wait(700)
    program.close()
    assert files_that_hold(program.paths.data, SECRET) == []
    program.open()
    assert program.titles() == []
    assert program.view.composer.text() == ""


@pytest.mark.engine
def test_leaving_it_while_it_is_written_stops_it(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=600)
    begin(program)
    program.send("Tell me a long story about the sea.")
    program.until_writing(5)
    program.ctrl(Qt.Key.Key_N)
    ask(program).leave_button.click()
    program.until_over()
    assert program.shown() == []
    assert not program.chat.chat.is_temporary
    assert program.error() is None
