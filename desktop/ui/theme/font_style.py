"""The sizes and weights of text, and the fonts that Bantam brings along."""

import sys
from enum import Enum
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from desktop.ui.theme.resources import FONTS

INTER = "Inter"
MONO = "JetBrains Mono"
REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
BRINGS_FONTS = sys.platform == "linux"  # the other systems have an interface font of their own


class Measures(NamedTuple):
    """How one kind of text is set; sizes in px."""

    size: int
    line: int
    weight: QFont.Weight
    tabular: bool = False  # figures of equal width, so that numbers do not dance


class FontStyle(Enum):
    """Every kind of text there is."""

    DISPLAY = Measures(24, 32, SEMIBOLD)
    PAGE = Measures(20, 24, SEMIBOLD)
    TITLE = Measures(15, 20, SEMIBOLD)
    READING = Measures(15, 24, REGULAR)
    BASE = Measures(13, 20, REGULAR, tabular=True)
    SMALL = Measures(12, 16, REGULAR, tabular=True)
    CAPTION = Measures(11, 16, SEMIBOLD, tabular=True)
    CODE = Measures(13, 20, REGULAR)


def make_font(style: FontStyle, size: int, weight: QFont.Weight | None = None) -> QFont:
    """A font in a style, `size` px high."""
    measures = style.value
    is_code = style is FontStyle.CODE
    font = QFont(code_families() if is_code else text_families())
    if is_code:
        font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(size)
    font.setWeight(measures.weight if weight is None else weight)
    if measures.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def made_font(style: FontStyle, size: int, weight: QFont.Weight | None = None) -> QFont:
    """The same font each time, which rows are painted with thousands of times: to be copied, not changed."""
    return make_font(style, size, weight)


@cache
def text_families() -> list[str]:
    """What text is set in."""
    if BRINGS_FONTS:
        load_fonts(INTER)
        return [INTER, "Noto Sans"]
    return [QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()]


@cache
def code_families() -> list[str]:
    """What code is set in."""
    if BRINGS_FONTS:
        load_fonts("JetBrainsMono")
        return [MONO, "monospace"]
    return [QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()]


def load_fonts(prefix: str) -> None:
    """Make the fonts known whose files begin like this."""
    for path in sorted(FONTS.glob(f"{prefix}-*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))
