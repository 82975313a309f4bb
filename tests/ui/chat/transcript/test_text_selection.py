"""Selecting over several messages with mouse and keyboard, and what is copied then."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.chat.clipboard import Copied
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.transcript.selected_text import copied
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from tests.ui.chat.chats import answer, long_chat, question
from tests.ui.chat.transcript.settling import settle

RICH = "Rye is **a grass**.\n\n- one `x`\n- two\n\n```py\na = 1\n\tb\n```\n\n|h|\n|-|\n|c|"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chat(transcript: TranscriptView, qtbot: QtBot) -> TranscriptView:
    messages = [question("q", "What is rye?\nTell me."), answer("a", RICH), question("r", "And oats?")]
    transcript.set_messages(messages)
    settle(transcript, qtbot)
    return transcript


def views(chat: TranscriptView) -> list[MessageText]:
    return [view for row in chat.column.rows() for view in row.views()]


def selected(chat: TranscriptView) -> list[str]:
    return [view.textCursor().selectedText().replace("\u2029", "\n") for view in views(chat)]


def taken(chat: TranscriptView) -> Copied:
    return copied(chat.selection.pieces())


def drag(start: MessageText, begin: QPoint, end: MessageText, to: QPoint) -> None:
    """Press in one text, let go in another, as a person would."""
    QTest.mousePress(start.viewport(), LEFT, pos=begin)
    for part in (1, 2, 3):
        point = end.viewport().mapToGlobal(to)
        middle = start.viewport().mapToGlobal(begin)
        at = middle + (point - middle) * part / 3
        _move(start, at)
    QTest.mouseRelease(start.viewport(), LEFT, pos=start.viewport().mapFromGlobal(end.viewport().mapToGlobal(to)))


def _move(view: MessageText, point: QPoint) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    inside = view.viewport().mapFromGlobal(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(inside),
        QPointF(point),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_dragging_selects_over_messages(chat: TranscriptView) -> None:
    first, *_, last = views(chat)
    begin = first.cursorRect(cursor_at(first, 8)).center()
    end = last.cursorRect(cursor_at(last, 3)).center()
    drag(first, begin, last, end)
    words = selected(chat)
    assert words[0] == "rye?\nTell me."
    assert words[-1] == "And"
    assert all(words[1:-1])
    plain, html, markdown = taken(chat)
    assert plain.startswith("rye?\nTell me.\n\nRye is a grass.")
    assert plain.endswith("\n\nAnd")
    assert f"\n\n{RICH}\n\n" in markdown
    assert "<strong>a grass</strong>" in html
    assert "<pre>" in html


def cursor_at(view: MessageText, position: int) -> QTextCursor:
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    return cursor


def test_upwards_and_back_into_one_text(chat: TranscriptView) -> None:
    first, second, *_, last = views(chat)
    drag(last, last.cursorRect(cursor_at(last, 3)).center(), second, second.rect().center())
    assert selected(chat)[0] == ""
    assert selected(chat)[-1] == "And"
    QTest.mousePress(first.viewport(), LEFT, pos=QPoint(2, 5))
    QTest.mouseRelease(first.viewport(), LEFT, pos=QPoint(2, 5))
    assert selected(chat) == [""] * len(views(chat))
    assert chat.selection.is_empty


def test_a_part_of_an_answer_is_the_words_and_the_blocks_they_stand_in(chat: TranscriptView) -> None:
    _, prose, code, *_ = views(chat)
    drag(prose, prose.cursorRect(cursor_at(prose, 7)).center(), code, code.cursorRect(cursor_at(code, 1)).center())
    plain, html, markdown = taken(chat)
    assert plain == "a grass.\n• one x\n• two\na"
    assert html == "<p><strong>a grass</strong>.</p><p>• one <code>x</code></p><p>• two</p>\n<pre><code>a</code></pre>"
    assert markdown == "Rye is **a grass**.\n\n- one `x`\n- two\n\n```py\na = 1\n\tb\n```"


def test_everything_of_a_chat_that_is_not_drawn(transcript: TranscriptView, qtbot: QtBot) -> None:
    messages = long_chat(40)
    transcript.set_messages(messages)
    settle(transcript, qtbot)
    view = views(transcript)[0]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert all(selected(transcript))
    plain, _, markdown = taken(transcript)
    assert markdown == "\n\n".join(message.text for message in messages)
    assert plain.startswith("Question 0?\n\nParagraph 0 of answer 0")
    transcript.column.verticalScrollBar().setValue(0)
    settle(transcript, qtbot)
    qtbot.waitUntil(lambda: all(selected(transcript)))
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Escape)
    assert transcript.selection._anchor is None


def test_the_keyboard_selects_on_into_the_next_text_and_back(chat: TranscriptView) -> None:
    first, second, *_ = views(chat)
    first.setFocus()
    first.moveCursor(QTextCursor.MoveOperation.End)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(first, Qt.Key.Key_Left, shift)
    assert selected(chat)[0] == "."
    first.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(first, Qt.Key.Key_Down, shift)
    assert selected(chat)[1] == second.document().toPlainText()
    QTest.keyClick(first, Qt.Key.Key_Down, shift)
    assert selected(chat)[2] == "a = 1\n\tb"
    QTest.keyClick(first, Qt.Key.Key_Up, shift)
    assert selected(chat)[2] == ""
    assert selected(chat)[1] != ""
    QTest.keyClick(first, Qt.Key.Key_Up, shift)
    assert selected(chat) == [""] * len(views(chat))


def test_one_text_is_copied_alone_with_its_look(chat: TranscriptView, qtbot: QtBot) -> None:
    prose = views(chat)[1]
    prose.setFocus()
    cursor = prose.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(14, QTextCursor.MoveMode.KeepAnchor)
    prose.setTextCursor(cursor)
    with qtbot.waitSignal(chat.selection.copy_requested) as heard:
        QTest.keyClick(prose, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pieces, as_markdown = heard.args
    assert copied(pieces)[:2] == ("is a grass", "<p>is <strong>a grass</strong></p>")
    assert not as_markdown


def test_other_messages_take_the_selection_away(chat: TranscriptView, qtbot: QtBot) -> None:
    chat.selection.select_all()
    assert not chat.selection.is_empty
    chat.set_messages([question("x", "Other")])
    settle(chat, qtbot)
    assert chat.selection.pieces() == []


def test_reasoning_is_never_among_several_messages(transcript: TranscriptView, qtbot: QtBot) -> None:
    import msgspec

    thought = msgspec.structs.replace(answer("a", "Words."), reasoning="Secret thoughts", reasoning_seconds=2.0)
    transcript.set_messages([question("q"), thought])
    settle(transcript, qtbot)
    transcript.selection.select_all()
    assert all("Secret" not in form for form in taken(transcript))
