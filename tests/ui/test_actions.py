"""The table of actions: nothing twice, everything usable."""

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ACTIONS, Actions
from desktop.ui.theme.resources import ICONS


def test_ids_and_keys_are_unique() -> None:
    assert len({facts.id for facts in ACTIONS}) == len(ACTIONS)
    assert len({QKeySequence(facts.keys).toString() for facts in ACTIONS}) == len(ACTIONS)


def test_all_keys_are_keys() -> None:
    assert all(not QKeySequence(facts.keys).isEmpty() for facts in ACTIONS)


def test_all_icons_exist() -> None:
    assert all((ICONS / f"{facts.icon}.svg").exists() for facts in ACTIONS if facts.icon)


def test_an_action_is_found_by_its_id(qtbot: QtBot) -> None:
    actions = Actions()
    assert actions["new_chat"].shortcut() == QKeySequence("Ctrl+N")
    assert [action.objectName() for action in actions.all()] == [facts.id for facts in ACTIONS]


def test_escape_belongs_to_others_until_there_is_something_to_stop(qtbot: QtBot) -> None:
    actions = Actions()
    assert not actions["stop"].isEnabled()
