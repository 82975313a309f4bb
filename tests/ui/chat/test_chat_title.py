"""The title in the header: edited in its place, kept or given up."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.chat.chat_title import ChatTitle
from desktop.ui.theme.theme import Theme


class Stage(QWidget):
    """A title, and another field to go to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = ChatTitle(theme)
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.other)
        column.addWidget(self.title)
        self.wishes: list[str] = []
        self.title.rename_requested.connect(self.wishes.append)


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    made = Stage(theme)
    qtbot.addWidget(made)
    made.title.set_title("The sea", can_rename=True)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.title.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def edit(stage: Stage, words: str) -> None:
    QTest.keyClick(stage.title, Qt.Key.Key_F2)
    assert stage.title.editor.isVisible()
    assert stage.title.editor.selectedText() == "The sea"
    QTest.keyClicks(stage.title.editor, words)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_begin_to_edit(stage: Stage, key: Qt.Key) -> None:
    QTest.keyClick(stage.title, key)
    assert stage.title.editor.hasFocus()


def test_a_double_click_edits(stage: Stage) -> None:
    QTest.mouseDClick(stage.title, Qt.MouseButton.LeftButton)
    assert stage.title.editor.isVisible()


def test_enter_keeps_the_new_title_once(stage: Stage) -> None:
    edit(stage, "  The ocean ")
    QTest.keyClick(stage.title.editor, Qt.Key.Key_Return)
    assert stage.wishes == ["The ocean"]
    assert stage.title.editor.isHidden()
    assert stage.title.title == "The sea", "the title changes when it is stored"


def test_esc_keeps_the_old_title(stage: Stage) -> None:
    edit(stage, "The ocean")
    QTest.keyClick(stage.title.editor, Qt.Key.Key_Escape)
    assert stage.wishes == []
    assert stage.title.editor.isHidden()


def test_esc_belongs_to_the_field_even_where_it_is_a_shortcut(stage: Stage) -> None:
    edit(stage, "The ocean")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(stage.title.editor, event)
    assert event.isAccepted()
    assert stage.title.editor.isVisible()


def test_leaving_the_field_keeps_the_new_title(stage: Stage) -> None:
    edit(stage, "The ocean")
    stage.other.setFocus()
    assert stage.wishes == ["The ocean"]
    assert stage.title.editor.isHidden()


@pytest.mark.parametrize("words", ["The sea", "   "])
def test_the_same_or_an_empty_title_is_no_wish(stage: Stage, words: str) -> None:
    edit(stage, words)
    QTest.keyClick(stage.title.editor, Qt.Key.Key_Return)
    assert stage.wishes == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_focus_goes_back_to_the_title(stage: Stage, key: Qt.Key) -> None:
    edit(stage, "The ocean")
    QTest.keyClick(stage.title.editor, key)
    assert stage.title.hasFocus()


def test_a_chat_that_is_not_stored_has_none_to_change(stage: Stage) -> None:
    stage.title.set_title("New chat", can_rename=False)
    stage.title.edit()
    assert stage.title.editor.isHidden()
    assert stage.title.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_long_title_is_cut_and_read_out_whole(stage: Stage) -> None:
    stage.title.set_title("word " * 100, can_rename=True)
    assert stage.title._shown().endswith("…")
    assert stage.title.accessibleName() == "word " * 100
    assert stage.title.minimumSizeHint().width() < 100
