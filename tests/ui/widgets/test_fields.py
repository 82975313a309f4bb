"""The search field, the meter and the spinner."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import KeyHint, Meter, SearchField, Spinner


def test_a_search_field_shows_its_keys_only_while_it_is_empty(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search chats", hint="Ctrl K")
    qtbot.addWidget(field)
    field.show()
    hint = field.findChild(KeyHint)
    assert hint is not None
    assert (field.height(), field.placeholderText(), field.accessibleName()) == (32, "Search chats", "Search chats")
    assert not hint.isHidden()
    field.setText("station")
    assert hint.isHidden()
    field.clear()
    assert not hint.isHidden()


def test_a_cross_empties_it(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search chats")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "log")
    assert len(field.actions()) == 2
    field.actions()[1].trigger()
    assert field.text() == ""
    assert len(field.actions()) == 1


def test_a_meter_is_filled_as_far_as_it_is_told(theme: Theme, qtbot: QtBot) -> None:
    meter = Meter(theme)
    qtbot.addWidget(meter)
    meter.resize(100, 4)
    meter.set_fraction(0.5, token="amber")
    image = meter.grab().toImage()
    assert image.pixelColor(25, 2) == theme.colour("amber")
    assert image.pixelColor(75, 2) == theme.colour("selected")
    meter.set_fraction(7)
    assert meter.fraction == 1


def test_a_spinner_turns_only_while_it_is_seen(theme: Theme, qtbot: QtBot) -> None:
    spinner = Spinner(theme)
    qtbot.addWidget(spinner)
    turns = []
    for change in (spinner.start, spinner.show, spinner.hide, spinner.show, spinner.stop):
        change()
        turns.append(spinner.is_turning)
    assert turns == [False, True, False, True, False]


def test_a_mirrored_meter_is_filled_from_the_right(theme: Theme, qtbot: QtBot) -> None:
    meter = Meter(theme)
    qtbot.addWidget(meter)
    meter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    meter.resize(100, 4)
    meter.set_fraction(0.5)
    assert meter.grab().toImage().pixelColor(75, 2) == theme.colour("accent")
