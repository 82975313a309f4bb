"""The reader's own message is shown as it was typed."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.message_tree import Versions
from desktop.settings import ThemeChoice
from desktop.ui.chat.transcript.message_act import Act, MessageAct, RowState
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.theme.theme import Theme
from tests.ui.chat.chats import question


def test_it_is_no_markdown(theme: Theme, qtbot: QtBot) -> None:
    row = UserRow(theme, question("q", "**not bold** <img src=x>\n\n    - no list"))
    qtbot.addWidget(row)
    assert row.text() == "**not bold** <img src=x>\n\n    - no list"


def test_the_card_is_as_wide_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    short, long = UserRow(theme, question("q", "Yes")), UserRow(theme, question("q", "word " * 100))
    for row in (short, long):
        qtbot.addWidget(row)
        row.arrange(600)
    assert short._card.width() < 100
    assert short._card.right() == long._card.right() == QRect(0, 0, 600, 1).right()
    assert 400 < long._card.width() < 600
    assert long._card.height() > short._card.height()


def test_what_can_be_done_stands_beside_the_card_and_shows_when_looked_at(theme: Theme, qtbot: QtBot) -> None:
    row = UserRow(theme, question("q", "word " * 100))
    qtbot.addWidget(row)
    for width in (560, 760):
        height = row.arrange(width)
        places = [button.geometry() for button in row._buttons]
        assert all(place.left() >= 0 and place.right() < row._card.left() for place in places)
        assert all(place.bottom() < height for place in places)
    heard: list[MessageAct] = []
    row.act_requested.connect(heard.append)
    row._edit.click()
    row._fork.click()
    row._copy.click()
    assert heard == [MessageAct(Act.EDIT, "q"), MessageAct(Act.FORK, "q")]
    assert QGuiApplication.clipboard().text() == "word " * 100
    place = row.rect().center().toPointF()
    QApplication.sendEvent(row, QEnterEvent(place, place, place))
    assert all(button.revealed for button in row._buttons)
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert not any(button.revealed for button in row._buttons)


def test_versions_take_a_line_of_their_own(theme: Theme, qtbot: QtBot) -> None:
    row = UserRow(theme, question("q", "One"))
    qtbot.addWidget(row)
    alone = row.arrange(600)
    with qtbot.waitSignal(row.height_changed):
        row.set_state(RowState(versions=Versions(("p", "q"), 2)))
    assert row.arrange(600) == alone + 32
    assert row._switcher.geometry().right() == row._card.right()
    row.set_state(RowState())
    assert row.arrange(600) == alone


def test_a_newer_state_is_shown(theme: Theme, qtbot: QtBot) -> None:
    row = UserRow(theme, question("q", "One"))
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.height_changed):
        row.set_message(question("q", "Two"))
    assert row.text() == "Two"
    theme.set_choice(ThemeChoice.DARK)
    row.restyle()
    assert row.text() == "Two"
    assert row._style.text == theme.colour("text")
