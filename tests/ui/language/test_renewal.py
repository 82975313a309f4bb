"""Another language is spoken at once: the window is made anew around chats, drafts, files and engines."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.settings import LanguageChoice
from desktop.ui.chat.model_pill import ModelState
from desktop.ui.chat.transcript.user_row import UserRow
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

pytestmark = pytest.mark.usefixtures("english_again")


def wish(program: OpenWindow, language: LanguageChoice) -> None:
    program.bantam.window.show_screen("settings")
    program.bantam.settings_view.change_requested.emit("language", language)
    program.until(lambda: program.bantam.composition.settings.current().language is language)


def follow(program: OpenWindow) -> None:
    """Go on with the window that took the place of the one before."""
    program.until(lambda: program.bantam.successor is not None)
    before, after = program.bantam, program.bantam.successor
    assert after is not None
    program.bantam = after
    assert before.composition is after.composition
    program.until(program.titles)
    program.until(lambda: not program.bantam.tasks._running)


def test_the_words_change_and_everything_else_stays(program: OpenWindow, tmp_path: Path) -> None:
    program.open(store_three_chats)
    program.chat.chat.open("rivers")
    program.until(lambda: any("Words about rivers." in text for text in program.shown()))
    shown = program.shown()
    program.view.composer.focus()
    program.type("A draft")
    (tmp_path / "notes.txt").write_text("Notes")
    program.bantam.attachments.add_paths([tmp_path / "notes.txt"])
    program.until(lambda: program.bantam.attachments.files.readable("rivers"))
    place = program.bantam.window.geometry()
    wish(program, LanguageChoice.GERMAN)
    follow(program)
    assert program.bantam.window.screen_id == "settings"
    field = program.bantam.settings_view.row_of("language").field
    program.until(lambda: program.bantam.window.focusWidget() is field)
    program.until(field.hasFocus)
    assert program.chat.chat.id == "rivers"
    program.bantam.window.show_screen("chat")
    program.until(lambda: program.shown() == shown)
    assert program.view.composer.text() == "A draft"
    program.until(lambda: [state.name for state in program.bantam.attachments.files.of("rivers")] == ["notes.txt"])
    assert program.view.sidebar.new_button.toolTip().startswith("Neuer Chat")
    assert program.bantam.window.geometry() == place
    assert program.bantam.window.isVisible()
    wish(program, LanguageChoice.ENGLISH)
    follow(program)
    assert program.view.sidebar.new_button.toolTip().startswith("New chat")


def test_what_was_wished_for_and_taken_back_changes_nothing(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.chat.list.delete("bread")
    program.until(lambda: program.chat.list.undo_stack.can_undo)
    wish(program, LanguageChoice.GERMAN)
    program.until(lambda: program.bantam.renewal.is_waiting)  # a deletion can still be taken back
    wish(program, LanguageChoice.ENGLISH)
    program.until(lambda: not program.bantam.renewal.is_waiting)
    program.chat.list.undo_stack.undo()
    program.qtbot.wait(300)
    assert program.bantam.successor is None


def test_a_new_chat_is_still_a_new_chat(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.chat.chat.open_new()
    program.until(lambda: not program.shown())
    program.view.composer.focus()
    program.type("A draft")
    wish(program, LanguageChoice.GERMAN)
    follow(program)
    program.until(lambda: program.view.composer.text() == "A draft")
    assert not program.chat.chat.is_stored
    assert not program.shown()


def test_a_title_in_work_and_a_full_disk_are_waited_for(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(lambda: program.bantam.tasks.is_idle and program.view.header.title.title == "Stars")
    program.view.header.title.edit()
    assert not program.bantam.in_work.is_idle()
    program.key(Qt.Key.Key_Escape)
    program.until(program.bantam.in_work.is_idle)
    program.bantam.composition.database._set_full(True)
    assert not program.bantam.in_work.is_idle()
    program.bantam.composition.database._set_full(False)


def test_a_disk_that_fills_is_told_to_the_window_that_is_there(program: OpenWindow) -> None:
    program.open(store_three_chats)
    wish(program, LanguageChoice.GERMAN)
    follow(program)
    program.bantam.composition.database._set_full(True)
    program.until(lambda: not program.bantam.window.full_disk.isHidden())
    program.bantam.composition.database._set_full(False)
    program.until(program.bantam.window.full_disk.isHidden)


@pytest.mark.engine
def test_an_answer_is_written_to_its_end_first(program: OpenWindow) -> None:
    program.open(store_three_chats, max_tokens=120)
    program.send("Tell me about rivers.")
    program.until_writing()
    wish(program, LanguageChoice.GERMAN)
    program.until(lambda: program.bantam.renewal.is_waiting)
    was = program.bantam
    assert program.chat.is_answering
    engine, chat = was.composition.pool, program.chat.chat.id
    program.until_over()
    text = was.composition.store.messages(chat)[-1].text.strip()  # the window with it may be gone already
    follow(program)
    program.bantam.window.show_screen("chat")
    program.until(lambda: program.answers() and program.answers()[-1].strip() == text)
    assert program.bantam.composition.pool is engine, "nothing is loaded or read again"
    program.until(lambda: program.view.header.pill.state is ModelState.READY)
    program.view.composer.focus()
    program.type("And lakes?")
    program.key(Qt.Key.Key_Return)
    program.until(lambda: program.chat.is_answering)
    program.until_over()
    assert program.chat.chat.messages[-1].figures.reused_tokens > 0


def test_a_message_that_is_being_edited_is_not_lost(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.shown)
    row = next(row for row in program.view.transcript.column.rows() if isinstance(row, UserRow))
    row.edit()
    assert row.is_editing
    wish(program, LanguageChoice.GERMAN)
    program.qtbot.wait(500)
    assert program.bantam.successor is None
    assert row.is_editing


def test_a_temporary_chat_is_not_lost_to_a_language(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.chat.chat.open_temporary()
    program.view.composer.set_text("Only here")
    wish(program, LanguageChoice.GERMAN)
    program.qtbot.wait(500)
    assert program.bantam.successor is None
    assert program.view.composer.text() == "Only here"
    program.view.composer.set_text("")
    follow(program)
    program.until(lambda: program.chat.chat.is_temporary)


def test_every_way_back_is_waited_for_and_a_search_goes_on(program: OpenWindow, tmp_path: Path) -> None:
    program.open(store_three_chats)
    program.view.sidebar.search.setText("rivers")
    program.until(lambda: program.titles() == ["Rivers"])
    (tmp_path / "notes.txt").write_text("Notes")
    files = program.bantam.attachments
    files.add_paths([tmp_path / "notes.txt"])
    program.until(lambda: files.files.readable(program.chat.chat.id))
    program.until(lambda: program.bantam.in_work.is_idle())
    files.remove(files.files.of(program.chat.chat.id)[0].id)
    program.until(lambda: program.bantam.tasks.is_idle)
    wish(program, LanguageChoice.GERMAN)
    program.qtbot.wait(400)
    assert program.bantam.successor is None, "the file can still be brought back"
    program.bantam.window.toasts._toasts[-1].dismiss()
    follow(program)
    assert program.view.sidebar.search.text() == "rivers"
    program.until(lambda: program.titles() == ["Rivers"])
