"""An answer while it is written and after it ended: text, caret, footer."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.chat import Finish
from desktop.core.message_tree import Versions
from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.message_act import Act, MessageAct, RowState
from desktop.ui.theme.theme import Theme
from tests.ui.chat.chats import FIGURES, answer


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> Iterator[AnswerRow]:
    """One that is being written."""
    made = AnswerRow(theme, answer("a", "", None))
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.arrange(600)
    made.show()
    yield made
    made.set_message(answer("a", made.message.text))


def test_text_is_drawn_a_few_times_a_second_at_most(row: AnswerRow, qtbot: QtBot) -> None:
    drawings: list[None] = []
    row._body.height_changed.connect(lambda: drawings.append(None))
    for number in range(100):
        row.append_text(f"w{number} ", number + 1)
    assert row.text() == ""
    qtbot.waitUntil(lambda: row.text().endswith("w99"))
    assert len(drawings) < 10
    assert row._footer._left.text() == "Writing · 100 tokens"
    assert row.message.text.endswith("w99 ")


def test_the_end_draws_what_still_waits(row: AnswerRow) -> None:
    row.append_text("Half a sentence", 3)
    row.set_message(answer("a", "Half a sentence", Finish.CANCELLED))
    assert row.text() == "Half a sentence"
    assert not row._drawing.isActive()
    assert row._footer._left.text() == "Stopped here, 3 tokens kept"


def test_the_caret_goes_with_the_end(row: AnswerRow) -> None:
    row.append_text("Words", 1)
    row._on_drawing_timeout()
    assert row._caret_on
    row.set_message(answer("a", "Words", figures=FIGURES))
    assert not row._blinking.isActive()
    assert not row._caret_on


def test_without_flashing_the_caret_stands_still(theme: Theme, qtbot: QtBot) -> None:
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    made = AnswerRow(theme, answer("a", "", None))
    qtbot.addWidget(made)
    assert not made._blinking.isActive()
    assert made._caret_on
    QApplication.setCursorFlashTime(flash)


def test_figures_are_shown_at_the_end(row: AnswerRow) -> None:
    row.set_message(answer("a", "Words", figures=FIGURES))
    assert row._footer._right.text() == "12 tokens · 20.0 tok/s · first token 0.1 s"
    assert row._footer._left.isHidden()


def test_the_answer_is_copied_as_it_was_written(row: AnswerRow) -> None:
    row.set_message(answer("a", "Some **bold** words\u202e and more"))
    row._footer._copy.click()
    assert QGuiApplication.clipboard().text() == "Some **bold** words\ufffd and more"
    assert "<strong>bold</strong>" in QGuiApplication.clipboard().mimeData().html()
    assert row._footer._copy.toolTip() == "Copied"
    row._footer._copied.end()
    assert row._footer._copy.toolTip() == "Copy the answer"


def test_the_reasoning_is_not_copied(row: AnswerRow) -> None:
    row.set_message(msgspec.structs.replace(answer("a", "Words."), reasoning="Secret", reasoning_seconds=1.0))
    row._footer._copy.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Words."
    assert "Secret" not in data.html()


def test_another_answer_is_asked_for_by_its_id(row: AnswerRow, qtbot: QtBot) -> None:
    row.set_message(answer("a", "Words"))
    with qtbot.waitSignal(row.regenerate_requested) as heard:
        row._footer._regenerate.click()
    assert heard.args == ["a"]
    row.set_state(RowState(can_ask=False))
    assert not row._footer._regenerate.isEnabled()


def test_what_can_be_done_is_asked_for_by_its_id(row: AnswerRow) -> None:
    row.set_message(answer("a", "Words"))
    heard: list[MessageAct] = []
    row.act_requested.connect(heard.append)
    for press in (row._footer._edit.click, row._footer._fork.click, row._footer.menu().actions()[0].trigger):
        press()
    assert heard == [MessageAct(act, "a") for act in (Act.EDIT, Act.FORK, Act.SHOW_SENT)]


@pytest.mark.parametrize("finish", Finish)
def test_only_the_last_answer_goes_on_and_only_if_it_was_cut_off(row: AnswerRow, finish: Finish) -> None:
    row.set_message(answer("a", "Words", finish))
    assert row._footer._go_on.isHidden()
    row.set_last(True)
    assert row._footer._go_on.isHidden() == (finish is Finish.STOP)
    heard: list[MessageAct] = []
    row.act_requested.connect(heard.append)
    row._footer._go_on.click()
    assert heard == [MessageAct(Act.GO_ON, "a")]


def test_versions_are_told_and_asked_for(row: AnswerRow) -> None:
    row.set_message(answer("a", "Words"))
    switcher = row._footer._switcher
    assert switcher.isHidden()
    heard: list[MessageAct] = []
    row.act_requested.connect(heard.append)
    row.set_state(RowState(versions=Versions(("x", "a", "y"), 2)))
    assert switcher.label.text() == "2 / 3"
    switcher.previous.click()
    switcher.next.click()
    assert heard == [MessageAct(Act.SHOW_VERSION, "a", "x"), MessageAct(Act.SHOW_VERSION, "a", "y")]
    row.set_state(RowState(versions=Versions(("x", "a"), 2), can_switch=False))
    assert not switcher.previous.isEnabled()
    assert not switcher.next.isEnabled()


def test_in_a_narrow_row_the_first_figures_stay(row: AnswerRow) -> None:
    row.set_message(answer("a", "Words", Finish.CANCELLED, figures=FIGURES))
    row.set_last(True)
    row.set_state(RowState(versions=Versions(("x", "a"), 2), names_model=True))
    row.arrange(900)
    assert row._footer._right.text() == "A model · 12 tokens · 20.0 tok/s · first token 0.1 s"
    assert row._footer._right.toolTip() == ""
    row.arrange(560)
    assert row._footer._right.text().startswith("A model · 12 tokens")
    assert row._footer._sign.toolTip() == "Stopped here, 12 tokens kept"
    assert row._footer._right.toolTip() == "A model · 12 tokens · 20.0 tok/s · first token 0.1 s"
    assert row._footer._layout.minimumSize().width() <= 560


def test_nothing_can_be_done_while_it_is_written(row: AnswerRow) -> None:
    assert row._footer._copy.isHidden()
    row.set_last(True)
    row.set_state(RowState(versions=Versions(("x", "a"), 2)))
    for part in (row._footer._regenerate, row._footer._go_on, row._footer._switcher):
        assert part.isHidden()
    assert row._footer._right.text() == "Esc stops and keeps what is written"


def test_actions_show_under_the_pointer_and_the_keyboard(row: AnswerRow, qtbot: QtBot) -> None:
    row.set_message(answer("a", "Words"))
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    copy, place = row._footer._copy, row.rect().center().toPointF()
    seen = []
    for act in (
        lambda: QApplication.sendEvent(row, QEvent(QEvent.Type.Leave)),
        lambda: QApplication.sendEvent(row, QEnterEvent(place, place, place)),
        lambda: QApplication.sendEvent(row, QEvent(QEvent.Type.Leave)),
        lambda: copy.setFocus(Qt.FocusReason.TabFocusReason),
        copy.clearFocus,
    ):
        act()
        seen.append(copy.revealed)
    assert seen == [False, True, False, True, False]


def test_nothing_moves_when_the_footer_changes(row: AnswerRow) -> None:
    row.append_text("Words", 1)
    row._on_drawing_timeout()
    while_written = row.arrange(600)
    row.set_message(answer("a", "Words", figures=FIGURES))
    assert row.arrange(600) == while_written


def test_figures_of_an_answer_without_any(row: AnswerRow) -> None:
    row.set_message(answer("a", "Words"))
    assert row._footer._right.text() == ""
