"""Both themes have the same tokens, and text can be read on every ground it stands on."""

import math

import pytest
from PySide6.QtGui import QColor

from desktop.ui.theme.resources import THEMES
from desktop.ui.theme.tokens import read_tokens

TEXT = [
    (text, ground)
    for text in ("text", "text2", "text3")
    for ground in ("window", "content", "raised", "hover", "selected")
]
CHIPS = [(f"{name}", f"{name}-bg") for name in ("green", "amber", "red")]
PAIRS = [*TEXT, *CHIPS, ("on-accent", "accent"), ("accent-text", "accent-bg"), ("accent-text", "content")]


def luminance(colour: QColor) -> float:
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4) for part in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def test_both_themes_have_the_same_tokens() -> None:
    assert read_tokens(THEMES / "light.toml").keys() == read_tokens(THEMES / "dark.toml").keys()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read(name: str) -> None:
    tokens = read_tokens(THEMES / f"{name}.toml")
    assert not [
        (pair, contrast(tokens[pair[0]], tokens[pair[1]]))
        for pair in PAIRS
        if contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5
    ]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_controls_and_focus_can_be_seen(name: str) -> None:
    tokens = read_tokens(THEMES / f"{name}.toml")
    assert all(contrast(tokens[token], tokens["content"]) >= 3 for token in ("control", "accent"))
