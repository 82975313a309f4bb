"""The rail asks for screens and marks the one that is shown."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.settings import ThemeChoice
from desktop.ui.shell.rail import Rail, RailEntry
from desktop.ui.theme.theme import Theme

LEFT_EDGE = QPoint(3, 26)  # inside the ground of an entry, beside picture and word


@pytest.fixture
def rail(theme: Theme, qtbot: QtBot) -> Rail:
    made = Rail(theme)
    qtbot.addWidget(made)
    made.add_entry("chat", "Chat", "message-square")
    made.add_entry("models", "Models", "box")
    made.show()
    return made


def entries(rail: Rail) -> list[RailEntry]:
    return rail.findChildren(RailEntry)


def test_a_click_asks_for_the_screen(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.screen_requested) as asked:
        QTest.mouseClick(entries(rail)[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["models"]


def test_one_entry_at_a_time_is_marked(rail: Rail) -> None:
    for screen in ("chat", "models", "no-such-screen"):
        rail.show_current(screen)
    assert [entry.isChecked() for entry in entries(rail)] == [False, True]
    assert [rail.has_entry(screen) for screen in ("chat", "models", "welcome")] == [True, True, False]


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_mark_can_be_seen(rail: Rail, theme: Theme, choice: ThemeChoice) -> None:
    theme.set_choice(choice)
    rail.show_current("chat")
    marked, other = (entry.grab().toImage().pixelColor(LEFT_EDGE) for entry in entries(rail))
    assert marked == theme.colour("selected")
    assert other != marked


def test_entries_stand_below_each_other_and_say_their_words(rail: Rail) -> None:
    first, second = entries(rail)
    assert (first.text(), second.text()) == ("Chat", "Models")
    assert first.geometry().bottom() < second.y()
    assert (rail.width(), first.width()) == (72, 64)
    assert rail.accessibleName()


def test_bantams_mark_is_there(rail: Rail) -> None:
    pictures = [label for label in rail.findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(pictures) == 1
