"""A button that stays down tells a screen reader's toggle as it tells a click, and what is set by the program not."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.settings.segments import Segment
from desktop.ui.shell.rail import RailEntry
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Pill, Switch


def toggle(button: QAbstractButton) -> None:
    """As a screen reader does."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction(QAccessibleActionInterface.toggleAction())


@pytest.fixture(params=["switch", "pill", "rail", "segment"])
def button(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> Iterator[QAbstractButton]:
    makers: dict[str, Callable[[], QAbstractButton]] = {
        "switch": lambda: Switch(theme, "On"),
        "pill": lambda: Pill(theme, "One"),
        "rail": lambda: RailEntry(theme, "Chat", "message-square"),
        "segment": lambda: Segment(theme, "Light", around),
    }
    around = QWidget()
    qtbot.addWidget(around)
    made = makers[request.param]()
    made.setCheckable(True)
    qtbot.addWidget(made)
    made.show()
    yield made
    around.close()


def test_each_way_is_told_once(button: QAbstractButton) -> None:
    told: list[bool] = []
    button.clicked.connect(lambda is_down: told.append(is_down))
    toggle(button)
    assert told == [True]
    button.click()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert told == [True, False, True]
    button.setChecked(False)
    assert told == [True, False, True]


def test_of_several_the_one_that_was_chosen_tells(theme: Theme, qtbot: QtBot) -> None:
    group, told = QButtonGroup(), list[str]()
    for words in ("one", "two"):
        pill = Pill(theme, words)
        qtbot.addWidget(pill)
        pill.setCheckable(True)
        group.addButton(pill)
        pill.clicked.connect(lambda _checked, words=words: told.append(words))
    one, two = group.buttons()
    one.setChecked(True)
    toggle(two)
    assert told == ["two"]
