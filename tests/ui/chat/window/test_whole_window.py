"""The window as a whole: every action works, every pane is reached, everything has a name, nothing stalls or stays."""

import gc
import time
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QThread, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.actions import ACTIONS
from desktop.ui.chat.chat_view import ChatView
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

FRAME = 0.1  # seconds that the window may stand still at most, three times what is aimed at and more
INTERACTIVE = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit)


def focused_pane(program: OpenWindow) -> str:
    widget: QWidget | None = QApplication.focusWidget()
    window = program.bantam.window
    names = ("sidebar", "header", "transcript", "queue", "files", "composer", "inspector")
    panes = dict(zip(names, program.view.panes(), strict=True))
    panes |= {"rail": window.rail, "status": window.status}
    return next((name for name, pane in panes.items() if widget and (pane is widget or pane.isAncestorOf(widget))), "")


def test_f6_goes_through_every_pane_and_back(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    assert focused_pane(program) == "composer"
    there, back = [], []
    for _ in range(6):
        program.key(Qt.Key.Key_F6)
        there.append(focused_pane(program))
    for _ in range(6):
        program.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        back.append(focused_pane(program))
    assert there == ["inspector", "rail", "sidebar", "header", "transcript", "composer"]
    assert back == ["transcript", "header", "sidebar", "rail", "inspector", "composer"]


def test_every_action_does_something(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    actions, window, view = program.bantam.actions, program.bantam.window, program.view
    does: dict[str, Any] = {
        "show_models": lambda: window.screen_id == "models",
        "show_settings": lambda: window.screen_id == "settings",
        "show_chat": lambda: window.screen_id == "chat",
        "fork": lambda: "Stars (fork)" in program.titles(),
        "new_chat": lambda: program.chat.chat.id not in ("bread", "rivers", "stars"),
        "temporary_chat": lambda: program.chat.chat.is_temporary,
        "search_chats": view.sidebar.search.hasFocus,
        "choose_model": view.picker.isVisible,
        "toggle_inspector": view.inspector.isHidden,
        "next_pane": lambda: focused_pane(program) != "composer",
        "previous_pane": lambda: focused_pane(program) != "composer",
        "shortcuts": lambda: window.findChildren(QDialog),
        "find": lambda: program.bantam.find.is_open,
        "print_chat": lambda: window.findChildren(QDialog),
    }
    others = {"stop", "regenerate", "undo", "quit", "previous_version", "next_version", "find_next", "find_previous"}
    assert set(does) | others == {facts.id for facts in ACTIONS}
    for name, happened in does.items():
        view.composer.focus()
        assert actions[name].isEnabled(), name
        actions[name].trigger()
        program.until(happened)
        view.picker.close()
        for shown in window.findChildren(QDialog):
            shown.reject()
    assert not actions["stop"].isEnabled(), "there is nothing to stop"
    assert not actions["undo"].isEnabled(), "there is nothing to bring back"
    assert not actions["next_version"].isEnabled(), "there is one version of everything"
    actions["quit"].trigger()
    assert window.isHidden()


def test_everything_that_can_be_used_has_a_name(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    nameless = [
        widget
        for widget in program.bantam.window.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE) and not widget.accessibleName() and not _text(widget)
        if not isinstance(widget.parent(), QLineEdit)  # the pictures in a search field
    ]
    assert nameless == []


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.mark.engine
def test_the_window_never_stands_still_while_an_answer_streams(program: OpenWindow) -> None:
    program.open(max_tokens=150)
    gaps: list[float] = []
    last = [0.0]

    def beat() -> None:
        now = time.perf_counter()
        if last[0]:
            gaps.append(now - last[0])
        last[0] = now

    program.send("Write a Python program with a table of numbers, and explain it.")
    program.until_writing(1)
    timer = QTimer(program.bantam)
    timer.timeout.connect(beat)
    timer.start(5)
    program.until_over()
    timer.stop()
    assert len(gaps) > 20
    late = sorted(gaps)[-3:]
    assert sum(gap > FRAME for gap in gaps) <= 1, f"stood still for {late} s"


@pytest.mark.engine
def test_nothing_is_left_after_closing(program: OpenWindow) -> None:
    program.open(max_tokens=600)
    program.send("Tell me a long story about the sea.")
    program.until_writing(10)
    began = time.monotonic()
    program.close()
    assert time.monotonic() - began < 9
    gc.collect()
    left = [thing for thing in gc.get_objects() if isinstance(thing, (QTimer, QThread, ChatView)) and isValid(thing)]
    assert [thing for thing in left if not isinstance(thing, QTimer) or thing.isActive()] == []
    assert not [
        thing for thing in gc.get_objects() if isinstance(thing, QObject) and isValid(thing) and _is_ours(thing)
    ]


def _is_ours(thing: QObject) -> bool:
    return type(thing).__module__.startswith("desktop.ui.chat")
