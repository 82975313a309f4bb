"""The list of chats with keys and mouse: opening, renaming, deleting, searching."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.core.chat import Conversation
from desktop.ui.chat.conversation_list.date_groups import dated_rows
from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind
from desktop.ui.chat.conversation_list.row_painter import menu_rect
from desktop.ui.chat.conversation_list.sidebar import Sidebar
from desktop.ui.theme.theme import Theme

TODAY = date(2026, 11, 25)


def rows(*names: str) -> list[ListRow]:
    found = [Conversation(id=name.lower(), title=name, created_at=0.0, updated_at=0.0) for name in names]
    return dated_rows(found, TODAY)


@pytest.fixture
def sidebar(theme: Theme, qtbot: QtBot) -> Sidebar:
    made = Sidebar(theme)
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.set_rows(rows("Bread", "Rivers", "Stars"), "")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.list.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def press(sidebar: Sidebar, *keys: Qt.Key) -> str:
    for key in keys:
        QTest.keyClick(sidebar.list, key)
    return sidebar.list.current_id()


def test_headings_are_passed_over(sidebar: Sidebar) -> None:
    assert sidebar.rows.row_at(0).kind is RowKind.HEADING
    assert sidebar.list.current_id() == "bread"
    assert press(sidebar, Qt.Key.Key_Up) == "bread"
    assert press(sidebar, Qt.Key.Key_Down, Qt.Key.Key_Down) == "stars"
    assert press(sidebar, Qt.Key.Key_Down) == "stars"
    assert press(sidebar, Qt.Key.Key_Up) == "rivers"
    assert press(sidebar, Qt.Key.Key_Home) == "bread"
    assert press(sidebar, Qt.Key.Key_End) == "stars"
    assert press(sidebar, Qt.Key.Key_PageUp) == "bread"
    assert press(sidebar, Qt.Key.Key_PageDown) == "stars"


def test_arrows_do_not_open_and_enter_does(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sidebar.open_requested):
        press(sidebar, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.open_requested) as heard:
        press(sidebar, Qt.Key.Key_Return)
    assert heard.args == ["rivers"]


def test_delete_wishes_to_delete(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.delete_requested) as heard:
        press(sidebar, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert heard.args == ["rivers"]


def editor(sidebar: Sidebar) -> QLineEdit:
    found = sidebar.list.findChild(QLineEdit, "rowEditor")
    assert isinstance(found, QLineEdit)
    return found


def test_f2_renames_and_esc_keeps_the_old(sidebar: Sidebar, qtbot: QtBot) -> None:
    press(sidebar, Qt.Key.Key_F2)
    QTest.keyClicks(editor(sidebar), "Cake")
    with qtbot.assertNotEmitted(sidebar.rename_requested):
        QTest.keyClick(editor(sidebar), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sidebar.list.findChild(QLineEdit, "rowEditor") is None)
    press(sidebar, Qt.Key.Key_F2)
    QTest.keyClicks(editor(sidebar), " Cake ")
    with qtbot.waitSignal(sidebar.rename_requested) as heard:
        QTest.keyClick(editor(sidebar), Qt.Key.Key_Return)
    assert heard.args == ["bread", "Cake"]


def test_a_title_that_is_edited_is_not_taken_away(sidebar: Sidebar, qtbot: QtBot) -> None:
    press(sidebar, Qt.Key.Key_F2)
    sidebar.set_rows(rows("Rivers"), "")
    assert sidebar.list.is_editing
    assert sidebar.rows.rowCount() == 4
    QTest.keyClick(editor(sidebar), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sidebar.rows.rowCount() == 2)


def test_the_keyboard_stays_where_it_was_when_rows_change(sidebar: Sidebar) -> None:
    press(sidebar, Qt.Key.Key_Down)
    sidebar.set_rows(rows("New", "Bread", "Rivers", "Stars"), "")
    assert sidebar.list.current_id() == "rivers"
    sidebar.set_rows(rows("New", "Bread", "Stars"), "")
    assert sidebar.list.current_id() == "stars"
    sidebar.set_rows(rows("New"), "")
    assert sidebar.list.current_id() == "new"


def test_a_click_opens_and_the_dots_open_the_menu(sidebar: Sidebar, qtbot: QtBot) -> None:
    place = sidebar.list.row_rect(2)
    with qtbot.waitSignal(sidebar.open_requested) as heard:
        QTest.mouseClick(sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert heard.args == ["rivers"]
    with qtbot.assertNotEmitted(sidebar.open_requested):
        QTest.mouseClick(sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=menu_rect(place).center())
    assert sidebar.menu.isVisible()
    with qtbot.waitSignal(sidebar.delete_requested) as wish:
        sidebar.menu.delete_action.trigger()
    assert wish.args == ["rivers"]
    sidebar.menu.close()


def test_the_menu_key_opens_the_menu_of_the_keyboards_row(sidebar: Sidebar, qtbot: QtBot) -> None:
    press(sidebar, Qt.Key.Key_End)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(sidebar.list.menu_requested) as heard:
        QApplication.sendEvent(sidebar.list.viewport(), event)
    assert heard.args is not None
    assert heard.args[0] == "stars"
    sidebar.menu.close()


def test_who_takes_the_place_of_a_deleted_chat(sidebar: Sidebar) -> None:
    assert sidebar.neighbour_of("bread") == "rivers"
    assert sidebar.neighbour_of("stars") == "rivers"
    assert sidebar.neighbour_of("unknown") == ""
    sidebar.set_rows(rows("Bread"), "")
    assert sidebar.neighbour_of("bread") == ""


def test_from_the_search_down_leads_into_the_list(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.focus_search()
    QTest.keyClick(sidebar.search, Qt.Key.Key_Down)
    assert sidebar.list.hasFocus()
    sidebar.focus_search()
    QTest.keyClicks(sidebar.search, "brea")
    with qtbot.waitSignal(sidebar.open_requested) as heard:
        QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    assert heard.args == ["bread"]
    QTest.keyClick(sidebar.search, Qt.Key.Key_Escape)
    assert sidebar.search_text() == ""


def test_an_empty_list_says_why(sidebar: Sidebar) -> None:
    sidebar.set_rows([], "zebra")
    assert sidebar._words.text() == "No chats match"
    assert sidebar.clear_button.isVisible()
    sidebar.search.setText("zebra")
    sidebar.clear_button.click()
    assert sidebar.search_text() == ""
    sidebar.set_rows([], "")
    assert sidebar._words.text() == "Your chats will be listed here"
    assert not sidebar.clear_button.isVisible()


def test_ten_thousand_chats_cost_no_more(sidebar: Sidebar) -> None:
    sidebar.set_rows(rows(*(f"Chat {number}" for number in range(10_000))), "")
    press(sidebar, Qt.Key.Key_End)
    assert sidebar.list.current_id() == "chat 9999"
    assert len(sidebar.list.rows_in_view(sidebar.list.viewport().rect())) < 20
    sidebar.list.set_open("chat 0")
    assert sidebar.list.verticalOffset() == 0
    sidebar.grab()
