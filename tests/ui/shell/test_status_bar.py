"""The status bar shows what there is to say, with a line between two parts."""

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from desktop.ui.shell.status_bar import StatusBar
from desktop.ui.theme.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> StatusBar:
    made = StatusBar(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def lines(bar: StatusBar) -> int:
    return sum(line.isVisible() for line in bar.findChildren(QFrame, "hairline"))


def test_nothing_to_say_nothing_shown(bar: StatusBar) -> None:
    assert not any(part.isVisible() for part in (bar.network, bar.processor, bar.speed, bar.memory))
    assert lines(bar) == 0
    assert bar.height() == 28
    assert bar.accessibleName()


def test_lines_stand_only_between_two_parts(bar: StatusBar) -> None:
    seen = []
    for part, text in (
        (bar.network, "Offline"),
        (bar.memory, "1 GB"),
        (bar.processor, "CPU"),
        (bar.speed, "9 tok/s"),
        (bar.processor, ""),
        (bar.memory, ""),
    ):
        bar.set_text(part, text)
        seen.append(lines(bar))
    assert seen == [0, 0, 1, 2, 1, 0]


def test_a_part_is_said_to_a_screen_reader(bar: StatusBar) -> None:
    bar.set_text(bar.speed, "9 tok/s")
    assert (bar.speed.text(), bar.speed.accessibleName()) == ("9 tok/s", "9 tok/s")
