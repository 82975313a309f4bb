"""The column follows what is written until the reader leaves the end, and keeps still what is read."""

from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from desktop.core.chat import Finish, Message
from desktop.ui.chat.transcript.transcript_scroll import TranscriptScroll
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from tests.ui.chat.chats import answer, long_chat, question
from tests.ui.chat.transcript.settling import settle


def bar_of(view: TranscriptView) -> QScrollBar:
    return view.column.verticalScrollBar()


def at_end(view: TranscriptView) -> bool:
    return bar_of(view).value() == bar_of(view).maximum()


def show(view: TranscriptView, messages: list[Message], qtbot: QtBot) -> None:
    view.set_messages(messages)
    settle(view, qtbot)


def top_of(column: TranscriptScroll, message_id: str) -> int:
    """Where a row stands in the window."""
    row = column.row(message_id)
    assert row is not None
    return row.y() - column.verticalScrollBar().value()


def test_a_chat_opens_at_its_end(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, long_chat(6), qtbot)
    assert bar_of(transcript).maximum() > 0
    assert at_end(transcript)


def test_new_text_is_followed(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, [*long_chat(3), question("q"), answer("a", "", None)], qtbot)
    before = bar_of(transcript).maximum()
    for number in range(20):
        transcript.append_text("a", f"Line {number}.\n\n", number)
    qtbot.waitUntil(lambda: bar_of(transcript).maximum() > before + 100)
    assert at_end(transcript)
    assert transcript.column.is_following


def test_who_scrolls_up_is_left_in_peace(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, [*long_chat(3), question("q"), answer("a", "", None)], qtbot)
    bar_of(transcript).setValue(bar_of(transcript).maximum() - 300)
    assert not transcript.column.is_following
    assert transcript.latest.isVisible()
    place = bar_of(transcript).value()
    transcript.append_text("a", "More.\n\n" * 30, 30)
    qtbot.waitUntil(lambda: "More." in transcript.column.row("a").text())  # type: ignore[union-attr]
    assert bar_of(transcript).value() == place


def test_latest_goes_back_to_the_end_and_leaves(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, long_chat(6), qtbot)
    bar_of(transcript).setValue(0)
    transcript.latest.click()
    settle(transcript, qtbot)
    assert at_end(transcript)
    assert transcript.latest.isHidden()


def test_scrolling_back_to_the_end_follows_again(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, long_chat(6), qtbot)
    bar_of(transcript).setValue(0)
    settle(transcript, qtbot)
    bar_of(transcript).setValue(bar_of(transcript).maximum())
    assert transcript.column.is_following
    assert transcript.latest.isHidden()


def test_the_readers_own_message_brings_the_end(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, long_chat(6), qtbot)
    bar_of(transcript).setValue(0)
    transcript.add_message(question("new"))
    settle(transcript, qtbot)
    assert at_end(transcript)


def test_what_is_read_stays_when_text_above_it_changes(transcript: TranscriptView, qtbot: QtBot) -> None:
    messages = long_chat(6)
    show(transcript, messages, qtbot)
    bar_of(transcript).setValue(bar_of(transcript).maximum() - 700)
    settle(transcript, qtbot)
    anchor = transcript.column._anchor()
    assert anchor is not None
    place = top_of(transcript.column, anchor.message_id)
    changed = [
        answer(m.id, m.text + "\n\nA long addition." * 20) if m.id in ("a0", "a1", "a2") else m for m in messages
    ]
    transcript.set_messages(changed)
    settle(transcript, qtbot)
    assert top_of(transcript.column, anchor.message_id) == place


def test_what_is_read_stays_when_the_window_gets_narrow(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, long_chat(6), qtbot)
    bar_of(transcript).setValue(bar_of(transcript).maximum() - 900)
    settle(transcript, qtbot)
    anchor = transcript.column._anchor()
    assert anchor is not None
    transcript.resize(420, 500)
    settle(transcript, qtbot)
    found = transcript.column._anchor()
    assert found is not None
    assert found.message_id == anchor.message_id


def test_rows_far_away_are_taken_down_and_come_back(transcript: TranscriptView, qtbot: QtBot) -> None:
    messages = long_chat(40)
    show(transcript, messages, qtbot)
    assert len(transcript.column.rows()) < 20
    for place in range(bar_of(transcript).maximum(), 0, -400):
        bar_of(transcript).setValue(place)
        settle(transcript, qtbot)
    bar_of(transcript).setValue(0)
    settle(transcript, qtbot)
    assert transcript.column.row("q0") is not None
    assert transcript.column.row("a30") is None
    assert transcript.column.row("a39") is not None, "the last one stays: it may be written anew"
    assert len(transcript.column.rows()) < 20


def test_text_that_arrives_finds_its_row(transcript: TranscriptView, qtbot: QtBot) -> None:
    """The row of an answer that is far away is put up, with all that was written before."""
    transcript.column.hide()
    transcript.set_messages([*long_chat(2), question("q"), answer("a", "Before, ", None)])
    transcript.append_text("a", "and after.", 2)
    row = transcript.column.row("a")
    assert row is not None
    qtbot.waitUntil(lambda: row.text() == "Before, and after.")
    transcript.end_message(answer("a", "Before, and after.", Finish.STOP))


def test_another_chat_shows_nothing_of_the_one_before(transcript: TranscriptView, qtbot: QtBot) -> None:
    show(transcript, long_chat(6), qtbot)
    bar_of(transcript).setValue(0)
    show(transcript, [question("other"), answer("reply", "Short.")], qtbot)
    assert [row.text() for row in transcript.column.rows()] == ["What is it?", "Short."]
    assert transcript.column.is_following
    assert bar_of(transcript).maximum() == 0


def test_the_same_chat_again_keeps_its_rows(transcript: TranscriptView, qtbot: QtBot) -> None:
    messages = long_chat(2)
    show(transcript, messages, qtbot)
    before = transcript.column.rows()
    show(transcript, messages, qtbot)
    assert transcript.column.rows() == before
