"""What the system asks for counts as if the person had asked for it."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme.system_wishes import SystemWishes
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Spinner


def test_a_system_without_wishes_has_none(qtbot: QtBot) -> None:
    wishes = SystemWishes()
    assert not wishes.wants_contrast
    assert not wishes.wants_stillness


def test_high_contrast_makes_borders_strong(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    weak = theme.colour("hairline")
    monkeypatch.setattr(SystemWishes, "wants_contrast", True)
    theme._wishes.changed.emit()
    assert theme.colour("hairline") == theme.colour("control") != weak
    monkeypatch.undo()
    theme._wishes.changed.emit()
    assert theme.colour("hairline") == weak


def test_borders_stay_strong_in_the_other_theme(theme: Theme) -> None:
    theme.set_stronger_borders(True)
    assert theme.colour("input") == theme.colour("control")


def test_a_spinner_stands_still_where_motion_is_unwanted(theme: Theme, qtbot: QtBot) -> None:
    spinner = Spinner(theme)
    qtbot.addWidget(spinner)
    spinner.show()
    spinner.start()
    turning = [spinner.is_turning]
    for wanted in (True, False):
        theme.set_reduced_motion(wanted)
        turning.append(spinner.is_turning)
    spinner.stop()
    assert turning == [True, False, True]
