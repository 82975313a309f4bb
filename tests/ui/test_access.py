"""Every screen and dialog can be used without a mouse and without eyes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.chat.about_dialog import AboutDialog
from desktop.ui.chat.inspector.own_template_dialog import OwnTemplateDialog
from desktop.ui.links import LinkDialog
from desktop.ui.shell.rail import RailEntry
from desktop.ui.shell.shortcuts_dialog import ShortcutsDialog
from desktop.ui.shell.startup_error import StartupErrorWindow
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.screen_reader import tab_round, tab_stops, unnamed
from tests.ui.chat.stored_chats import store_three_chats

ERROR = KnownError(ErrorKind.FOLDER_UNUSABLE, path="/data", reason="gone", details="ENOENT")


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


@pytest.mark.parametrize("kind", [AboutDialog, OwnTemplateDialog, StartupErrorWindow, ShortcutsDialog, LinkDialog])
def test_every_dialog_says_what_can_be_used(program: OpenWindow, kind: type[QDialog]) -> None:
    program.open()
    dialog = _make(kind, program)
    dialog.show()
    assert unnamed(dialog) == []
    dialog.close()
    dialog.deleteLater()


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


def _make(kind: type[QDialog], program: OpenWindow) -> QDialog:
    window = program.bantam.window
    if kind is ShortcutsDialog:
        return ShortcutsDialog(program.theme, program.bantam.actions, window)
    if kind is LinkDialog:
        return LinkDialog("https://example.org/", window)
    if kind is StartupErrorWindow:
        return StartupErrorWindow(program.theme, ERROR)
    return AboutDialog(program.theme, window) if kind is AboutDialog else OwnTemplateDialog(program.theme, "", window)
