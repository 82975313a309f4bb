"""What rendered Markdown looks like: fonts, colours and distances, taken from the theme once per drawing."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from desktop.ui.theme.theme import FontStyle, Theme

INDENT = 28  # px for each step of a list
QUOTE_INDENT = 16
DEEPEST = 8  # steps drawn; deeper text keeps its words and stays here
CODE_SIZE = 13 / 15  # of the reading size
LINE = 1.6  # line height of reading text
NOTE = 7  # the level of a footnote, after those of headings
SMALLEST = 11  # px of letters
_SIZES = {1: 1.4, 2: 1.2, 3: 1.1, NOTE: 13 / 15}


class ProseStyle(NamedTuple):
    """One look. Two equal looks draw the same."""

    font: QFont
    code_font: QFont
    text: QColor
    text2: QColor
    link: QColor
    hairline: QColor
    bar: QColor
    well: QColor
    caret: QColor

    @property
    def size(self) -> int:
        """Reading size in px."""
        return self.font.pixelSize()

    @property
    def line_height(self) -> int:
        """Height of a line of reading text."""
        return round(self.size * LINE)

    def heading_size(self, level: int) -> int:
        """Size of a heading's text, or of a footnote's."""
        return max(SMALLEST, round(self.size * _SIZES.get(level, 1.0)))


def prose_style(theme: Theme) -> ProseStyle:
    """The look that `theme` gives to answers."""
    font = theme.font(FontStyle.READING)
    code_font = theme.font(FontStyle.CODE)
    code_font.setPixelSize(max(11, round(font.pixelSize() * CODE_SIZE)))
    return ProseStyle(
        font=font,
        code_font=code_font,
        text=theme.colour("text"),
        text2=theme.colour("text2"),
        link=theme.colour("accent-text"),
        hairline=theme.colour("hairline"),
        bar=theme.colour("control"),
        well=theme.colour("sunken"),
        caret=theme.colour("accent"),
    )


def default_gap(style: ProseStyle) -> int:
    """Distance between paragraphs."""
    return round(style.size * 2 / 3)


def rise(font: QFont, line_height: float) -> int:
    """How far Qt draws text of a fixed line height below the middle of its line."""
    metrics = QFontMetricsF(font)
    middle = (line_height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    return round(0.8 * line_height - middle)
