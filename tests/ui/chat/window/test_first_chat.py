"""From the welcome to the first answer, and everything there again after closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.core.chat import Finish, Role
from desktop.ui.chat.model_pill import ModelState
from tests.fixtures.open_window import OpenWindow

pytestmark = pytest.mark.engine
FRANCE = "What is the capital of France?"


def test_the_keyboard_alone_leads_from_the_welcome_to_an_answer(program: OpenWindow) -> None:
    program.open(welcomed=False)
    assert program.bantam.window.screen_id == "welcome"
    program.key(Qt.Key.Key_Return)
    assert program.bantam.window.screen_id == "chat"
    assert QApplication.focusWidget() is program.view.composer.editor
    assert program.view.transcript._empty.isVisible()
    program.type(FRANCE)
    program.key(Qt.Key.Key_Return)
    program.until(program.answers)
    assert program.view.composer.button.stops
    program.until_over()
    assert program.shown()[0] == FRANCE
    assert "Paris" in program.answers()[0]
    row = program.view.transcript.column.rows()[-1]
    assert "tok/s" in row._footer._right.text()
    assert program.view.header.pill.state is ModelState.READY
    assert program.view.header.title.title == FRANCE
    assert program.titles() == [FRANCE]
    assert program.view.composer.text() == ""
    assert program.view.composer.meter.isVisible()
    assert not program.view.composer.button.stops


def test_everything_is_there_again(program: OpenWindow) -> None:
    program.open()
    program.send(FRANCE)
    program.until(program.answers)
    program.until_over()
    shown, figures = program.shown(), program.view.transcript.column.rows()[-1]._footer._right.text()
    program.close()
    program.open()
    program.until(lambda: program.shown() == shown)
    assert program.view.transcript.column.rows()[-1]._footer._right.text() == figures
    assert program.titles() == [FRANCE]
    assert program.bantam.composition.settings.current().welcomed
    program.send("And of Italy?")
    program.until(lambda: len(program.answers()) == 2)
    program.until_over()
    assert len(program.shown()) == 4


def test_stop_keeps_the_text(program: OpenWindow) -> None:
    program.open(max_tokens=600)
    program.send("Tell me a long story about the sea.")
    program.until_writing(40)
    program.view.composer.focus()
    program.key(Qt.Key.Key_Escape)
    program.until_over()
    written = program.answers()[0]
    assert len(written) >= 40
    assert "kept" in program.view.transcript.column.rows()[-1]._footer._left.text()
    stored = program.bantam.composition.conversations.messages(program.chat.chat.id)[-1]
    assert stored.finish is Finish.CANCELLED
    assert " ".join(stored.text.split()) == " ".join(written.split())
    assert not program.bantam.actions["stop"].isEnabled()


def test_the_stop_button_stops_too_and_the_next_message_waits_in_the_field(program: OpenWindow) -> None:
    program.open(max_tokens=600)
    program.send("Tell me a long story about the sea.")
    program.until_writing(20)
    program.type("A draft")
    program.view.composer.button.click()
    program.until_over()
    assert program.view.composer.text() == "A draft"


def test_another_answer_takes_the_place_of_the_first(program: OpenWindow) -> None:
    program.open()
    program.send(FRANCE)
    program.until(program.answers)
    program.until_over()
    first = program.view.transcript.column.rows()[-1].message.id
    program.ctrl(Qt.Key.Key_R)
    assert program.chat.is_answering
    program.until(program.answers)
    program.until_over()
    assert [row.message.id == first for row in program.view.transcript.column.rows()[1:]] == [False]
    assert len(program.shown()) == 2
    stored = program.bantam.composition.store.messages(program.chat.chat.id)
    assert [message.role for message in stored].count(Role.ASSISTANT) == 2


def test_stopping_before_the_first_word_leaves_a_question_that_can_be_asked_again(program: OpenWindow) -> None:
    program.open()
    program.send(FRANCE)
    program.key(Qt.Key.Key_Escape)
    program.until_over()
    program.until(lambda: not program.view.transcript._loading.is_waiting)
    assert program.error() is None
    assert program.shown() in ([FRANCE], [FRANCE, *program.answers()])
    if not program.answers():
        program.ctrl(Qt.Key.Key_R)
        program.until(program.answers)
        program.until_over()
    assert len(program.shown()) == 2
