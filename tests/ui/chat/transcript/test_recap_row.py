"""The row where the model begins to read."""

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Beginning
from desktop.ui.chat.transcript.message_act import Act
from desktop.ui.chat.transcript.message_editor import MessageEditor
from desktop.ui.chat.transcript.recap_row import RecapRow
from desktop.ui.chat.transcript.recap_slot import is_recap
from desktop.ui.chat.transcript.recap_words import about, title
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from tests.ui.chat.chats import answer
from tests.ui.chat.transcript.full_windows import MESSAGES, SUMMARY, left_out, summarised


@pytest.fixture
def row(transcript: TranscriptView) -> RecapRow:
    transcript.set_messages(MESSAGES)
    transcript.set_beginning(summarised())
    return the_row(transcript)


def the_row(transcript: TranscriptView) -> RecapRow:
    (found,) = [row for row in transcript.column.rows() if isinstance(row, RecapRow)]
    return found


def editor(row: RecapRow) -> MessageEditor:
    found = row._editor
    assert found is not None
    return found


def kinds(transcript: TranscriptView) -> list[bool]:
    """In the order of the column, drawn or not."""
    return [is_recap(slot.message) for slot in transcript.column._slots]


def test_it_stands_between_what_is_not_read_and_what_is(transcript: TranscriptView, row: RecapRow) -> None:
    assert kinds(transcript) == [False, False, True, False]
    assert "Summary of the 2 messages above" in row.text()
    assert "pear tree" in row.text()
    assert "SmolLM2 135M Instruct, 84 tokens" in row._about.text()
    assert row.height() > 80
    transcript.set_messages([*MESSAGES, answer("a2", parent="q2")])
    assert kinds(transcript) == [False, False, True, False, False]
    assert the_row(transcript) is row


def test_another_branch_does_not_have_it(transcript: TranscriptView, row: RecapRow) -> None:
    transcript.set_messages([MESSAGES[0], answer("b1", parent="q1")])
    assert kinds(transcript) == [False, False]
    transcript.set_messages([*MESSAGES[:2], answer("c2", parent="a1")])
    assert kinds(transcript) == [False, False, True, False]


def test_a_field_stays_open_while_the_words_are_the_same(transcript: TranscriptView, row: RecapRow) -> None:
    row.edit()
    transcript.set_beginning(summarised())
    assert row.is_editing


def test_it_comes_and_goes_while_an_answer_grows(transcript: TranscriptView) -> None:
    transcript.set_messages([*MESSAGES, answer("a2", "", finish=None, parent="q2")])
    transcript.append_text("a2", "It grows.", 3)
    transcript.set_beginning(summarised())
    transcript.set_beginning(Beginning(None, MESSAGES))
    transcript.append_text("a2", " And grows.", 6)
    transcript.end_message(answer("a2", "It grows. And grows.", parent="q2"))
    assert kinds(transcript) == [False] * 4
    last = transcript.column.put_up("a2")
    assert last is not None
    assert "And grows." in last.text()


def test_without_a_summary_it_says_that_nothing_stands_for_them(transcript: TranscriptView) -> None:
    transcript.set_messages(MESSAGES)
    transcript.set_beginning(left_out())
    row = the_row(transcript)
    assert row.text() == "The model does not read the 2 messages above"
    assert row.edit_button.isHidden()
    assert row.copy_button.isHidden()
    assert row.undo_button.isVisible()
    row.edit()
    assert not row.is_editing


def test_behind_the_last_message_and_before_the_first(transcript: TranscriptView) -> None:
    transcript.set_messages(MESSAGES)
    transcript.set_beginning(Beginning(msgspec.structs.replace(SUMMARY, after_id="q2"), [], MESSAGES))
    assert kinds(transcript) == [False, False, False, True]
    before = Beginning(msgspec.structs.replace(SUMMARY, after_id=BEGINNING), MESSAGES)
    transcript.set_beginning(before)
    assert kinds(transcript) == [True, False, False, False]
    assert "before this one" in title(before)
    assert "other chat" in about(before)


def test_it_is_edited_in_place(row: RecapRow, transcript: TranscriptView, qtbot: QtBot) -> None:
    row.edit_button.click()
    assert not row._body.isVisible()
    editor(row).cancel_button.click()
    assert not row.is_editing
    row.edit_button.click()
    editor(row).field.setPlainText("Forty square metres.")
    with qtbot.waitSignal(transcript.act_requested) as heard:
        editor(row).confirm_button.click()
    assert heard.args is not None
    assert heard.args[0] == (Act.RECAP_EDITED, "a1", "Forty square metres.")
    edited = msgspec.structs.replace(SUMMARY, text="Forty square metres.", edited=True, tokens=0)
    transcript.set_beginning(Beginning(edited, MESSAGES[2:], MESSAGES[:2]))
    assert not row.is_editing
    assert "In your words." in row._about.text()


def test_words_that_were_not_changed_are_not_stored(row: RecapRow, transcript: TranscriptView) -> None:
    heard: list[object] = []
    transcript.act_requested.connect(heard.append)
    row.edit()
    editor(row).confirm_button.click()
    assert (heard, row.is_editing) == ([], False)


def test_it_is_undone_and_copied(row: RecapRow, transcript: TranscriptView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(transcript.act_requested) as heard:
        row.undo_button.click()
    assert heard.args is not None
    assert heard.args[0] == (Act.RECAP_UNDONE, "a1", "")
    row.copy_button.click()
    assert QApplication.clipboard().text() == SUMMARY.text


def test_it_is_no_message(row: RecapRow, transcript: TranscriptView) -> None:
    row.undo_button.setFocus()
    assert transcript.message_with_focus() == ""
