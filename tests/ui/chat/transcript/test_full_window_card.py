"""The card about a full window: what it says, what it offers, and how it is used by the keyboard."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fullness import Choice, WayOn
from desktop.ui.chat.transcript.full_window_card import FullWindowCard
from desktop.ui.chat.transcript.full_window_words import words_of
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from tests.ui.chat.transcript.full_windows import CHOICES, FULL, TOO_LONG


@pytest.fixture
def card(transcript: TranscriptView) -> FullWindowCard:
    transcript.full.show_full(FULL, is_stored=False)
    return transcript.full.card


def test_a_screen_reader_is_told_once_each_time_it_comes(transcript: TranscriptView) -> None:
    heard: list[str] = []
    transcript.full.announced.connect(heard.append)
    transcript.full.show_full(FULL, is_stored=False)
    assert heard == [transcript.full.card.accessibleName()]
    assert "17,126 of 16,384 tokens" in heard[0]
    transcript.full.show_full(msgspec.structs.replace(FULL, choices=CHOICES[:2]), is_stored=False)
    assert len(heard) == 1, "other numbers while a person types are no news"
    for text in ("", "The", "The garden"):
        transcript.full.show_writing("Writing the summary", text, None)
    assert heard[1:] == ["Writing the summary"]
    transcript.full.show_full(FULL, is_stored=False)
    transcript.full.show_problem(KnownError(ErrorKind.OUT_OF_MEMORY))
    assert len(heard) == 4
    assert heard[-1] == transcript.full.card.problem
    transcript.full.clear()
    transcript.full.show_full(TOO_LONG, is_stored=False)
    assert "too long" in heard[-1]


def test_it_says_the_true_numbers(card: FullWindowCard) -> None:
    assert "reached the model’s limit" in card._title.text()
    assert "17,126 of 16,384 tokens" in card._about.text()
    assert "nothing is deleted" in card.accessibleName()
    assert card.isVisible()


@pytest.mark.parametrize("choice", CHOICES)
def test_each_way_has_its_name_its_cost_and_its_button(card: FullWindowCard, choice: Choice, qtbot: QtBot) -> None:
    assert card.choices is not None
    button = card.choices.buttons[CHOICES.index(choice)]
    words = words_of(choice)
    assert button.text() == words.name
    assert button.accessibleName() == f"{words.name}: {words.cost}"
    button.click()
    assert card.go_button.text() == words.button
    with qtbot.waitSignal(card.choice_requested) as heard:
        card.go_button.click()
    assert heard.args == [choice]


def test_the_costs_are_said_as_in_the_picture() -> None:
    assert [words_of(choice).cost for choice in CHOICES] == [
        "frees about 9,100 tokens",
        "starts at about 600",
        "frees 8,400 tokens",
        "needs about 1.0 GB more memory",
        "leaves 282 tokens for the answer",
    ]
    one = msgspec.structs.replace(CHOICES[2], messages=1)
    assert words_of(one).name == "Leave out the oldest message"


def test_arrows_choose_and_enter_goes(card: FullWindowCard, qtbot: QtBot) -> None:
    card.focus()
    assert card.choices is not None
    QTest.keyClick(card.choices.buttons[0], Qt.Key.Key_Down)
    assert card.choices.choice is CHOICES[1]
    assert card.choices.buttons[1].hasFocus()
    with qtbot.waitSignal(card.choice_requested) as heard:
        QTest.keyClick(card.choices.buttons[1], Qt.Key.Key_Return)
    assert heard.args == [CHOICES[1]]
    with qtbot.waitSignal(card.dismiss_requested):
        card.not_now_button.click()


def test_new_numbers_keep_what_was_chosen(card: FullWindowCard, transcript: TranscriptView) -> None:
    assert card.choices is not None
    card.choices.buttons[2].click()
    transcript.full.show_full(msgspec.structs.replace(FULL, choices=CHOICES[1:]), is_stored=False)
    assert card.choices.choice is not None
    assert card.choices.choice.way is WayOn.LEAVE_OUT
    transcript.full.show_full(msgspec.structs.replace(FULL, choices=CHOICES[:2]), is_stored=False)
    assert card.choices.choice is CHOICES[0]


def test_a_message_that_is_too_long_has_to_be_shortened(transcript: TranscriptView) -> None:
    transcript.full.show_full(TOO_LONG, is_stored=False)
    card = transcript.full.card
    assert "too long" in card._title.text()
    assert "Shorten it by about 4,640 tokens." in card._about.text()
    assert "stays in the field" in card._about.text()
    assert card.choices is None
    assert card.go_button.isHidden()
    transcript.full.show_full(msgspec.structs.replace(TOO_LONG, choices=CHOICES[3:4]), is_stored=True)
    assert "or choose how to go on" in card._about.text()
    assert "stays in the field" not in card._about.text()


def test_while_a_summary_is_written_it_can_be_stopped(card: FullWindowCard, transcript: TranscriptView) -> None:
    transcript.full.show_writing("Reading the older messages", "", 0.4)
    assert card._meter.isVisible()
    assert card.stop_button.isVisible()
    assert card.choices is not None
    assert not card.choices.isVisible()
    transcript.full.show_writing("Writing the summary", "The garden " * 300, None)
    assert not card._meter.isVisible()
    assert card._words.text().startswith("… ")
    assert len(card._words.text()) < 1600
    transcript.full.show_full(FULL, is_stored=False)
    assert not card.stop_button.isVisible()
    assert not card._words.isVisible()


def test_what_failed_is_said_in_the_card(card: FullWindowCard, transcript: TranscriptView) -> None:
    transcript.full.show_problem(KnownError(ErrorKind.NO_SUMMARY, name="A model"))
    assert "A model wrote no summary." in card._problem.text()
    assert card.go_button.isVisible()
    transcript.full.show_problem(RuntimeError("x"))
    assert "inside Bantam" in card._problem.text()
    transcript.full.clear()
    assert transcript.full.isHidden()
    assert transcript.full.arrange(600) == 0
