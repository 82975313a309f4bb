"""The reader's own message is shown as it was typed."""

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from desktop.settings import ThemeChoice
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
