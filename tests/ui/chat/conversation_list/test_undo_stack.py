"""Taking back: the newest first, each with its own toast, and not for ever."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.chat.conversation_list.undo_stack import UndoStack
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


def test_taking_back(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toasts: list[Toast] = []
    done: list[str] = []

    def toast(text: str, words: str, act: object) -> Toast:
        toasts.append(Toast(theme, text, words, act, window))  # type: ignore[arg-type]
        return toasts[-1]

    stack = UndoStack(toast, window)
    stack.push("One", lambda: done.append("one"))
    stack.push("Two", lambda: done.append("two"))
    stack.push("Three", lambda: done.append("three"))
    toasts[1].action.click()
    stack.undo()
    assert done == ["two", "three"]
    assert toasts[2].is_dismissed
    with qtbot.waitSignal(stack.changed) as heard:
        stack.undo()
    assert heard.args == [False]
    assert done == ["two", "three", "one"]
    stack.undo()
    stack.push("Four", lambda: done.append("four"))
    stack.timer.setInterval(1)
    stack.timer.start()
    qtbot.waitUntil(lambda: not stack.can_undo)
    toasts[-1].action.click()
    assert "four" not in done
