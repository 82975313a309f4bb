"""Tuning in the real window, with the real engine. This computer may be busy: then the window has to say that."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.composition import Composition
from desktop.core.tuning import TuneOutcome, TuneResult, Tuning
from desktop.ui.chat.inspector.tune_words import result_text
from tests.fixtures.open_window import OpenWindow
from tests.library.gguf_maker import Gguf

pytestmark = pytest.mark.engine
TUNED = Tuning(threads=1, reading_threads=1, micro_batch=256, flash_attention=True)
FOUND = TuneResult(outcome=TuneOutcome.FASTER, before=TUNED, after=TUNED, gain=0.18)
STORY = "Tell me a long story about the sea."


def remember(composition: Composition) -> None:
    composition.pool.remember(composition.models.current(), FOUND)


def press(program: OpenWindow) -> None:
    QTest.mouseClick(program.view.inspector.tune.button, Qt.MouseButton.LeftButton)


def is_running(program: OpenWindow) -> bool:
    return bool(program.bantam.tune.is_running)


@pytest.mark.slow
def test_it_is_measured_and_what_was_found_is_said_and_kept(program: OpenWindow) -> None:
    program.open()
    view = program.view.inspector.tune
    press(program)
    assert view.button.text() == "Stop"
    program.until(lambda: not is_running(program))
    assert program.error() is None
    record = program.bantam.composition.tuning.known()
    if record is None:
        assert "busy" in view.sentence.text()
        assert view.button.text() == "Tune, 20 s"
    else:
        assert view.sentence.text() == result_text(record.result)
        assert view.corner.text() == "Tuned"
        assert view.button.text() == "Tune again, 20 s"


def test_it_is_stopped_and_nothing_changes(program: OpenWindow) -> None:
    program.open(remember)
    view = program.view.inspector.tune
    program.until(lambda: view.corner.text() == "Tuned")
    before = view.sentence.text()
    press(program)
    press(program)
    program.until(lambda: not is_running(program))
    program.until(lambda: view.sentence.text() == before)
    assert program.error() is None


def test_an_answer_goes_before_it(program: OpenWindow) -> None:
    program.open(max_tokens=8)
    view = program.view.inspector.tune
    press(program)
    program.until(lambda: is_running(program))
    program.send(STORY)
    program.until(lambda: not is_running(program))
    program.until_over()
    assert program.answers()
    assert program.error() is None
    assert view.button.isEnabled()


def test_it_cannot_begin_while_an_answer_is_written(program: OpenWindow) -> None:
    program.open(max_tokens=200)
    program.send(STORY)
    assert not program.view.inspector.tune.button.isEnabled()
    program.until_writing(5)
    program.chat.answers.stop()
    program.until_over()
    assert program.view.inspector.tune.button.isEnabled()


def test_what_is_remembered_is_shown_and_used(program: OpenWindow) -> None:
    program.open(remember, max_tokens=2)
    view = program.view.inspector.tune
    program.until(lambda: view.sentence.text() == result_text(FOUND))
    program.send("Hello")
    program.until(program.answers)
    program.until_over()
    loaded = program.bantam.composition.pool.loaded
    assert loaded is not None
    assert loaded.facts.tuning == TUNED


def test_another_model_has_findings_of_its_own(program: OpenWindow, tmp_path: Path) -> None:
    def prepare(composition: Composition) -> None:
        remember(composition)
        Gguf().write(composition.paths.models / "tiny.gguf")

    program.open(prepare)
    view = program.view.inspector.tune
    program.until(lambda: view.corner.text() == "Tuned")
    program.view.picker.model_requested.emit("tiny")
    program.until(lambda: view.corner.text() == "Auto")
    assert program.view.header.pill.text() == "tiny"


def test_a_model_that_cannot_be_loaded_is_told_of(program: OpenWindow) -> None:
    program.open(lambda made: Gguf().write(made.paths.models / "tiny.gguf"), model="tiny")
    program.until(lambda: program.view.header.pill.text() == "tiny")
    press(program)
    program.until(lambda: not is_running(program))
    assert program.error() is not None
    assert program.view.inspector.tune.button.text() == "Tune, 20 s"


def test_a_manual_number_of_threads_goes_before_what_was_found(program: OpenWindow) -> None:
    program.open(remember, max_tokens=2, threads=2)
    program.send("Hello")
    program.until(program.answers)
    program.until_over()
    loaded = program.bantam.composition.pool.loaded
    assert loaded is not None
    assert loaded.facts.threads == 2
