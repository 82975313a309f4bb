"""How full the context is: grey, amber, red, and always with both numbers."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.chat.context_meter import ContextMeter, meter_token
from desktop.ui.theme.theme import Theme


@pytest.mark.parametrize(
    ("fraction", "token"), [(0.0, "text2"), (0.75, "text2"), (0.76, "amber"), (0.95, "amber"), (0.96, "red")]
)
def test_colours(fraction: float, token: str) -> None:
    assert meter_token(fraction) == token


def test_numbers(theme: Theme, qtbot: QtBot) -> None:
    meter = ContextMeter(theme)
    qtbot.addWidget(meter)
    assert meter.isHidden()
    meter.set_context(512, 2048)
    assert not meter.isHidden()
    assert meter.accessibleName().startswith("Context: 512 / ")
    assert meter._meter.fraction == 0.25


@pytest.mark.parametrize(("used", "total"), [(None, 2048), (10, None), (10, 0), (None, None)])
def test_half_a_number_is_not_shown(theme: Theme, qtbot: QtBot, used: int | None, total: int | None) -> None:
    meter = ContextMeter(theme)
    qtbot.addWidget(meter)
    meter.set_context(1, 2)
    meter.set_context(used, total)
    assert meter.isHidden()


def test_a_full_context_is_not_more_than_full(theme: Theme, qtbot: QtBot) -> None:
    meter = ContextMeter(theme)
    qtbot.addWidget(meter)
    meter.set_context(3000, 2048)
    assert meter._meter.fraction == 1.0
