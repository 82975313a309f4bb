"""Choosing a model: search, arrows, Enter, Esc, broken files, the folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.fit import FitLevel, SpeedRange
from desktop.core.model import ModelFile
from desktop.ui.chat.model_picker import MOST_PROBLEMS, ModelPicker
from desktop.ui.chat.model_rows import ModelRow, ModelRowDelegate, about_words
from desktop.ui.chat.search_rows import IS_CHOSEN
from desktop.ui.locale_text import size_text
from desktop.ui.models.fit_badge import Judged
from desktop.ui.models.rows_model import ROW
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import IconButton
from tests.fixtures.load_questions import question


def model(name: str, size: int = 98_000_000, **more: object) -> ModelFile:
    fields = {"architecture": "llama", "quantisation": "Q4_1", "parameters": 1, "context_length": 2048} | more
    return ModelFile(id=name.lower(), name=name, path=Path(name), size=size, **fields)  # type: ignore[arg-type]


MODELS = [model("Small", is_starter=True, licence="apache-2.0"), model("Medium"), model("Large", 2_500_000_000)]


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def picker(theme: Theme, window: QWidget) -> ModelPicker:
    made = ModelPicker(theme, window)
    made.show_models(list(map(ModelRow, MODELS)), "medium")
    made.show_folder(Path("/models"), [])
    button = QPushButton("Pill", window)
    button.setGeometry(500, 10, 120, 32)
    made.open_below(button)
    return made


def names(picker: ModelPicker) -> list[str]:
    return [picker.rows.index(row).data(ROW).model.name for row in range(picker.rows.rowCount())]


def test_it_opens_below_with_the_model_in_use_marked(picker: ModelPicker, window: QWidget) -> None:
    assert picker.isVisible()
    assert picker.list.currentIndex().row() == 1
    assert picker.rows.index(1).data(IS_CHOSEN)
    assert picker.y() >= window.mapToGlobal(QPoint(0, 42)).y()
    assert picker.list.height() == ModelRowDelegate.height * 3
    picker.grab()


def test_the_search_leaves_what_holds_every_word(picker: ModelPicker) -> None:
    QTest.keyClicks(picker.search, "q4 l")
    assert names(picker) == ["Small", "Medium", "Large"]
    picker.search.setText("large")
    assert names(picker) == ["Large"]
    picker.search.setText("nothing")
    assert names(picker) == []
    assert picker._nothing.isVisible()
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_arrows_and_enter_choose(picker: ModelPicker, qtbot: QtBot) -> None:
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    assert picker.list.currentIndex().row() == 2
    QTest.keyClick(picker.search, Qt.Key.Key_Up)
    QTest.keyClick(picker.search, Qt.Key.Key_Up)
    with qtbot.waitSignal(picker.model_requested) as heard:
        QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert heard.args == ["small"]
    assert picker.isVisible(), "whoever hears it may ask first"


def test_a_click_chooses(picker: ModelPicker, qtbot: QtBot) -> None:
    place = picker.list.visualRect(picker.rows.index(2)).center()
    with qtbot.waitSignal(picker.model_requested) as heard:
        QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == ["large"]


def test_esc_closes_and_chooses_nothing(picker: ModelPicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.model_requested):
        QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert picker.isHidden()


def test_files_that_cannot_be_read_are_named(picker: ModelPicker) -> None:
    assert picker._problems.isHidden()
    picker.show_folder(Path("/models"), [(Path(f"/models/{n}.gguf"), "it is cut short") for n in range(5)])
    assert picker._problems.text().split("\n") == [
        f"{n}.gguf cannot be read: it is cut short" for n in range(MOST_PROBLEMS)
    ]


def test_the_folder_can_be_copied(picker: ModelPicker) -> None:
    picker.findChildren(IconButton)[0].click()
    assert QGuiApplication.clipboard().text() == str(Path("/models"))
    picker.close()


def test_a_question_takes_the_place_of_the_list_and_escape_leads_back(picker: ModelPicker) -> None:
    picker.ask(question("Large", unloads=("Small", "Medium")))
    part = picker.question
    assert part.isVisible()
    assert not picker.list.isVisible()
    assert not picker.search.isVisible()
    assert "comes free by unloading Small and Medium." in part.text
    assert QApplication.focusWidget() is part.shorter
    QTest.keyClick(part.shorter, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is part.other
    QTest.keyClick(part.other, Qt.Key.Key_Escape)
    assert picker.list.isVisible()
    assert not part.isVisible()
    assert picker.search.hasFocus()
    picker.ask(question("Large", shorter=0))
    assert not part.shorter.isVisible()
    QTest.keyClick(part.other, Qt.Key.Key_Return)
    assert picker.list.isVisible()
    assert picker.height() < 400
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert picker.isHidden()


def test_rows_say_what_fits(picker: ModelPicker) -> None:
    fast = Judged(FitLevel.GPU, SpeedRange(30, 40))
    picker.show_models([ModelRow(MODELS[0], fast, is_held=True), ModelRow(MODELS[1], Judged(FitLevel.TIGHT))], "small")
    said = [picker.rows.index(row).data(Qt.ItemDataRole.AccessibleDescriptionRole) for row in range(2)]
    assert said == ["In memory · 98 MB · 30–40 tok/s · apache-2.0, Fast · fits in GPU", "98 MB, Tight"]
    picker.grab()


def test_many_models_scroll(theme: Theme, window: QWidget, picker: ModelPicker) -> None:
    picker.show_models([ModelRow(model(f"Model {number}")) for number in range(20)], "")
    picker.fit()
    assert picker.list.height() == ModelRowDelegate.height * picker.most_rows
    assert picker.list.currentIndex().row() == 0
    picker.close()


@pytest.mark.parametrize(
    ("size", "words"), [(2_500_000_000, "2.5 GB"), (98_000_000, "98 MB"), (12_000, "12 kB"), (0, "0 kB")]
)
def test_sizes(size: int, words: str) -> None:
    assert size_text(size) == words


def test_about_a_model() -> None:
    assert about_words(ModelRow(MODELS[0])) == "98 MB · apache-2.0"
    assert about_words(ModelRow(MODELS[1])) == "98 MB"
