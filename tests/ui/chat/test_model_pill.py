"""The pill says which model answers and how it is, to eyes and to screen readers."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.chat.model_pill import HEIGHT, MARGIN, MOST, ModelPill, ModelState
from desktop.ui.theme.theme import Theme


@pytest.fixture
def pill(theme: Theme, qtbot: QtBot) -> ModelPill:
    made = ModelPill(theme)
    qtbot.addWidget(made)
    made.set_model("SmolLM2", "Q4_1")
    made.resize(made.sizeHint())
    return made


@pytest.mark.parametrize(
    ("state", "token", "words"),
    [
        (ModelState.IDLE, "control", "not loaded yet"),
        (ModelState.READY, "green", "ready"),
        (ModelState.STOPPED, "raised", "stopped"),
        (ModelState.LOADING, "raised", "loading"),
    ],
)
def test_each_state_has_its_dot_and_its_words(
    pill: ModelPill, theme: Theme, state: ModelState, token: str, words: str
) -> None:
    pill.set_state(state, 0.5)
    pill.resize(pill.sizeHint())
    assert pill.grab().toImage().pixelColor(MARGIN + 4, HEIGHT // 2) == theme.colour(token)
    assert pill.accessibleName() == f"Model: SmolLM2, {words}"


def test_stopped_needs_more_room(pill: ModelPill) -> None:
    before = pill.sizeHint().width()
    pill.set_state(ModelState.STOPPED)
    assert pill.sizeHint().width() > before


def test_without_a_model_it_asks_for_one(pill: ModelPill) -> None:
    pill.set_model("", "")
    assert pill.accessibleName() == "No model. Choose a model"
    pill.grab()


def test_a_long_name_is_cut(pill: ModelPill) -> None:
    pill.set_model("A very long name of a model " * 10, "Q4_1")
    assert pill.sizeHint().width() == MOST
    assert pill.minimumSizeHint().width() < 250
    pill.resize(pill.minimumSizeHint())
    pill.grab()
