"""Fields tell what the person chose, and nothing when they are only shown a value."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.settings.address_field import is_address
from desktop.ui.settings.choice_field import ChoiceField
from desktop.ui.settings.fields import TextField
from desktop.ui.settings.option_row import OptionRow
from desktop.ui.settings.options import options
from desktop.ui.settings.segments import Segments
from desktop.ui.settings.slider_field import SliderField
from desktop.ui.theme.theme import Theme

NAMES = {"a": "First", "b": "Second", "c": "Third"}


def listen(field: Any) -> list[object]:
    heard: list[object] = []
    field.value_changed.connect(heard.append)
    return heard


@pytest.fixture
def segments(theme: Theme, qtbot: QtBot) -> Segments:
    made = Segments(theme, "Order", NAMES)
    qtbot.addWidget(made)
    made.show_value("a")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_arrows_choose_the_next_segment(segments: Segments) -> None:
    heard = listen(segments)
    segments._segments["a"].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert heard == ["b", "c", "a", "c"]
    assert segments._segments["c"].hasFocus()


def test_one_segment_is_a_tab_stop(segments: Segments) -> None:
    segments.show_value("b")
    stops = [value for value, one in segments._segments.items() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["b"]


def test_a_menu_offers_every_choice(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField(theme, "Order", NAMES)
    qtbot.addWidget(field)
    field.show_value("b")
    heard = listen(field)
    menu = field.menu()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Second"]
    menu.actions()[2].trigger()
    assert heard == ["c"]
    assert field.text() == "Third"


def test_a_slider_says_its_value(theme: Theme, qtbot: QtBot) -> None:
    field = SliderField(theme, "Size", range(50, 201, 50), "{0} %")
    qtbot.addWidget(field)
    field.show_value(100)
    heard = listen(field)
    QTest.keyClick(field.slider, Qt.Key.Key_Right)
    assert heard == [150]
    assert field._label.text() == field.slider.accessibleDescription() == "150 %"


def test_text_is_told_when_it_is_left_and_never_longer_than_allowed(theme: Theme, qtbot: QtBot) -> None:
    option = next(one for one in options() if one.kind is str)._replace(high=5)
    field = TextField(theme, "Words", option)
    qtbot.addWidget(field)
    heard = listen(field)
    field.show_value("abc")
    field._tell()
    assert heard == []
    field.setPlainText("abcdefgh")
    field.show_value("other")  # what is being typed is left alone
    field._tell()
    assert heard == ["abcde"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("", True), ("https://mirror.example", True), ("http://10.0.0.1:8080/hub", True), ("mirror.example", False),
        ("ftp://mirror.example", False), ("https://", False), ("http://a b", False), ("http://a:99999", False),
        ("http://[", False), ("http://[::1]:80", True),
    ],
)  # fmt: skip
def test_an_address_is_whole_or_none(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


def test_half_an_address_is_said_and_not_told(theme: Theme, qtbot: QtBot) -> None:
    row = OptionRow(theme, next(one for one in options() if one.name == "hub"))
    qtbot.addWidget(row)
    heard: list[tuple[str, object]] = []
    row.change_requested.connect(lambda *told: heard.append(told))
    row.field.setText("mirror")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert (heard, row._about.text()) == ([], "Use an address such as https://huggingface.co")
    row.field.setText(" https://mirror.example ")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert heard == [("hub", "https://mirror.example")]
    assert row._about.text() == "A mirror’s, if Hugging Face itself cannot be reached."
