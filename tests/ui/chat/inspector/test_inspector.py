"""What is set is saved; what is out of range is said and not taken."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.core.preset import ChatSetup, PresetValues
from desktop.core.sampling import Sampling
from desktop.services.chat_setup import SetupService
from desktop.services.settings_service import SettingsService
from desktop.settings import Settings
from desktop.settings_store import SettingsStore
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.memory_database import MemoryDatabase
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.inspector.inspector_view import InspectorView
from desktop.ui.chat.inspector.number_row import NumberRow
from desktop.ui.chat.inspector.section import Section
from desktop.ui.chat.inspector.system_prompt_field import LIMIT
from desktop.ui.tasks import THREADS, TaskRunner
from desktop.ui.theme.theme import Theme


class Stage:
    """The panel of one chat, with real settings and a real database."""

    def __init__(self, folder: Path, theme: Theme, qtbot: QtBot) -> None:
        self.view = InspectorView(theme)
        qtbot.addWidget(self.view)
        self.settings = SettingsService(SettingsStore(folder / "settings.json"))
        self.tasks = TaskRunner()
        self.parent = QObject()
        self.controller = InspectorController(self.view, self.settings, self.tasks, self.parent)
        self.database = MemoryDatabase()
        self.database.open()
        self.setups = SetupService(ConversationStore(self.database))
        self.controller.open("chat", self.setups)
        self.view.resize(264, 600)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    def values(self) -> PresetValues:
        """What is kept for the chat."""
        return self.setups.of("chat", self.settings.current()).values

    def row(self, name: str) -> NumberRow:
        return self.view.sampling.rows[name]

    def enter(self, name: str, words: str) -> None:
        """Type a number as a person does."""
        field = self.row(name).field
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        QTest.keyClicks(field, words)


@pytest.fixture
def stage(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(tmp_path, theme, qtbot)
    yield made
    made.controller._timer.stop()
    made.tasks.shutdown()
    made.database.close()


GOOD = [
    ("temperature", "0.3", 0.3),
    ("top_p", ".5", 0.5),
    ("top_k", "12", 12),
    ("repeat_penalty", "1,2", 1.2),
    ("seed", "7", 7),
]
BAD = [("temperature", "9"), ("top_k", "99999"), ("max_tokens", "0"), ("top_p", "x")]


@pytest.mark.parametrize(("name", "words", "value"), GOOD)
def test_numbers_are_saved(stage: Stage, qtbot: QtBot, name: str, words: str, value: float) -> None:
    stage.enter(name, words)
    qtbot.waitUntil(lambda: getattr(stage.values().sampling, name) == value)
    slider = stage.row(name).slider
    assert slider is None or slider._stops[slider.value()] == value


def test_the_longest_reply_is_saved_and_shows_its_unit(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("max_tokens", "2048")
    qtbot.waitUntil(lambda: stage.values().max_tokens == 2048)
    stage.row("seed").field.setFocus()
    assert stage.row("max_tokens").field.text() == "2,048 tokens"
    stage.row("max_tokens").field.setFocus(Qt.FocusReason.TabFocusReason)
    assert stage.row("max_tokens").field.text() == "2048"


def test_an_empty_seed_is_random(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("seed", "7")
    stage.row("seed").field.selectAll()
    QTest.keyClick(stage.row("seed").field, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: stage.values().sampling.seed is None)
    stage.row("top_k").field.setFocus()
    assert stage.row("seed").field.text() == "Random"


@pytest.mark.parametrize(("name", "words"), BAD)
def test_what_is_out_of_range_is_said_and_the_old_value_stays(
    stage: Stage, qtbot: QtBot, name: str, words: str
) -> None:
    stage.enter(name, words)
    row = stage.row(name)
    assert row.field.property("invalid") is True
    assert row._error.isVisible()
    assert row._error.text().startswith("Use ")
    assert row.field.accessibleDescription() == row._error.text()
    stage.controller.save()
    qtbot.wait(50)
    assert stage.values() == PresetValues()
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert row._error.isHidden()
    assert row.field.property("invalid") is False


def test_reset_puts_everything_right_even_what_is_being_typed(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("top_k", "3")
    stage.enter("temperature", "9")
    stage.view.reset_button.click()
    assert stage.row("temperature")._error.isHidden()
    assert stage.row("temperature").field.is_valid
    qtbot.waitUntil(lambda: stage.values().sampling == Sampling())
    assert stage.row("top_k").field.text() == str(Sampling().top_k)


def test_the_slider_moves_the_field(stage: Stage, qtbot: QtBot) -> None:
    slider = stage.row("temperature").slider
    assert slider is not None
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert stage.row("temperature").field.text() == "0.00"
    qtbot.waitUntil(lambda: stage.values().sampling.temperature == 0.0)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    qtbot.waitUntil(lambda: 0.5 < stage.values().sampling.temperature < 1.5)


def test_the_system_prompt_is_saved_and_too_long_a_one_is_not(stage: Stage, qtbot: QtBot) -> None:
    editor = stage.view.prompt.editor
    QTest.keyClicks(editor, "Be brief.")
    assert stage.view._length.text() == "9 characters"
    qtbot.waitUntil(lambda: stage.values().system_prompt == "Be brief.")
    editor.setPlainText("a" * (LIMIT + 1))
    assert editor.property("invalid") is True
    assert not stage.view.prompt._error.isHidden()
    assert stage.view.prompt.text == "Be brief."
    editor.setPlainText("Short.")
    assert editor.property("invalid") is False


def test_what_the_next_answer_needs_is_saved_before_it(stage: Stage) -> None:
    stage.enter("top_k", "5")
    assert stage.values().sampling.top_k != 5
    saver = stage.controller.take_saver()
    stage.enter("top_k", "6")
    later = stage.controller.take_saver()
    later()
    saver()
    assert stage.values().sampling.top_k == 6, "an older save never comes last"


def test_the_next_answer_does_not_overtake_what_is_being_saved(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: stage.tasks.is_idle)
    free = threading.Event()
    for _ in range(THREADS):
        stage.tasks.start(free.wait)
    try:
        stage.controller.choose("short", PresetValues(max_tokens=3))  # its task has to wait
        stage.controller.take_saver()()
        assert stage.setups.of("chat", stage.settings.current()) == ChatSetup(
            preset_id="short", values=PresetValues(max_tokens=3)
        )
    finally:
        free.set()
    qtbot.waitUntil(lambda: stage.tasks.is_idle)
    assert stage.controller.setup.preset_id == "short"


def test_a_section_folds(stage: Stage) -> None:
    section = stage.view.findChildren(Section)[0]
    section.header.click()
    assert not stage.view.prompt.isVisible()
    section.header.click()
    assert stage.view.prompt.isVisible()


def test_each_chat_has_its_own_and_the_settings_stay_as_they_were(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("top_k", "7")
    stage.controller.open("other", stage.setups)
    assert stage.view.values == PresetValues()
    qtbot.waitUntil(lambda: stage.values().sampling.top_k == 7)
    stage.controller.open("chat", stage.setups)
    qtbot.waitUntil(lambda: stage.view.values.sampling.top_k == 7)
    assert stage.settings.current() == Settings()


def test_what_is_changed_while_a_chat_is_read_stays_changed(stage: Stage, qtbot: QtBot) -> None:
    kept = ChatSetup(preset_id="p", values=PresetValues(system_prompt="Be brief.", max_tokens=9))
    stage.setups.keep("other", kept)
    stage.controller.open("other", stage.setups)
    stage.enter("top_k", "7")
    qtbot.waitUntil(lambda: stage.view.prompt.text == "Be brief.")
    assert stage.view.values.sampling.top_k == 7
    stage.controller.finish()
    found = stage.setups.of("other", stage.settings.current())
    assert (found.preset_id, found.values.max_tokens, found.values.sampling.top_k) == ("p", 9, 7)
    assert found.values.system_prompt == "Be brief."
