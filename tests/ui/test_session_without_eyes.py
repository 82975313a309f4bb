"""A whole session through the accessible tree and the keyboard: no widget, no mouse."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from tests.fixtures.open_window import OpenWindow
from tests.fixtures.without_eyes import Listener, Role, described, named
from tests.ui.chat.stored_chats import store_three_chats

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[Path]:
    """Where this person keeps documents, as the system tells programs."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    told = Path(os.environ["XDG_CONFIG_HOME"], "user-dirs.dirs")
    told.write_text(f'XDG_DOCUMENTS_DIR="{folder}"\n')
    yield folder
    told.unlink()


@pytest.fixture
def listener(program: OpenWindow) -> Iterator[Listener]:
    """A screen reader is there from the start."""
    QAccessible.setActive(True)
    yield Listener(program.until)
    QAccessible.setActive(False)


def chats(listener: Listener) -> list[QAccessibleInterface]:
    """The rows of the list that can be chosen."""
    return [row for row in listener.all(Role.ListItem) if row.state().selectable]


@pytest.mark.engine
def test_a_whole_session(program: OpenWindow, listener: Listener, documents: Path) -> None:
    program.open(welcomed=False)
    # the first run
    listener.find(Role.StaticText, "Welcome to Bantam")
    assert listener.focused() == "Start chatting now with the built-in model"
    listener.press(Role.Button, "Start chatting now")
    # ask, and read the answer
    listener.focus(Role.EditableText, "Message")
    listener.type("What is the capital of France?")
    listener.key(Qt.Key.Key_Return)
    program.until(lambda: "Paris" in listener.read(Role.StaticText, "Answer"))
    listener.find(Role.Button, "Send")  # it says Stop while an answer is being written
    assert listener.read(Role.StaticText, "Your message") == "What is the capital of France?"
    spoken = [named(one) for one in listener.all(Role.StaticText)]
    assert spoken.index("Your message") < spoken.index("Answer"), "the answer is read out before the question"
    # edit the question
    listener.press(Role.Button, "Edit your message")
    program.until(lambda: listener.focused() == "Your message, to edit")
    listener.key(Qt.Key.Key_A, CONTROL)
    listener.type("What is the capital of Italy?")
    listener.key(Qt.Key.Key_Return)
    listener.find(Role.StaticText, "Version 2 of 2")
    program.until(lambda: "Rome" in listener.read(Role.StaticText, "Answer"))
    listener.find(Role.Button, "Send")
    # fork at the answer
    listener.press(Role.Button, "Fork here")
    program.until(lambda: ["(fork)" in named(one) for one in chats(listener)] == [True, False])
    program.until(lambda: chats(listener)[0].state().selected)
    # search
    listener.key(Qt.Key.Key_K, CONTROL)
    program.until(lambda: listener.focused() == "Search chats")
    listener.type("italy")
    program.until(lambda: any("Italy" in described(one) for one in listener.all(Role.ListItem)))
    listener.key(Qt.Key.Key_Escape)
    # export everything
    listener.press(Role.Button, "Export, import, backups")
    listener.press(Role.MenuItem, "Export all chats")
    listener.press(Role.RadioButton, "JSON")
    listener.press(Role.Button, "Export")
    listener.find(Role.StaticText, "Exported as")
    (file,) = documents.iterdir()
    written = json.loads(file.read_text())
    texts = {message["text"] for chat in written["chats"] for message in chat["messages"]}
    assert len(written["chats"]) == 2
    assert {"What is the capital of France?", "What is the capital of Italy?"} <= texts


def test_the_rows_of_the_list_are_told(program: OpenWindow, listener: Listener) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    program.bantam.composition.conversations.folders.pin(["bread"], True)
    program.chat.list.reload()
    program.until(lambda: listener.all(Role.ListItem, "Bread, pinned"))
    rows = listener.all(Role.ListItem)
    assert [named(row) for row in rows] == ["Pinned", "Bread, pinned", "November 2023", "Stars", "Rivers"]
    assert [bool(row.state().selected) for row in rows] == [False, False, False, True, False]
    assert [bool(row.state().selectable) for row in rows] == [False, True, False, True, True]
    program.view.sidebar.rows.set_writing(frozenset({"rivers"}))
    listener.find(Role.ListItem, "Rivers, being written")


def test_a_reader_follows_the_keyboard_through_the_list(program: OpenWindow, listener: Listener) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    listener.focus(Role.List, "Chats")
    assert listener.focused_row() == "Stars"
    listener.key(Qt.Key.Key_Down)
    assert listener.focused_row() == "Rivers"
    listener.key(Qt.Key.Key_Return)
    program.until(lambda: listener.read(Role.StaticText, "Answer") == "Words about rivers.")
    assert listener.find(Role.ListItem, "Rivers").state().selected
    listener.focus(Role.List, "Chats")
    listener.key(Qt.Key.Key_A, CONTROL)
    program.until(lambda: all(row.state().selected for row in chats(listener)))
