"""The field in which a message is written anew."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from desktop.ui.chat.transcript.user_row import UserRow
from tests.ui.chat.chats import answer, long_chat, question
from tests.ui.chat.transcript.settling import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def heard(transcript: TranscriptView) -> list[MessageAct]:
    """What was asked for."""
    found: list[MessageAct] = []
    transcript.act_requested.connect(found.append)
    transcript.set_messages([question("q"), answer("a", "First.\n\nSecond.")])
    return found


def row(transcript: TranscriptView, name: str) -> UserRow | AnswerRow:
    found = transcript.column.row(name)
    assert isinstance(found, (UserRow, AnswerRow))
    return found


def field(transcript: TranscriptView, name: str) -> QPlainTextEdit:
    transcript.edit(name)
    editor = row(transcript, name)._editing.editor
    assert editor is not None
    return editor.field


def test_enter_sends_a_question_and_shift_enter_begins_a_line(
    transcript: TranscriptView, heard: list[MessageAct]
) -> None:
    place = field(transcript, "q")
    QTest.keyClick(place, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(place, "really")
    QTest.keyClick(place, Qt.Key.Key_Return)
    assert heard == [MessageAct(Act.EDITED, "q", "What is it?\nreally")]
    assert row(transcript, "q").is_editing, "it stays until the text is safe"


def test_an_answer_has_paragraphs(transcript: TranscriptView, heard: list[MessageAct]) -> None:
    place = field(transcript, "a")
    QTest.keyClick(place, Qt.Key.Key_Return)
    QTest.keyClicks(place, "Third.")
    assert heard == []
    QTest.keyClick(place, Qt.Key.Key_Return, CONTROL)
    assert heard == [MessageAct(Act.EDITED, "a", "First.\n\nSecond.\nThird.")]


def test_nothing_is_nothing_to_send(transcript: TranscriptView, heard: list[MessageAct]) -> None:
    field(transcript, "q")
    editor = row(transcript, "q")._editing.editor
    assert editor is not None
    editor.field.setPlainText("  ")
    assert not editor.confirm_button.isEnabled()
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert heard == []
    editor.cancel_button.click()
    assert not row(transcript, "q").is_editing
    assert row(transcript, "q").text() == "What is it?"


def test_a_question_waits_while_something_is_written(transcript: TranscriptView, heard: list[MessageAct]) -> None:
    field(transcript, "q")
    transcript.set_allowed(can_ask=False, can_switch=True)
    editor = row(transcript, "q")._editing.editor
    assert editor is not None
    assert not editor.confirm_button.isEnabled()
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert heard == []
    transcript.set_allowed(can_ask=True, can_switch=True)
    editor.confirm_button.click()
    assert [one.act for one in heard] == [Act.EDITED]


def test_the_row_is_as_tall_as_its_field(transcript: TranscriptView, heard: list[MessageAct], qtbot: QtBot) -> None:
    field(transcript, "q")
    editor = row(transcript, "q")._editing.editor
    assert editor is not None
    before = row(transcript, "q").height()
    editor.field.setPlainText("line\n" * 5)
    qtbot.waitUntil(lambda: row(transcript, "q").height() > before + 50)
    tall = row(transcript, "q").height()
    editor.field.setPlainText("line\n" * 100)
    qtbot.waitUntil(lambda: row(transcript, "q").height() > tall)
    assert row(transcript, "q").height() < 600


def test_only_text_is_pasted(transcript: TranscriptView, heard: list[MessageAct]) -> None:
    field(transcript, "q")
    editor = row(transcript, "q")._editing.editor
    assert editor is not None
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("plain")
    editor.field.selectAll()
    editor.field.insertFromMimeData(data)
    assert editor.text == "plain"


def test_an_open_field_stays_when_the_reader_goes_away(transcript: TranscriptView, qtbot: QtBot) -> None:
    transcript.set_messages(long_chat(30))
    settle(transcript, qtbot)
    transcript.edit("q0")
    settle(transcript, qtbot)
    editing = row(transcript, "q0")
    editor = editing._editing.editor
    assert editor is not None
    assert editing.visibleRegion().boundingRect().height() > 20, "it was far away, and is scrolled to"
    editor.field.setPlainText("Half a thought")
    transcript.column.setFocus()
    transcript.column.follow()
    settle(transcript, qtbot)
    assert row(transcript, "q0") is editing
    assert editor.text == "Half a thought"


def test_an_answer_that_is_written_cannot_be_edited(transcript: TranscriptView) -> None:
    transcript.set_messages([question("q"), answer("a", "Half", None)])
    transcript.edit("a")
    assert not row(transcript, "a").is_editing
    transcript.end_message(answer("a", "Half"))
