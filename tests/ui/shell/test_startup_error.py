"""A window that cannot open says why, and the program then ends with 1."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.shell.startup_error import StartupErrorWindow, show_startup_error
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import PlainLabel

ERROR = KnownError(ErrorKind.DATABASE_LOCKED, path="/a/<b>folder</b>", details="held by process 7")


def when_shown(act: Callable[[StartupErrorWindow], object]) -> QTimer:
    """Do something with the window as soon as it is there, and look again until then."""
    timer = QTimer(interval=10)

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, StartupErrorWindow) and window.isVisible():
                timer.stop()
                act(window)

    timer.timeout.connect(look)
    timer.start()
    return timer


def closes(window: QObject) -> None:
    assert isinstance(window, StartupErrorWindow)
    window.close()


@pytest.mark.parametrize(
    "leave",
    [
        lambda window: window.quit_button.click(),
        lambda window: QTest.keyClick(window, Qt.Key.Key_Return),
        lambda window: QTest.keyClick(window, Qt.Key.Key_Escape),
        closes,
    ],
    ids=["button", "enter", "escape", "closed"],
)
def test_every_way_out_ends_with_1(theme: Theme, qtbot: QtBot, leave: Callable[[StartupErrorWindow], object]) -> None:
    timer = when_shown(leave)
    assert show_startup_error(theme, ERROR) == 1
    assert not timer.isActive()


def test_it_says_what_happened_and_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    window = StartupErrorWindow(theme, ERROR)
    qtbot.addWidget(window)
    window.show()
    said = " ".join(label.text() for label in window.findChildren(PlainLabel))
    for sentence in (ERROR.what, ERROR.safe, ERROR.next_step):
        assert str(sentence) in said
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in window.findChildren(PlainLabel))
    assert window.quit_button.hasFocus() or not window.isActiveWindow()
