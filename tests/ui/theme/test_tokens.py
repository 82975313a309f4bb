"""Both themes have the same tokens, and text can be read on every ground it stands on."""

import math

import pytest
from PySide6.QtGui import QColor

from desktop.ui.theme.resources import THEMES
from desktop.ui.theme.tokens import read_tokens, strengthened

TEXT = [
    (text, ground)
    for text in ("text", "text2", "text3")
    for ground in ("window", "content", "raised", "hover", "selected", "rail", "sunken")
]
CHIPS = [(name, ground) for name in ("green", "amber", "red") for ground in (f"{name}-bg", "content", "raised")]
ACCENTS = [
    ("on-accent", "accent"),
    ("on-accent", "accent-press"),
    ("accent-text", "content"),
    ("accent-text", "selected"),
    ("accent-text", "accent-bg"),
    ("content", "text"),  # tooltips
]
CODE = [(f"code-{name}", "sunken") for name in ("keyword", "string", "name", "number")]
READ = [*TEXT, *CHIPS, *ACCENTS, *CODE]  # 4.5 at least
SEEN = [(token, ground) for token in ("control", "accent") for ground in ("content", "window", "raised")]  # 3.0
EDGES = [(token, ground) for token in ("hairline", "input") for ground in ("content", "window", "raised")]


def luminance(colour: QColor) -> float:
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4) for part in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def test_both_themes_have_the_same_tokens() -> None:
    assert read_tokens(THEMES / "light.toml").keys() == read_tokens(THEMES / "dark.toml").keys()


def tokens_of(name: str, *, strong: bool) -> dict[str, str]:
    tokens = read_tokens(THEMES / f"{name}.toml")
    return strengthened(tokens) if strong else tokens


def too_weak(tokens: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    found = [(one, other, contrast(tokens[one], tokens[other])) for one, other in pairs]
    return [row for row in found if row[2] < least]


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read(name: str, strong: bool) -> None:
    assert too_weak(tokens_of(name, strong=strong), READ, 4.5) == []


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_controls_and_focus_can_be_seen(name: str, strong: bool) -> None:
    assert too_weak(tokens_of(name, strong=strong), SEEN, 3.0) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_stronger_borders_can_be_seen(name: str) -> None:
    assert too_weak(tokens_of(name, strong=False), EDGES, 3.0)
    assert too_weak(tokens_of(name, strong=True), EDGES, 3.0) == []
