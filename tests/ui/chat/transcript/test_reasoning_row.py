"""What a model reasons: open while it does, closed behind a line afterwards, opened again by the reader."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.reasoning_row import END, ReasoningRow
from desktop.ui.theme.theme import Theme
from tests.ui.chat.chats import answer


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> Iterator[AnswerRow]:
    """One that is being written."""
    made = AnswerRow(theme, answer("a", "", None))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.arrange(600)
    made.show()
    yield made
    made.set_message(msgspec.structs.replace(answer("a", made.message.text), reasoning=made.message.reasoning))


def reasoning(row: AnswerRow) -> ReasoningRow:
    return row._reasoning


def test_without_reasoning_there_is_no_row(row: AnswerRow) -> None:
    row.append_text("Hello", 1)
    row._on_drawing_timeout()
    assert reasoning(row).isHidden()
    assert reasoning(row).arrange(600) == 0


def test_blanks_are_no_reasoning(row: AnswerRow) -> None:
    """What a model writes that was told not to think."""
    row.append_text("\n\n", 2, reasoning=True)
    row._on_drawing_timeout()
    assert reasoning(row).isHidden()


def test_it_is_open_while_the_model_thinks_and_closes_at_the_answer(row: AnswerRow) -> None:
    row.append_text("The user wants ", 3, reasoning=True)
    row.append_text("a number.", 5, reasoning=True)
    row._on_drawing_timeout()
    assert reasoning(row).is_open
    assert reasoning(row).header.text() == "Thinking"
    assert reasoning(row).text() == "The user wants a number."
    open_height = row.arrange(600)
    row.append_text("Four.", 8)
    row._on_drawing_timeout()
    assert not reasoning(row).is_open
    assert row.arrange(600) < open_height + 40
    assert row.text() == "Four."
    ended = answer("a", "Four.")
    row.set_message(msgspec.structs.replace(ended, reasoning="The user wants a number.", reasoning_seconds=4.2))
    assert reasoning(row).header.text() == "Thought for 4.2 s"
    assert reasoning(row).header.accessibleName() == "Thought for 4.2 s"


def test_the_reader_opens_and_closes_it(row: AnswerRow) -> None:
    row.set_message(msgspec.structs.replace(answer("a", "Four."), reasoning="Two and two.", reasoning_seconds=12.0))
    closed = row.arrange(600)
    assert reasoning(row).header.text() == "Thought for 12 s"
    QTest.mouseClick(reasoning(row).header, Qt.MouseButton.LeftButton)
    assert reasoning(row).is_open
    assert row.arrange(600) > closed
    reasoning(row).header.setFocus()
    QTest.keyClick(reasoning(row).header, Qt.Key.Key_Space)
    assert not reasoning(row).is_open
    assert row.arrange(600) == closed


def test_what_the_reader_closed_stays_closed_while_it_grows(row: AnswerRow) -> None:
    row.append_text("First. ", 1, reasoning=True)
    row._on_drawing_timeout()
    QTest.mouseClick(reasoning(row).header, Qt.MouseButton.LeftButton)
    row.append_text("Second.", 2, reasoning=True)
    row._on_drawing_timeout()
    assert not reasoning(row).is_open


def test_only_the_end_of_a_long_one_is_drawn_while_it_grows(row: AnswerRow) -> None:
    row.append_text("word " * END, 9, reasoning=True)
    row._on_drawing_timeout()
    view = reasoning(row)._view
    assert view is not None
    assert len(view.text()) <= END + 2
    row.set_message(msgspec.structs.replace(answer("a", "x"), reasoning="word " * END))
    reasoning(row).header.click()
    view = reasoning(row)._view
    assert view is not None
    assert len(view.text()) > END + 2


def test_it_is_drawn_anew_in_another_theme(row: AnswerRow) -> None:
    row.append_text("Thoughts", 1, reasoning=True)
    row._on_drawing_timeout()
    row.restyle()
    assert reasoning(row).is_open
    assert reasoning(row).text() == "Thoughts"
