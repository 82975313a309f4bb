"""The panel at the right, the theme and the dialogs, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.core.sampling import Sampling
from desktop.settings import ThemeChoice
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats


def dialog(program: OpenWindow, name: str) -> QDialog:
    found = program.bantam.window.findChild(QDialog, name)
    assert isinstance(found, QDialog)
    return found


def test_the_theme_is_changed_in_the_menu_and_remembered(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.header.menu.theme_actions[ThemeChoice.DARK].trigger()
    assert program.theme.is_dark
    program.until(lambda: program.bantam.composition.settings.current().theme is ThemeChoice.DARK)


def test_about_opens_and_closes(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.header.menu.about_requested.emit()
    about = dialog(program, "aboutDialog")
    assert about.isVisible()
    about.accept()
    program.until(lambda: program.bantam.window.findChild(QDialog, "aboutDialog") is None)


def test_the_inspector_is_hidden_remembered_and_saved(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.ctrl(Qt.Key.Key_I)
    assert program.view.inspector.isHidden()
    program.view.inspector.sampling.rows["top_k"].slider.setValue(7)
    program.until(lambda: not program.bantam.composition.settings.current().inspector_shown)
    program.close()
    program.open()
    program.until(lambda: program.view.inspector.values.sampling.top_k == 7)  # what was set last is saved at the end
    assert program.bantam.composition.settings.current().sampling.top_k == Sampling().top_k, "for that chat alone"
    assert program.view.inspector.isHidden()
    program.view.header.inspector_button.click()
    assert program.view.inspector.isVisible()


def test_in_a_narrow_window_the_inspector_stands_in_place_of_the_list(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.bantam.window.resize(960, 640)
    program.until(program.view.inspector.isHidden)
    program.ctrl(Qt.Key.Key_I)
    view = program.view
    assert view.inspector.isVisible()
    assert view.sidebar.isHidden()
    assert not view._middle.geometry().intersects(view.inspector.geometry()), "nothing of the chat is covered"
    view.inspector._close.click()
    assert view.inspector.isHidden()
    assert view.sidebar.isVisible()
    program.ctrl(Qt.Key.Key_I)
    program.ctrl(Qt.Key.Key_K)
    assert view.sidebar.isAncestorOf(program.focused()), "a search brings the list back"
    assert view.inspector.isHidden()
    program.bantam.window.resize(1280, 800)
    program.until(program.view.inspector.isVisible)


@pytest.mark.engine
def test_what_is_set_holds_for_the_next_answer_at_once(program: OpenWindow) -> None:
    program.open(max_tokens=200)
    field = program.view.inspector.sampling.rows["max_tokens"].field
    field.setFocus()
    field.selectAll()
    program.type("3")
    program.send("Tell me a long story about the sea.")
    program.until(program.answers)
    program.until_over()
    figures = program.view.transcript.column.rows()[-1].message.figures
    assert figures is not None
    assert figures.tokens == 3
