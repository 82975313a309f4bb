"""Icons have the colour, the size and the line that was asked for."""

import pytest
from PySide6.QtGui import QColor

from desktop.ui.theme.icons import GRID, line_width
from desktop.ui.theme.theme import Theme


@pytest.mark.parametrize("size", [14, 16, 20, 32])
def test_lines_are_equally_strong_at_every_size(size: int) -> None:
    assert 1.3 <= line_width(size) * size / GRID <= 1.5001


def test_an_icon_has_its_tokens_colour_and_all_pixels_of_the_screen(theme: Theme) -> None:
    pixmap = theme.pixmap("square", size=16, token="red", ratio=2.0)
    image = pixmap.toImage()
    solid = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)
    assert solid == {theme.colour("red").name()}


def test_an_icon_is_drawn_once(theme: Theme) -> None:
    assert theme.pixmap("copy").cacheKey() == theme.pixmap("copy").cacheKey()
    assert theme.pixmap("copy").cacheKey() != theme.pixmap("copy", token="red").cacheKey()


def test_the_mark_is_in_the_accent(theme: Theme) -> None:
    image = theme.mark(32, 1.0).toImage()
    colours = [QColor(image.pixelColor(x, y)) for x in range(32) for y in range(32)]
    assert theme.colour("accent").name() in {colour.name() for colour in colours if colour.alpha() == 255}
