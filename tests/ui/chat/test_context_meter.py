"""How full the context is: grey, amber, red, and always with both numbers."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.fullness import Fullness
from desktop.ui.chat.context_meter import ContextMeter, meter_token
from desktop.ui.theme.theme import Theme


@pytest.mark.parametrize(
    ("fraction", "token"), [(0.0, "text2"), (0.75, "text2"), (0.76, "amber"), (0.95, "amber"), (0.96, "red")]
)
def test_colours(fraction: float, token: str) -> None:
    assert meter_token(fraction) == token


def full(needed: int, window: int, reserve: int = 0, *, is_estimate: bool = False) -> Fullness:
    return Fullness(needed=needed, reserve=reserve, window=window, is_estimate=is_estimate)


def test_the_number_is_what_would_be_in_use_with_the_answer(theme: Theme, qtbot: QtBot) -> None:
    meter = ContextMeter(theme)
    qtbot.addWidget(meter)
    assert meter.isHidden()
    meter.set_fullness(full(312, 2048, 200))
    assert not meter.isHidden()
    assert meter.accessibleName().startswith("Context: 512 / ")
    assert meter._meter.fraction == 0.25
    assert "312" in meter.toolTip()
    assert "200" in meter.accessibleDescription()


def test_an_estimate_says_that_it_is_one(theme: Theme, qtbot: QtBot) -> None:
    meter = ContextMeter(theme)
    qtbot.addWidget(meter)
    meter.set_fullness(full(100, 2048, is_estimate=True))
    assert meter._label.text() == "about 100 / 2,048 tokens"
    assert "estimate" in meter.toolTip()
    meter.set_fullness(full(100, 2048))
    assert meter._label.text() == "100 / 2,048 tokens"
    assert "estimate" not in meter.toolTip()


@pytest.mark.parametrize("fullness", [None, full(10, 0)])
def test_half_a_number_is_not_shown(theme: Theme, qtbot: QtBot, fullness: Fullness | None) -> None:
    meter = ContextMeter(theme)
    qtbot.addWidget(meter)
    meter.set_fullness(full(1, 2))
    meter.set_fullness(fullness)
    assert meter.isHidden()


def test_a_full_context_is_not_more_than_full(theme: Theme, qtbot: QtBot) -> None:
    meter = ContextMeter(theme)
    qtbot.addWidget(meter)
    meter.set_fullness(full(3000, 2048))
    assert meter._meter.fraction == 1.0
