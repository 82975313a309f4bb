"""What a reader does with words, in the real window: copy them, save code, and be left in peace."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.widgets import Button, Toast
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_chat, store_three_chats

CODE = "Look:\n\n```python add.py\ndef add(a, b):\n    return a + b\n```\n"


def with_code(composition: Composition) -> None:
    store_chat(composition, "code", "Code", 1.0, CODE)


def ask_to_save(program: OpenWindow) -> None:
    (block,) = [part for part in program.view.transcript.column.rows()[-1]._body._parts if hasattr(part, "_save")]
    block._save.click()


def test_code_is_saved_where_the_person_says(program: OpenWindow, tmp_path: Path) -> None:
    program.open(with_code)
    program.until(program.answers)
    ask_to_save(program)
    dialog = program.bantam.reading.dialog
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "add.py"
    dialog.fileSelected.emit(str(tmp_path / "mine.py"))
    dialog.reject()
    toasts = program.bantam.window.findChildren
    program.until(lambda: [one for one in toasts(Toast) if one.accessibleName() == "Saved as mine.py"])
    assert (tmp_path / "mine.py").read_text("utf-8") == "def add(a, b):\n    return a + b\n"


def test_a_file_that_cannot_be_written_is_told(program: OpenWindow, tmp_path: Path) -> None:
    program.open(with_code)
    program.until(program.answers)
    ask_to_save(program)
    assert program.bantam.reading.dialog is not None
    program.bantam.reading.dialog.fileSelected.emit(str(tmp_path / "nowhere" / "mine.py"))
    program.bantam.reading.dialog.reject()
    program.until(program.error)
    error = program.error()
    assert isinstance(error, KnownError)
    assert error.kind is ErrorKind.EXPORT_FAILED
    (button,) = [one for one in program.view.transcript._error.findChildren(Button) if one.text() == "Close"]
    button.click()
    assert program.error() is None


def test_ctrl_a_and_ctrl_c_take_the_whole_chat(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    view = program.view.transcript.column.rows()[0].views()[0]
    view.setFocus()
    program.ctrl(Qt.Key.Key_A)
    program.ctrl(Qt.Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "About Stars?\n\nWords about stars."
    assert "<p>Words about stars.</p>" in data.html()


def test_a_toast_leaves_the_send_button_free(program: OpenWindow) -> None:
    program.open(store_three_chats)
    toast = program.bantam.window.toast("Done")
    QTest.qWait(20)
    composer = program.view.composer
    top = composer.mapTo(program.bantam.window, composer.rect().topLeft()).y()
    assert toast.mapTo(program.bantam.window, toast.rect().bottomLeft()).y() < top


def test_after_choosing_a_model_one_writes_on(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.sidebar.focus_search()
    program.ctrl(Qt.Key.Key_M)
    program.until(program.view.picker.isVisible)
    program.key(Qt.Key.Key_Return)
    program.until(lambda: not program.view.picker.isVisible())
    program.activate()
    program.until(program.view.composer.editor.hasFocus)
