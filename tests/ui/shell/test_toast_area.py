"""Toasts stand at the bottom, the newest lowest, three at most."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell.toast_area import ToastArea
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast
from tests.fixtures.shown_words import cut


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def area(theme: Theme, over: QWidget) -> ToastArea:
    return ToastArea(theme, over)


def say(area: ToastArea, count: int) -> list[Toast]:
    return [area.show_toast(f"Done {number}", None, None) for number in range(count)]


def test_the_newest_is_lowest_and_in_the_middle(area: ToastArea, over: QWidget) -> None:
    older, newer = say(area, 2)
    assert older.geometry().bottom() < newer.y()
    assert newer.geometry().bottom() == over.height() - 16 - 1
    assert abs(newer.geometry().center().x() - over.rect().center().x()) <= 1


def test_the_oldest_goes_when_there_are_too_many(area: ToastArea) -> None:
    toasts = say(area, 5)
    assert [toast.is_dismissed for toast in toasts] == [True, True, False, False, False]


def test_the_others_move_down_when_one_goes(area: ToastArea) -> None:
    older, newer = say(area, 2)
    place = newer.geometry()
    newer.dismiss()
    assert older.geometry() == place


def test_they_stay_at_the_bottom_and_inside(area: ToastArea, over: QWidget) -> None:
    (toast,) = say(area, 1)
    for width, height in ((500, 300), (300, 200), (900, 700)):
        over.resize(width, height)
        assert toast.geometry().bottom() == height - 16 - 1
        assert over.rect().contains(toast.geometry())


def test_long_words_stay_inside(area: ToastArea, over: QWidget) -> None:
    toast = area.show_toast("a very long name " * 40, "Undo", None)
    assert over.rect().contains(toast.geometry())


def test_the_action_is_taken(area: ToastArea) -> None:
    taken: list[int] = []
    toast = area.show_toast("Chat deleted", "Undo", lambda: taken.append(1))
    toast.action.click()
    assert taken == [1]
    assert toast.is_dismissed


def test_what_is_needed_next_stays_in_reach(area: ToastArea, over: QWidget) -> None:
    composer, latest = QWidget(over), QWidget(over)
    composer.setGeometry(0, 500, 800, 100)
    latest.setGeometry(350, 460, 80, 30)
    composer.show()
    area.stand_above(composer, latest)
    (toast,) = say(area, 1)
    assert toast.geometry().bottom() < composer.y()
    latest.show()
    assert toast.geometry().bottom() < latest.y()
    composer.setGeometry(0, 300, 800, 300)
    latest.hide()
    assert toast.geometry().bottom() < composer.y()
    composer.hide()
    assert toast.geometry().bottom() == over.height() - 16 - 1


@pytest.mark.parametrize("words", ["Exported as Paris The City of Love.md", "Exported as " + "a very long name " * 12])
def test_no_word_is_cut(area: ToastArea, over: QWidget, words: str) -> None:
    area.show_toast(words, "Show in folder", None)
    QApplication.processEvents()
    assert cut(over) == []
