"""The theme follows the choice, dresses the application and says so."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import BugError
from desktop.settings import ThemeChoice
from desktop.ui.theme.font_style import BRINGS_FONTS
from desktop.ui.theme.theme import FontStyle, Theme


def test_a_choice_changes_everything_at_once(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    light, sheet = theme.colour("content"), qapp.styleSheet()
    with qtbot.waitSignal(theme.changed):
        theme.set_choice(ThemeChoice.DARK)
    assert theme.is_dark
    assert theme.colour("content") != light
    assert qapp.styleSheet() != sheet
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("window")


def test_the_same_choice_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_choice(ThemeChoice.LIGHT)


def test_the_system_is_followed_only_while_that_is_the_choice(theme: Theme) -> None:
    theme.set_choice(ThemeChoice.DARK)
    theme.set_choice(ThemeChoice.SYSTEM)
    assert theme.choice is ThemeChoice.SYSTEM
    assert not theme.is_dark  # the offscreen platform has no dark scheme


def test_widgets_that_are_there_already_change_too(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Restart")
    button.setProperty("kind", "primary")
    button.resize(80, 32)
    qtbot.addWidget(button)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.set_choice(choice)
        assert button.grab().toImage().pixelColor(6, 16) == theme.colour("accent")


def test_the_reading_size_is_that_of_messages_alone(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_reading_size(20)
    assert theme.font(FontStyle.READING).pixelSize() == 20
    assert theme.font(FontStyle.BASE).pixelSize() == 13


def test_numbers_have_figures_of_equal_width(theme: Theme) -> None:
    tag = QFont.Tag("tnum")
    assert theme.font(FontStyle.SMALL).featureValue(tag) == 1
    assert not theme.font(FontStyle.READING).isFeatureSet(tag)


@pytest.mark.skipif(not BRINGS_FONTS, reason="the system's own fonts are used")
def test_the_fonts_that_come_along_are_used(theme: Theme) -> None:
    assert QFontInfo(theme.font(FontStyle.TITLE)).family() == "Inter"
    assert QFontInfo(theme.font(FontStyle.TITLE)).weight() == QFont.Weight.DemiBold
    assert QFontInfo(theme.font(FontStyle.CODE)).family() == "JetBrains Mono"


def test_an_unknown_token_is_our_bug(theme: Theme) -> None:
    with pytest.raises(BugError):
        theme.colour("no-such")
