"""The welcome says what it is told, and its button is the next step."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.machine import MachineFacts
from desktop.core.model import ModelFile
from desktop.settings import ThemeChoice
from desktop.ui.first_run.fact_card import FactCell
from desktop.ui.first_run.first_run_view import FirstRunView
from desktop.ui.first_run.start_button import StartButton
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, PlainLabel, Tag

MODEL = ModelFile(
    id="Tiny.Q4_0",
    name="Tiny <b>Chat</b>",
    path=Path("Tiny.gguf"),
    size=98_362_432,
    architecture="llama",
    quantisation="Q4_0",
    parameters=134_515_008,
    context_length=2048,
    licence="Apache-2.0",
)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> FirstRunView:
    made = FirstRunView(theme)
    qtbot.addWidget(made)
    made.resize(960, 612)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel))


def test_nothing_is_claimed_before_it_is_known(view: FirstRunView) -> None:
    assert words(view).count("–") == 4
    assert "Looking…" in words(view)


def test_the_facts_are_shown_and_said(view: FirstRunView, facts: MachineFacts) -> None:
    view.set_facts(facts, 0.42)
    assert "Checked in 0.4 s" in words(view)
    assert view.findChildren(FactCell)[0].accessibleName() == "Processor: 12 cores. Core i5-12500H, AVX2"
    view.set_facts(facts)
    assert "Checked just now" in words(view)


def test_what_does_not_fit_is_in_the_tooltip(view: FirstRunView, facts: MachineFacts) -> None:
    cell = view.findChildren(FactCell)[0]
    view.set_facts(facts)
    assert cell.toolTip() == ""
    long = msgspec.structs.replace(facts, processor="A processor with a name of many words " * 3)
    view.set_facts(long)
    assert cell.toolTip().startswith("A processor")


def test_the_model_is_described_and_its_name_is_no_markup(view: FirstRunView) -> None:
    view.set_model(MODEL)
    assert "Tiny <b>Chat</b> comes with Bantam." in words(view)
    assert "98 MB on the disk" in words(view)
    assert {tag.accessibleName() for tag in view.findChildren(Tag)} == {"135M", "Apache-2.0", "Ready now"}
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in view.findChildren(PlainLabel))


def test_a_model_that_tells_little_has_no_empty_tags(view: FirstRunView) -> None:
    view.set_model(msgspec.structs.replace(MODEL, parameters=0, licence=""))
    assert [tag.accessibleName() for tag in view.findChildren(Tag)] == ["Ready now"]


def test_the_folder_can_be_copied(view: FirstRunView, tmp_path: Path) -> None:
    view.set_folder(tmp_path / "models")
    assert str(tmp_path / "models") in words(view)
    (copy,) = [button for button in view.findChildren(Button) if button.text()]
    copy.click()
    assert QGuiApplication.clipboard().text() == str(tmp_path / "models")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_starts(view: FirstRunView, qtbot: QtBot, key: Qt.Key) -> None:
    view.focus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, StartButton)
    with qtbot.waitSignal(view.start_requested):
        QTest.keyClick(focused, key)


def test_a_click_on_the_words_starts(view: FirstRunView, qtbot: QtBot) -> None:
    (button,) = view.findChildren(StartButton)
    with qtbot.waitSignal(view.start_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_all_of_it_fits_the_smallest_window(
    view: FirstRunView, theme: Theme, facts: MachineFacts, choice: ThemeChoice
) -> None:
    theme.set_choice(choice)
    view.set_facts(facts)
    view.set_model(MODEL)
    view.set_folder(Path("/a/quite/long/path/to/a/folder/of/models/that/a/person/may/have"))
    QApplication.processEvents()
    parts: list[PlainLabel | Button] = [*view.findChildren(PlainLabel), *view.findChildren(Button)]
    for part in parts:
        place = part.rect().translated(part.mapTo(view, part.rect().topLeft()))
        assert view.rect().contains(place), part.text()
