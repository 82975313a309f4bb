"""Folders, pins and many chats at once in the real window, with keys, menus and the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop.composition import Composition
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def with_folder(composition: Composition) -> None:
    store_three_chats(composition)
    composition.conversations.folders.create("Food", None)


def rows(program: OpenWindow) -> list[str]:
    """Headings in brackets, folders with a slash, pins with a star, each level further right."""
    found = []
    for row in program.view.sidebar.rows.rows():
        mark = f"[{row.title}]" if row.is_heading else f"{row.title}/" if row.is_folder else row.title
        found.append("  " * row.depth + ("*" if row.is_pinned else "") + mark)
    return [row for row in found if not row.startswith("[November")]


def folder_id(program: OpenWindow, name: str = "Food") -> str:
    return str(next(row.id for row in program.view.sidebar.rows.rows() if row.is_folder and row.title == name))


def place_of(program: OpenWindow, identifier: str) -> QPoint:
    chats = program.view.sidebar.list
    return chats.row_rect(program.view.sidebar.rows.index_of_row(identifier).row()).center()  # type: ignore[no-any-return]


def drag(program: OpenWindow, start: QPoint, end: QPoint) -> None:
    area = program.view.sidebar.list.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3, 4):
        QTest.mouseMove(area, start + (end - start) * step / 4)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=end)


def menu_for(program: OpenWindow, identifier: str) -> None:
    program.view.sidebar.list.menu_requested.emit(identifier, QPoint(5, 5))


def close_menu(program: OpenWindow, menu: QMenu) -> None:
    menu.close()
    program.activate()


def test_a_chat_is_pinned_and_unpinned(program: OpenWindow) -> None:
    program.open(store_three_chats)
    menu_for(program, "bread")
    assert program.view.sidebar.menu.pin_action.text() == "Pin"
    program.view.sidebar.menu.pin_action.trigger()
    close_menu(program, program.view.sidebar.menu)
    program.until(lambda: rows(program)[:2] == ["[Pinned]", "*Bread"])
    index = program.view.sidebar.rows.index_of("bread")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Bread, pinned"
    menu_for(program, "bread")
    assert program.view.sidebar.menu.pin_action.text() == "Unpin"
    program.view.sidebar.menu.pin_action.trigger()
    close_menu(program, program.view.sidebar.menu)
    program.until(lambda: "*Bread" not in rows(program))


def test_a_folder_is_made_for_a_chat_and_named_at_once(program: OpenWindow) -> None:
    program.open(store_three_chats)
    menu_for(program, "rivers")
    menu = program.view.sidebar.menu
    close_menu(program, menu)  # a menu is gone when what was chosen in it happens
    menu.move_menu.actions()[-1].trigger()
    program.until(lambda: program.view.sidebar.list.is_editing)
    program.type("Water")
    program.key(Qt.Key.Key_Return)
    program.until(lambda: rows(program)[:3] == ["[Folders]", "Water/", "  Rivers"])
    index = program.view.sidebar.rows.index_of_row(folder_id(program, "Water"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Water, folder, open, 1"


def test_a_chat_is_moved_by_the_menu_and_back_with_the_undo_key(program: OpenWindow) -> None:
    program.open(with_folder)
    menu_for(program, "bread")
    targets = {action.text(): action for action in program.view.sidebar.menu.move_menu.actions()}
    assert not targets["No folder"].isEnabled()
    targets["Food"].trigger()
    close_menu(program, program.view.sidebar.menu)
    program.until(lambda: "  Bread" in rows(program))
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: "Bread" in rows(program))


def test_a_chat_is_dragged_into_a_folder_and_out(program: OpenWindow) -> None:
    program.open(with_folder)
    drag(program, place_of(program, "bread"), place_of(program, folder_id(program)))
    program.until(lambda: "  Bread" in rows(program))
    assert program.chat.chat.id == "stars", "a drag opens nothing"
    drag(program, place_of(program, "bread"), place_of(program, "rivers"))
    program.until(lambda: "Bread" in rows(program))


def test_a_folder_is_dragged_into_another_but_not_into_itself(program: OpenWindow) -> None:
    program.open(with_folder)
    program.chat.folders.create(None)
    program.until(lambda: program.view.sidebar.list.is_editing)
    program.type("Bakery")
    program.key(Qt.Key.Key_Return)
    program.until(lambda: "Bakery/" in rows(program))
    inner, outer = folder_id(program, "Bakery"), folder_id(program)
    drag(program, place_of(program, inner), place_of(program, outer))
    program.until(lambda: "  Bakery/" in rows(program))
    drag(program, place_of(program, outer), place_of(program, inner))
    program.until(lambda: not program.bantam.tasks._running)
    assert rows(program)[1:3] == ["Food/", "  Bakery/"]


def test_folders_with_the_keyboard_alone(program: OpenWindow) -> None:
    program.open(with_folder)
    program.chat.folders.move_chats(("bread",), folder_id(program))
    program.until(lambda: "  Bread" in rows(program))
    chats = program.view.sidebar.list
    chats.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_Home)
    assert chats.current_id() == folder_id(program)
    program.key(Qt.Key.Key_Left)
    program.until(lambda: "  Bread" not in rows(program))
    program.key(Qt.Key.Key_Right)
    program.until(lambda: "  Bread" in rows(program))
    program.key(Qt.Key.Key_Down)
    assert chats.current_id() == "bread"
    program.key(Qt.Key.Key_Left)
    assert chats.current_id() == folder_id(program)
    program.key(Qt.Key.Key_F2)
    program.until(lambda: chats.is_editing)
    program.type("Kitchen")
    program.key(Qt.Key.Key_Return)
    program.until(lambda: "Kitchen/" in rows(program))
    chats.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_Delete)
    program.until(lambda: "Kitchen/" not in rows(program))
    assert "Bread" in rows(program), "its chats are kept"
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: "  Bread" in rows(program))


def test_a_folder_is_deleted_with_its_chats_and_comes_back(program: OpenWindow) -> None:
    program.open(with_folder)
    program.chat.folders.move_chats(("stars", "bread"), folder_id(program))
    program.until(lambda: "  Stars" in rows(program))
    menu_for(program, folder_id(program))
    menu = program.view.sidebar.folder_menu
    assert menu.delete_action.text() == "Delete folder and 2 chats"
    menu.delete_action.trigger()
    close_menu(program, menu)
    program.until(lambda: program.titles() == ["Rivers"])
    program.until(lambda: program.chat.chat.id == "rivers")
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: "  Stars" in rows(program) and "  Bread" in rows(program))
    program.until(lambda: program.chat.chat.id == "stars")


def test_several_chats_are_chosen_with_the_mouse_and_deleted(program: OpenWindow) -> None:
    program.open(store_three_chats)
    area = program.view.sidebar.list.viewport()
    QTest.mouseClick(area, Qt.MouseButton.LeftButton, CONTROL, place_of(program, "bread"))
    assert program.view.sidebar.list.meant_by("bread") == ("stars", "bread")
    selected = program.view.sidebar.list.selectionModel().selectedIndexes()
    assert len(selected) == 2
    program.view.sidebar.list.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_Delete)
    program.until(lambda: program.titles() == ["Rivers"])
    program.until(lambda: program.chat.chat.id == "rivers")
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: program.titles() == ["Stars", "Rivers", "Bread"])
    program.until(lambda: program.chat.chat.id == "stars")


@pytest.mark.parametrize("by_keys", [True, False])
def test_a_stretch_of_chats_is_chosen_and_moved(program: OpenWindow, by_keys: bool) -> None:
    program.open(with_folder)
    chats = program.view.sidebar.list
    if by_keys:
        chats.set_current(program.view.sidebar.rows.index_of("rivers"))
        chats.setFocus(Qt.FocusReason.TabFocusReason)
        program.key(Qt.Key.Key_Down, SHIFT)
    else:
        QTest.mouseClick(chats.viewport(), Qt.MouseButton.LeftButton, CONTROL, place_of(program, "stars"))
        QTest.mouseClick(chats.viewport(), Qt.MouseButton.LeftButton, pos=place_of(program, "rivers"))
        QTest.mouseClick(chats.viewport(), Qt.MouseButton.LeftButton, SHIFT, place_of(program, "bread"))
    assert chats.meant_by("bread") == ("rivers", "bread")
    drag(program, place_of(program, "bread"), place_of(program, folder_id(program)))
    program.until(lambda: rows(program)[1:4] == ["Food/", "  Rivers", "  Bread"])
    program.key(Qt.Key.Key_Escape)
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: "  Rivers" not in rows(program))


def test_a_search_can_be_kept_to_a_folder(program: OpenWindow) -> None:
    program.open(with_folder)
    program.chat.folders.move_chats(("bread",), folder_id(program))
    program.until(lambda: "  Bread" in rows(program))
    program.ctrl(Qt.Key.Key_K)
    program.type("in:food words")
    program.until(lambda: program.titles() == ["Bread"])
    assert "Words about bread" in program.view.sidebar.rows.row_at(0).snippet
    program.key(Qt.Key.Key_Escape)
    program.until(lambda: len(program.titles()) == 3)
