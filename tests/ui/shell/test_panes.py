"""F6 goes through the parts that can have the focus, and passes over those that cannot."""

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell.panes import HasPanes, move_focus
from tests.ui.shell.screens import TwoPanes


class Row(QWidget):
    """Panes named by letters: a, b and d hold buttons, c holds words alone."""

    def __init__(self) -> None:
        super().__init__()
        self.panes: list[QWidget] = []
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        for letter in "abcd":
            pane = QWidget()
            column = QVBoxLayout(pane)
            column.addWidget(QLabel(letter))
            if letter != "c":
                self.buttons[letter] = QPushButton(letter)
                column.addWidget(self.buttons[letter])
                column.addWidget(QPushButton(letter + letter))
            row.addWidget(pane)
            self.panes.append(pane)

    def walk(self, step: int, times: int) -> str:
        """The letters that had the focus, one after the other."""
        reached = [move_focus(self.panes, step) for _ in range(times)]
        return "".join(widget.text() for widget in reached if isinstance(widget, QPushButton))


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_forwards_round_and_round(row: Row) -> None:
    row.buttons["d"].setFocus()
    assert row.walk(1, 5) == "abdab"


def test_backwards_round_and_round(row: Row) -> None:
    row.buttons["a"].setFocus()
    assert row.walk(-1, 4) == "dbad"


def test_from_deep_inside_a_part_the_next_part_follows(row: Row) -> None:
    row.panes[0].findChildren(QPushButton)[1].setFocus()
    assert row.walk(1, 1) == "b"


def test_without_a_focus_it_begins_at_an_end(row: Row) -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    assert row.walk(1, 1) == "a"
    row.buttons["a"].clearFocus()
    assert row.walk(-1, 1) == "d"


def test_what_is_hidden_or_disabled_is_passed_over(row: Row) -> None:
    row.buttons["a"].setFocus()
    row.panes[1].hide()
    row.buttons["d"].setEnabled(False)
    assert row.walk(1, 2) == "dda"


def test_nothing_to_go_to(qtbot: QtBot) -> None:
    alone = QLabel("words")
    qtbot.addWidget(alone)
    assert move_focus([alone], 1) is None
    assert move_focus([], 1) is None


def test_a_screen_says_whether_it_has_parts(qtbot: QtBot) -> None:
    screen, plain = TwoPanes(), QLabel()
    qtbot.addWidget(screen)
    qtbot.addWidget(plain)
    assert isinstance(screen, HasPanes)
    assert not isinstance(plain, HasPanes)
