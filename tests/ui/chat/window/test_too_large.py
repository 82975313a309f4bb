"""Models that are too large for the memory there is: marked in the picker, asked about, and loaded all the same."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.core.load_question import TooLargeError
from desktop.engine.slot import Wish
from desktop.machine.memory import Memory
from desktop.services.engine_options import engine_options
from desktop.ui.chat.model_picker import ModelPicker
from desktop.ui.chat.model_pill import ModelState
from desktop.ui.models.too_large_part import TooLargePart
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
Free = Callable[[int], None]


@pytest.fixture
def free(program: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> Free:
    """The window with a tiny model besides the built-in one; what comes back says how many bytes are free."""
    program.open(lambda made: write_tiny(made.paths.models / "tiny.gguf"), max_tokens=8)
    program.until(lambda: program.view.header.pill.text())

    def say(count: int) -> None:
        monkeypatch.setattr(program.bantam.composition.fits, "_memory", lambda: Memory(1 << 40, count))

    return say


def opened(program: OpenWindow, words: str) -> ModelPicker:
    """The picker with the one model that has these words, whose verdict is known."""
    picker: ModelPicker = program.view.picker
    program.ctrl(Qt.Key.Key_M)
    program.until(picker.isVisible)
    program.type(words)
    assert picker.rows.rowCount() == 1
    index = picker.rows.index(0)
    program.until(lambda: "," in str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole)))
    return picker


def asked(program: OpenWindow) -> TooLargePart:
    """The question in the chat."""
    program.until(lambda: isinstance(program.error(), TooLargeError))
    part = program.view.transcript._error._card
    assert isinstance(part, TooLargePart)
    return part


def test_it_is_loaded_only_when_a_person_says_so(program: OpenWindow, free: Free) -> None:
    free(1 << 20)
    pill, loads = program.view.header.pill, program.bantam.composition.loads
    before = pill.text()
    picker = opened(program, "tiny")
    program.key(Qt.Key.Key_Return)
    program.until(picker.question.isVisible)
    assert QApplication.focusWidget() is picker.question.other
    program.key(Qt.Key.Key_Escape)
    assert picker.search.hasFocus()
    program.key(Qt.Key.Key_Return)
    program.until(picker.question.isVisible)
    assert (loads.loaded(), pill.text()) == ([], before)
    program.key(Qt.Key.Key_Tab)
    program.key(Qt.Key.Key_Return)
    program.until(lambda: pill.state is ModelState.READY)
    assert not picker.isVisible()
    assert pill.text() == "tiny"
    program.activate()
    opened(program, "tiny")
    program.key(Qt.Key.Key_Return)
    program.until(lambda: not picker.isVisible())
    program.until(lambda: program.bantam.tasks.is_idle)
    assert picker.question.isHidden(), "it is loaded"


def test_a_message_waits_for_the_answer_to_the_question(program: OpenWindow, free: Free) -> None:
    free(1 << 20)
    program.send("Hello")
    part = asked(program)
    program.until_over()
    assert program.shown() == ["Hello"]
    assert "not loaded yet" in program.view.header.pill.accessibleName()
    assert part.shorter.isHidden()
    part.anyway.click()
    program.until(lambda: program.answers() and program.error() is None)
    program.until_over()
    assert program.view.header.pill.state is ModelState.READY
    program.bantam.composition.loads.unload()
    program.until(lambda: program.view.header.pill.state is ModelState.IDLE)
    program.send("Again")
    asked(program)


def test_with_a_shorter_context_it_answers(program: OpenWindow, free: Free) -> None:
    parts = program.bantam.composition
    model = parts.models.current()
    free(parts.guard.need(model, Wish.of(model, **engine_options(model, parts.settings.current()))) - (60 << 20))
    program.send("Hello")
    asked(program).shorter.click()
    program.until(lambda: program.answers() and program.error() is None)
    program.until_over()
    (loaded,) = parts.loads.loaded()
    assert loaded.facts.context_length < 8192
    assert parts.settings.current().context_length == 0, "other models keep theirs"


def test_the_pill_knows_what_happens_elsewhere(program: OpenWindow, free: Free) -> None:
    """On the Models screen, say."""
    parts, pill = program.bantam.composition, program.view.header.pill
    model = parts.models.current()
    parts.loads.load(model)
    program.until(lambda: pill.state is ModelState.READY)
    parts.loads.unload(model)
    program.until(lambda: pill.state is ModelState.IDLE)
    assert "not loaded yet" in pill.accessibleName()
    parts.loads.load(parts.models.find("tiny"))
    program.until(lambda: program.bantam.tasks.is_idle)
    assert pill.state is ModelState.IDLE, "another model"
