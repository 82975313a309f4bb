"""No model, another model, and an engine that is killed while it writes."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.composition import Composition
from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.paths import Installation
from desktop.ui.chat.model_pill import ModelState
from desktop.ui.widgets import Button
from tests.fixtures.open_window import OpenWindow
from tests.library.gguf_maker import Gguf
from tests.ui.chat.stored_chats import store_chat

pytestmark = pytest.mark.engine
STORY = "Tell me a long story about the sea."


def buttons(program: OpenWindow) -> dict[str, Button]:
    """The ways forward on the error card."""
    return {button.text(): button for button in program.view.transcript._error._card.findChildren(Button)}


@pytest.fixture
def _no_starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation whose starter model is gone."""
    (tmp_path / "starter").mkdir()
    note = {"engine": str(Installation.find().engine), "starter": str(tmp_path / "starter")}
    (tmp_path / "bantam.json").write_text(json.dumps(note))
    monkeypatch.setenv("BANTAM_INSTALLATION", str(tmp_path / "bantam.json"))


@pytest.mark.usefixtures("_no_starter")
def test_without_a_model_the_window_says_what_to_do(program: OpenWindow) -> None:
    program.open(lambda composition: store_chat(composition, "bread", "Bread", 1.0))
    program.until(lambda: program.error() is not None and program.answers())
    error = program.error()
    assert isinstance(error, KnownError)
    assert error.kind is ErrorKind.NO_MODEL
    assert program.view.header.pill.accessibleName() == "No model. Choose a model"
    program.view.composer.focus()
    program.type("Hello")
    assert not program.view.composer.button.isEnabled()
    program.ctrl(Qt.Key.Key_N)
    assert program.error() is error, "a new chat has no model either"


@pytest.mark.usefixtures("_no_starter")
def test_a_model_that_was_put_into_the_folder_is_found(program: OpenWindow) -> None:
    program.open()
    program.until(lambda: program.error() is not None)
    Gguf().write(program.paths.models / "tiny.gguf")
    buttons(program)["Try again"].click()
    program.until(lambda: program.error() is None)
    assert program.view.header.pill.text() == "tiny"
    assert program.view.transcript._empty.isVisible()
    program.type("Hello")
    assert program.view.composer.button.isEnabled()


def test_another_model_is_chosen_with_the_keyboard(program: OpenWindow) -> None:
    program.open(lambda made: Gguf().write(made.paths.models / "tiny.gguf"))
    (program.paths.models / "broken.gguf").write_bytes(b"GGUF and then nothing")
    program.until(lambda: program.view.header.pill.text())
    program.ctrl(Qt.Key.Key_M)
    picker = program.view.picker
    program.until(picker.isVisible)
    assert picker.rows.rowCount() == 2
    assert "broken.gguf" in picker._problems.text()
    program.type("tiny")
    assert picker.rows.rowCount() == 1
    program.key(Qt.Key.Key_Return)
    program.until(lambda: program.view.header.pill.text() == "tiny")
    assert not picker.isVisible()
    assert program.bantam.composition.settings.current().model == "tiny"
    assert QApplication.focusWidget() is program.view.composer.editor


def test_a_model_that_cannot_be_loaded_keeps_the_message(program: OpenWindow) -> None:
    """A file with a good header and nothing behind it."""
    program.open(lambda made: Gguf().write(made.paths.models / "tiny.gguf"), model="tiny")
    program.until(lambda: program.view.header.pill.text() == "tiny")
    program.send("Hello")
    program.until_over()
    assert program.error() is not None
    assert program.shown() == ["Hello"]
    assert program.view.composer.text() == ""
    program.view.composer.set_text("A draft")
    next(iter(buttons(program).values())).click()
    assert program.view.composer.text() == "A draft"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_a_killed_engine_costs_a_card_with_a_way_forward(program: OpenWindow) -> None:
    program.open(max_tokens=600)
    program.send(STORY)
    program.until_writing(40)
    program.type("A draft")
    os.kill(program.bantam.composition.pool.pids()[0], signal.SIGKILL)
    program.until_over()
    program.until(lambda: program.error() is not None)
    written = program.view.transcript.column.rows()[-1].message
    assert written.finish is Finish.INTERRUPTED
    assert len(written.text) >= 40
    assert program.view.header.pill.state is ModelState.STOPPED
    assert "stopped" in program.view.header.pill.accessibleName()
    assert program.view.composer.text() == "A draft"
    program.bantam.composition.settings.change(max_tokens=8)
    buttons(program)["Restart"].click()
    assert program.error() is None
    program.until(program.answers)
    program.until_over()
    assert program.error() is None
    assert "ready" in program.view.header.pill.accessibleName()
    assert program.view.transcript.column.rows()[-1].message.id != written.id
    assert program.view.composer.text() == "A draft"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_an_engine_that_dies_idle_shows(program: OpenWindow) -> None:
    program.open(max_tokens=8)
    program.send(STORY)
    program.until_over()
    assert program.view.header.pill.state is ModelState.READY
    os.kill(program.bantam.composition.pool.pids()[0], signal.SIGKILL)
    program.until(lambda: program.view.header.pill.state is ModelState.STOPPED)
    program.send("Again")
    program.until_over()
    assert program.error() is None
    assert program.view.header.pill.state is ModelState.READY


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_the_card_stays_with_its_chat(program: OpenWindow) -> None:
    program.open(lambda made: store_chat(made, "bread", "Bread", 1.0), max_tokens=600)
    program.ctrl(Qt.Key.Key_N)
    program.send(STORY)
    program.until_writing(10)
    story = program.chat.chat.id
    os.kill(program.bantam.composition.pool.pids()[0], signal.SIGKILL)
    program.until(lambda: program.error() is not None)
    program.view.sidebar.list.open_requested.emit("bread")
    program.until(lambda: program.answers() == ["It is this."])
    assert program.error() is None
    program.view.sidebar.list.open_requested.emit(story)
    program.until(lambda: program.error() is not None)


def test_without_an_engine_chats_are_read_and_an_answer_says_what_is_missing(
    program: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANTAM_INSTALLATION", str(tmp_path / "none.json"))

    def prepare(composition: Composition) -> None:
        store_chat(composition, "bread", "Bread", 1.0)
        Gguf().write(composition.paths.models / "tiny.gguf")

    program.open(prepare)
    program.until(lambda: program.answers() == ["It is this."] and program.view.header.pill.text() == "tiny")
    assert program.error() is None
    program.send("Hello")
    program.until_over()
    error = program.error()
    assert isinstance(error, KnownError)
    assert error.kind is ErrorKind.ENGINE_MISSING
    assert "packaging/run" in str(error.next_step)
    assert program.shown()[-1] == "Hello"
    assert "stopped" in program.view.header.pill.accessibleName()
