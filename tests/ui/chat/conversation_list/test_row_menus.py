"""The menus behind “…” in the list: for one chat, for several, and for a folder."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.folders import Folder, FolderTree
from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind
from desktop.ui.chat.conversation_list.row_menus import FolderMenu, RowMenu
from desktop.ui.theme.theme import Theme

TREE = FolderTree(
    [
        Folder(id="food", name="Food & drink"),
        Folder(id="bread", name="Bread", parent_id="food"),
        Folder(id="work", name="Work"),
    ]
)
HERE = QPoint(5, 5)


def chat(name: str, home: str | None = None, *, is_pinned: bool = False) -> ListRow:
    return ListRow(kind=RowKind.CHAT, title=name, id=name, folder_id=home, is_pinned=is_pinned)


def targets(menu: QMenu) -> dict[str, bool]:
    return {action.text().strip(): action.isEnabled() for action in menu.actions() if action.text()}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    for menu in made.findChildren(QMenu):
        menu.close()


def test_one_chat(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    menu = RowMenu(theme, window)
    menu.open_for(("a",), [chat("a", "bread", is_pinned=True)], TREE, HERE)
    assert menu.rename_action.isVisible()
    assert menu.pin_action.text() == "Unpin"
    assert targets(menu.move_menu) == {
        "No folder": True,
        "Food && drink": True,
        "Bread": False,
        "Work": True,
        "New folder": True,
    }
    with qtbot.waitSignal(menu.delete_requested) as deleted:
        menu.delete_action.trigger()
    with qtbot.waitSignal(menu.move_requested) as moved:
        menu.move_menu.actions()[0].trigger()
    assert (deleted.args, moved.args) == (["a"], [("a",), None])


def test_several_chats(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    menu = RowMenu(theme, window)
    menu.open_for(("a", "b"), [chat("a", is_pinned=True), chat("b")], TREE, HERE)
    assert menu.chosen() == ("a", "b")
    assert not menu.rename_action.isVisible()
    assert menu.delete_action.text().startswith("Delete 2 chats")
    with qtbot.assertNotEmitted(menu.delete_requested), qtbot.waitSignal(menu.delete_many_requested) as deleted:
        menu.delete_action.trigger()
    with qtbot.waitSignal(menu.pin_requested) as pinned:
        menu.pin_action.trigger()
    with qtbot.waitSignal(menu.folder_requested) as wanted:
        menu.move_menu.actions()[-1].trigger()
    assert deleted.args == [("a", "b")]
    assert pinned.args == [("a", "b"), True]
    assert wanted.args == [("a", "b")]
    menu.open_for(("a",), [chat("a")], TREE, HERE)
    assert menu.rename_action.isVisible()
    assert menu.delete_action.text().startswith("Delete\t")


def test_a_folder(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    menu = FolderMenu(theme, window)
    row = ListRow(kind=RowKind.FOLDER, title="Food & drink", id="food", count=1)
    menu.open_for(row, TREE, HERE)
    assert menu.delete_action.text() == "Delete folder and its chat"
    assert targets(menu.move_menu) == {"Top": False, "Food && drink": False, "Bread": False, "Work": True}
    wishes = (
        (menu.rename_action, menu.rename_requested, ["food"]),
        (menu.new_action, menu.folder_requested, ["food"]),
        (menu.keep_action, menu.delete_requested, ["food", False]),
        (menu.delete_action, menu.delete_requested, ["food", True]),
        (menu.move_menu.actions()[-1], menu.move_requested, ["food", "work"]),
    )
    for action, signal, told in wishes:
        with qtbot.waitSignal(signal) as heard:
            action.trigger()
        assert heard.args == told
    menu.open_for(ListRow(kind=RowKind.FOLDER, title="Bread", id="bread"), TREE, HERE)
    assert not menu.delete_action.isVisible()
