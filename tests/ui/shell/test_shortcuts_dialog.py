"""The list of keys is the table of actions, and nothing is missing from it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ACTIONS, Actions
from desktop.ui.shell.shortcuts_dialog import ShortcutsDialog, shortcut_rows
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, KeyHint, PlainLabel


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Iterator[ShortcutsDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ShortcutsDialog(theme, Actions(parent), parent)
    made.show()
    yield made
    parent.close()


def test_every_action_stands_there_with_its_keys(dialog: ShortcutsDialog) -> None:
    words = [label.text() for label in dialog.findChildren(PlainLabel)]
    hints = [hint.text() for hint in dialog.findChildren(KeyHint)]
    assert {facts.words for facts in ACTIONS} <= set(words)
    assert {facts.keys.replace("+", " ") for facts in ACTIONS} <= set(hints)


def test_every_row_has_words_and_keys(dialog: ShortcutsDialog) -> None:
    rows = shortcut_rows(Actions(dialog))
    assert len(rows) > len(ACTIONS)
    assert all(words and keys for words, keys in rows)
    assert len({words for words, _ in rows}) == len(rows)


def test_all_of_it_fits(dialog: ShortcutsDialog) -> None:
    for label in dialog.findChildren(PlainLabel):
        assert label.width() >= label.sizeHint().width(), label.text()
    assert dialog.height() <= 640


def test_its_button_closes_it(dialog: ShortcutsDialog) -> None:
    (button,) = dialog.findChildren(Button)
    button.click()
    assert not dialog.isVisible()
