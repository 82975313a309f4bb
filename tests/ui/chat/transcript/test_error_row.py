"""Every error says what happened, and has a way forward."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.load_question import TooLargeError
from desktop.ui.chat.transcript.error_row import ErrorRow
from desktop.ui.chat.transcript.ways_forward import WayForward, ways_forward
from desktop.ui.models.too_large_part import TooLargePart
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, ErrorCard
from tests.fixtures.load_questions import question


def buttons(row: ErrorRow) -> list[Button]:
    card = row._card
    assert isinstance(card, ErrorCard)
    return [button for button in card.findChildren(Button) if button is not card._fold]


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> ErrorRow:
    made = ErrorRow(theme)
    qtbot.addWidget(made)
    made.resize(600, 200)
    return made


@pytest.mark.parametrize("kind", ErrorKind)
def test_each_kind_has_its_ways_and_one_is_first(row: ErrorRow, kind: ErrorKind) -> None:
    error = KnownError(kind, **dict.fromkeys(_names(kind), "x"))
    row.show_error(error)
    ways = ways_forward(error)
    assert ways
    assert [button.text() for button in buttons(row)] == [way.value for way in ways]
    assert [button.kind for button in buttons(row)] == ["primary"] + ["secondary"] * (len(ways) - 1)
    assert row.arrange(600) > 60


def _names(kind: ErrorKind) -> list[str]:
    import string

    return [name for words in kind.value for _, name, _, _ in string.Formatter().parse(words) if name]


def test_what_is_too_large_is_asked_about(row: ErrorRow, qtbot: QtBot) -> None:
    """It is no fault, so it is no card about one."""
    row.show_error(TooLargeError(question("Mistral 7B")))
    part = row._card
    assert isinstance(part, TooLargePart)
    assert part.text.startswith("Mistral 7B is too large for the memory there is It needs 6.2 GB")
    assert part.shorter.text() == "Use 2,048 tokens, 3.9 GB"
    ways = {part.shorter: WayForward.SHORTER, part.other: WayForward.CHOOSE_MODEL, part.anyway: WayForward.LOAD_ANYWAY}
    for button, way in ways.items():
        with qtbot.waitSignal(row.way_requested) as heard:
            button.click()
        assert heard.args == [way]


def test_a_button_tells_its_way(row: ErrorRow, qtbot: QtBot) -> None:
    row.show_error(KnownError(ErrorKind.ENGINE_STOPPED, doing="writing", reason="it was killed"))
    restart, choose = buttons(row)
    for button, way in ((restart, WayForward.RESTART), (choose, WayForward.CHOOSE_MODEL)):
        with qtbot.waitSignal(row.way_requested) as heard:
            button.click()
        assert heard.args == [way]


def test_what_bantam_did_wrong_says_so(row: ErrorRow) -> None:
    row.show_error(ZeroDivisionError("division by zero"))
    card = row._card
    assert isinstance(card, ErrorCard)
    assert "inside Bantam" in card.accessibleName()
    assert card._details.toPlainText() == "ZeroDivisionError: division by zero"
    assert [button.text() for button in buttons(row)] == ["Try again"]


def test_the_same_error_is_said_once(row: ErrorRow) -> None:
    error = KnownError(ErrorKind.NO_MODEL, folder="models")
    row.show_error(error)
    card = row._card
    row.show_error(error)
    assert row._card is card
    assert row.error is error


def test_the_next_error_takes_the_place_of_the_last(row: ErrorRow, qtbot: QtBot) -> None:
    row.show_error(KnownError(ErrorKind.NO_MODEL, folder="models"))
    row.show_error(ValueError("no"))
    qtbot.waitUntil(lambda: len(row.findChildren(ErrorCard)) == 1)
    row.clear_error()
    assert row.isHidden()
    assert row.arrange(600) == 0
    assert row.error is None
