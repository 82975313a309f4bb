"""Cards, toasts and empty places say what they are told and offer what they should."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import EmptyState, ErrorCard, PlainLabel, Toast


def _error(details: str = "") -> KnownError:
    return KnownError(ErrorKind.ENGINE_STOPPED, doing="writing", reason="killed <b>", details=details)


def test_an_error_says_what_is_safe_and_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    card = ErrorCard(theme)
    qtbot.addWidget(card)
    card.show_error(_error())
    words = " ".join(label.text() for label in card.findChildren(PlainLabel))
    assert "killed <b>" in words
    assert "is safe" in words
    assert "Restart the engine" in words
    assert words.strip() == card.accessibleName()


def test_details_are_folded_until_they_are_asked_for(theme: Theme, qtbot: QtBot) -> None:
    card = ErrorCard(theme)
    qtbot.addWidget(card)
    details = card.findChild(QPlainTextEdit)
    assert details is not None
    card.show_error(_error("line 1\nline 2"))
    assert not details.isVisibleTo(card)
    card._fold.click()
    assert details.isVisibleTo(card)
    assert details.toPlainText() == "line 1\nline 2"
    card.show_error(_error())
    assert card._fold.isHidden()
    assert not details.isVisibleTo(card)


def test_the_way_forward_comes_first(theme: Theme, qtbot: QtBot) -> None:
    card = ErrorCard(theme)
    qtbot.addWidget(card)
    first, second = card.add_button("Restart", "primary"), card.add_button("Show log", "quiet")
    card.resize(600, 200)
    card.show()
    assert first.x() < second.x()


def test_a_toast_takes_its_action_once_and_goes(theme: Theme, qtbot: QtBot) -> None:
    taken: list[int] = []
    toast = Toast(theme, "Chat deleted", "Undo", lambda: taken.append(1))
    toast.show()
    with qtbot.waitSignal(toast.closed):
        QTest.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    toast.dismiss()
    assert taken == [1]


def test_a_toast_goes_by_itself_after_ten_seconds(theme: Theme, qtbot: QtBot) -> None:
    toast = Toast(theme, "Copied")
    toast.show()
    timer = toast.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 10_000
    with qtbot.waitSignal(toast.closed):
        timer.timeout.emit()


def test_an_empty_place_offers_the_next_step(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "message-square", "Start a chat", "Nothing leaves this computer.")
    qtbot.addWidget(empty)
    button = empty.add_button("New chat")
    empty.show()
    assert button.kind == "primary"
    assert button.y() > empty.findChildren(PlainLabel)[1].y()
