"""Nothing at first, then a verb, then a bar with a number, then the time left."""

import time

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.chat.transcript import loading_row
from desktop.ui.chat.transcript.loading_row import HEIGHT, LoadingRow
from desktop.ui.theme.theme import Theme


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> LoadingRow:
    made = LoadingRow(theme)
    qtbot.addWidget(made)
    return made


def test_a_short_wait_shows_nothing(row: LoadingRow, qtbot: QtBot) -> None:
    row.wait_for("Loading a model", 0.0)
    assert row.is_waiting
    qtbot.wait(100)
    row.stop()
    qtbot.wait(400)
    assert row.isHidden()
    assert row.arrange(500) == 0
    assert not row.is_waiting


def test_a_longer_one_shows_a_spinner_and_a_verb(row: LoadingRow, qtbot: QtBot) -> None:
    began = time.monotonic()
    with qtbot.waitSignal(row.height_changed, timeout=2000):
        row.wait_for("Loading a model", 0.5)
    assert time.monotonic() - began >= 0.25
    assert row._label.text() == "Loading a model"
    assert row._spinner.is_turning
    assert row._meter.isHidden()
    assert row.arrange(500) == HEIGHT
    row.stop()


def test_a_long_one_shows_a_bar_with_a_number(row: LoadingRow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_row, "PLAIN", 0.5)
    row.wait_for("Loading a model", 0.25)
    qtbot.waitUntil(lambda: row._meter.isVisible(), timeout=2000)
    assert row._number.text() == "25 %"
    assert row._meter.fraction == 0.25
    row.wait_for("Loading a model", 0.5)
    qtbot.waitUntil(lambda: row._number.text() == "50 %", timeout=2000)
    row.stop()


def test_the_longest_says_how_long_it_takes(row: LoadingRow) -> None:
    assert row._number_text(0.5, 12.0) == "50 %, about 12 s left"
    assert row._number_text(0.01, 12.0) == "1 %"
    assert row._number_text(1.0, 12.0) == "100 %, about 1 s left"


def test_without_a_number_there_is_no_bar(row: LoadingRow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_row, "PLAIN", 0.3)
    row.wait_for("Reading", None)
    qtbot.waitUntil(row.isVisible, timeout=2000)
    qtbot.wait(300)
    assert row._meter.isHidden()
    row.stop()
