"""The window shows one screen at a time, and its keys work only where they make sense."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import Actions
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rail import RailEntry
from desktop.ui.shell.shortcuts_dialog import ShortcutsDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def add_welcome(window: MainWindow) -> QWidget:
    """A screen that stands alone, as the first start shows it."""
    welcome = QLabel("Welcome")
    window.add_screen("welcome", "Welcome", "", welcome)
    window.show_screen("welcome")
    return welcome


def test_it_has_its_name_and_its_least_size(window: MainWindow) -> None:
    assert window.windowTitle() == "Bantam"
    window.resize(10, 10)
    assert (window.width(), window.height()) == (960, 640)


def test_the_first_screen_is_shown_and_marked(window: MainWindow) -> None:
    assert window.screen_id == "chat"
    assert window.rail.isVisible()
    assert [entry.isChecked() for entry in window.rail.findChildren(RailEntry)] == [True]


def test_a_screen_without_an_entry_stands_alone(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.screen_changed) as changed:
        welcome = add_welcome(window)
    assert changed.args == ["welcome"]
    assert window.screen_id == "welcome"
    assert welcome.isVisible()
    assert not window.rail.isVisible()


def test_a_screen_that_stands_alone_has_only_its_own_keys(window: MainWindow, actions: Actions) -> None:
    add_welcome(window)
    heard: list[str] = []
    actions["new_chat"].triggered.connect(lambda: heard.append("new_chat"))
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert window.screen_id == "welcome"
    assert heard == []
    assert {action.objectName() for action in actions.all() if action.isVisible()} == {"quit", "shortcuts"}


def test_the_keys_come_back_with_the_chat(window: MainWindow, actions: Actions) -> None:
    add_welcome(window)
    window.show_screen("chat")
    heard: list[str] = []
    actions["new_chat"].triggered.connect(lambda: heard.append("new_chat"))
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert heard == ["new_chat"]
    assert not actions["stop"].isEnabled()


def test_a_screen_that_was_taken_away_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    welcome = add_welcome(window)
    window.show_screen("chat")
    with qtbot.waitSignal(welcome.destroyed):
        window.remove_screen("welcome")
    assert window.screen_id == "chat"


def test_f6_goes_from_part_to_part_and_back(window: MainWindow) -> None:
    window.rail.findChildren(RailEntry)[0].setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(type(focused).__name__)
    assert seen == ["QPushButton", "QLineEdit", "RailEntry", "QPushButton"]
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(QApplication.focusWidget(), RailEntry)


def test_the_shortcuts_open_and_close(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, CTRL)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_quit_closes_the_window(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


def test_what_is_told_stands_in_the_status_bar(window: MainWindow) -> None:
    window.set_network_text("Offline")
    window.set_processor("CPU")
    window.set_graphics("GPU")
    window.set_speed("12 tok/s")
    window.set_memory("1 GB")
    status = window.status
    said = [part.text() for part in (status.network, status.processor, status.graphics, status.speed, status.memory)]
    assert said == ["Offline", "CPU", "GPU", "12 tok/s", "1 GB"]
    window.set_graphics("")
    assert status.graphics.isHidden()


def test_a_toast_lies_over_the_screen_and_not_over_the_rail(window: MainWindow) -> None:
    toast = window.toast("Chat deleted", "Undo", lambda: None)
    corner = toast.mapTo(window, toast.rect().topLeft())
    assert toast.isVisible()
    assert corner.x() >= window.rail.width()
    toast.dismiss()
