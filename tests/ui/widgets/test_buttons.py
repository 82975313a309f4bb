"""Buttons have their sizes, their colours, their keys and their ring."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import ThemeChoice
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, IconButton, Pill
from desktop.ui.widgets.focus_ring import FocusRing, FocusRings


@pytest.mark.parametrize(("height", "kind"), [(28, "quiet"), (32, "secondary"), (40, "primary")])
def test_heights(theme: Theme, qtbot: QtBot, height: int, kind: str) -> None:
    button = Button(theme, "Restart", kind=kind, height=height)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == height


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize(("is_down", "token"), [(False, "accent"), (True, "accent-press")])
def test_a_primary_button_is_the_accent(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice, is_down: bool, token: str
) -> None:
    theme.set_choice(choice)
    button = Button(theme, "Restart", kind="primary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.setDown(is_down)
    assert button.grab().toImage().pixelColor(6, 16) == theme.colour(token)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_it(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(theme, "Restart")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_an_icon_button_has_words_and_28_px(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "copy", "Copy the answer")
    qtbot.addWidget(button)
    assert (button.toolTip(), button.accessibleName()) == ("Copy the answer", "Copy the answer")
    button.show()
    assert (button.width(), button.height()) == (28, 28)


def test_a_pill_is_round(theme: Theme, qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    pill = Pill(theme, "Licence", parent=ground)
    pill.resize(pill.sizeHint())
    ground.resize(pill.size())
    picture = ground.grab().toImage()
    assert picture.pixelColor(2, 2) == theme.colour("window")
    assert picture.pixelColor(6, 14) == theme.colour("raised")


def test_the_keyboard_brings_a_ring_and_the_mouse_does_not(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = Button(theme, "First"), Button(theme, "Second")
    column.addWidget(first)
    column.addWidget(second)
    rings = FocusRings(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert rings.parent() is window
    assert not window.findChildren(FocusRing)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    (ring,) = [found for found in window.findChildren(FocusRing) if found.isVisible()]
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    window.resize(window.width(), window.height() + 40)
    qtbot.waitUntil(lambda: ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4))
    second.clearFocus()
    assert not ring.isVisible()
