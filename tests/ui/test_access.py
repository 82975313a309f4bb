"""Every screen and dialog can be used without a mouse and without eyes."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.shell.rail import RailEntry
from tests.fixtures.dialogs import DIALOGS, ERROR
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.screen_reader import tab_round, tab_stops, unnamed
from tests.ui.chat.stored_chats import store_three_chats

ROOT = Path(__file__).parents[2]


def test_every_screen_says_what_can_be_used(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    window = program.bantam.window
    for screen in ("chat", "settings"):
        window.show_screen(screen)
        assert unnamed(window) == [], screen
    window.show_screen("chat")
    for section in program.view.inspector.sections:
        section.header.setChecked(True)
    program.view.inspector.schema.switch.click()
    assert unnamed(window) == []
    program.view.transcript.show_error(ERROR)
    assert unnamed(window) == []


def test_the_welcome_says_what_can_be_used(program: OpenWindow) -> None:
    program.open(welcomed=False)
    assert unnamed(program.bantam.window) == []


def test_every_dialog_can_be_used_without_a_mouse_and_without_eyes(program: OpenWindow) -> None:
    program.open()
    for name, make in DIALOGS.items():
        dialog = make(program.bantam, program.theme)
        dialog.show()
        assert unnamed(dialog) == [], name
        assert dialog.windowTitle(), name
        dialog.activateWindow()
        program.until(dialog.isActiveWindow)
        first = tab_stops(dialog)[0]
        came_by = tab_round(dialog, first)
        missing = [widget for widget in tab_stops(dialog) if widget not in came_by]
        assert missing == [], (name, [(type(widget).__name__, widget.accessibleName()) for widget in missing])
        dialog.close()
        dialog.deleteLater()


def test_no_dialog_is_left_out() -> None:
    """Every class of a dialog in the program is made by one of `DIALOGS`."""
    sources = [file.read_text("utf-8") for file in (ROOT / "desktop" / "ui").rglob("*.py")]
    classes = {
        name for source in sources for name in re.findall(r"^class (\w+)\((?:QDialog|\w+Dialog)\)", source, re.M)
    }
    made = (ROOT / "tests" / "fixtures" / "dialogs.py").read_text("utf-8")
    assert {name for name in classes - {"FittedDialog", "JobDialog"} if name not in made} == set()
    assert len(classes) >= 9


def test_popups_say_what_can_be_used(program: OpenWindow) -> None:
    program.open()
    program.chat.models.open_picker()
    program.until(program.view.picker.isVisible)
    assert unnamed(program.view.picker) == []
    program.view.picker.close()


@pytest.mark.parametrize("screen", ["chat", "settings"])
def test_tab_comes_by_everything_in_the_order_of_the_window(program: OpenWindow, screen: str) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    window = program.bantam.window
    window.show_screen(screen)
    first = window.rail.findChildren(RailEntry)[0]
    came_by = tab_round(window, first)
    view = program.view if screen == "chat" else program.bantam.settings_view
    panes: list[QWidget] = [window.rail, *view.panes()]
    places = [_pane_of(widget, panes) for widget in came_by]
    assert places == sorted(places), [type(widget).__name__ for widget in came_by]
    missing = [widget for widget in tab_stops(window) if widget not in came_by]
    assert missing == [], [(type(widget.parent()).__name__, widget.accessibleName()) for widget in missing]


def test_tab_in_the_settings_scrolls_to_what_it_comes_by(program: OpenWindow) -> None:
    program.open()
    program.ctrl(Qt.Key.Key_Comma)
    view = program.bantam.settings_view
    view.about.report_button.setFocus(Qt.FocusReason.TabFocusReason)
    view.area.ensureWidgetVisible(view.about.report_button)
    assert not view.about.report_button.visibleRegion().isEmpty()
    assert QApplication.focusWidget() is view.about.report_button


def _pane_of(widget: QWidget, panes: list[QWidget]) -> int:
    return next(place for place, pane in enumerate(panes) if pane is widget or pane.isAncestorOf(widget))
