"""A window with one screen in it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.actions import Actions
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.theme.theme import Theme
from tests.ui.shell.screens import TwoPanes


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    return Actions()


@pytest.fixture
def window(theme: Theme, actions: Actions, qtbot: QtBot) -> Iterator[MainWindow]:
    """Shown and active, with the screen "chat"."""
    made = MainWindow(theme, actions)
    qtbot.addWidget(made)
    made.add_screen("chat", "Chat", "message-square", TwoPanes())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
