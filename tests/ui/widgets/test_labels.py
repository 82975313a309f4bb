"""Words are shown letter by letter, in the colour they were given."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from desktop.settings import ThemeChoice
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconLine, PlainLabel, Tag, plain_tooltip

MARKUP = "<b>bold</b> & <img src=x>"


def test_markup_is_words(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_a_label_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, "words", style=FontStyle.SMALL, token="text2")
    qtbot.addWidget(label)
    theme.set_choice(ThemeChoice.DARK)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("text2")
    label.set_token("red")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("red")


def test_a_label_inside_a_button_keeps_its_colour(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "", kind="primary")
    qtbot.addWidget(button)
    label = PlainLabel(theme, "words", token="on-accent", parent=button)
    assert label.foregroundRole() is QPalette.ColorRole.WindowText


def test_a_line_says_its_words_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    line = IconLine(theme, "cpu")
    qtbot.addWidget(line)
    line.set_text("CPU 2 threads")
    assert (line.text(), line.accessibleName()) == ("CPU 2 threads", "CPU 2 threads")


@pytest.mark.parametrize("kind", ["neutral", "green", "amber", "red", "accent"])
def test_a_tag_stands_on_its_ground(theme: Theme, qtbot: QtBot, kind: str) -> None:
    tag = Tag(theme, "Ready", kind, icon="check")
    qtbot.addWidget(tag)
    tag.resize(tag.sizeHint())
    ground = theme.colour("hover" if kind == "neutral" else f"{kind}-bg")
    assert tag.grab().toImage().pixelColor(3, 11) == ground


@pytest.mark.parametrize("words", ["plain", "a < b", "<b>bold</b>", "a &amp; b", "first\nsecond <i>"])
def test_a_tooltip_shows_what_it_was_given(words: str) -> None:
    from PySide6.QtGui import QTextDocument

    tooltip = plain_tooltip(words)
    if tooltip != words:
        document = QTextDocument()
        document.setHtml(tooltip)
        tooltip = document.toPlainText()
    assert tooltip == words
