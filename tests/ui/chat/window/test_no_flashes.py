"""A part of a screen that is shown before it stands in the window is a window of its own for a moment."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats


class ShownWindows(QObject):
    """Notes each widget that is shown as a window though it is none; it takes the focus from the real one."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, (QMainWindow, QDialog, QMenu)):
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def shown_windows(qapp: QApplication) -> Iterator[ShownWindows]:
    watcher = ShownWindows()
    qapp.installEventFilter(watcher)
    yield watcher
    qapp.removeEventFilter(watcher)


def test_nothing_but_windows_is_shown_as_a_window(program: OpenWindow, shown_windows: ShownWindows) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    window, actions = program.bantam.window, program.bantam.actions
    for name in ("show_settings", "show_chat", "new_chat"):
        actions[name].trigger()
        program.qtbot.wait(100)
    assert shown_windows.names == []
    actions["search_chats"].trigger()
    program.until(program.view.sidebar.search.hasFocus)
    assert window.isActiveWindow()
