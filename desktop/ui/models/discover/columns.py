"""Where the columns of the list of models stand."""

from typing import NamedTuple

SIDE = 16
SIZE = 72  # px of the column at the right end
SPEED = 90
FIT = 146
NARROW = 600  # px below which there is no room for columns
NARROW_FIT = 140


class Columns(NamedTuple):
    """Pixels from the left edge."""

    name: int
    name_end: int
    fit: int
    speed_end: int
    size_end: int
    is_narrow: bool

    @staticmethod
    def of(width: int) -> "Columns":
        """For a list of that width."""
        end = width - SIDE
        if width < NARROW:
            return Columns(SIDE, end - NARROW_FIT - 8, end - NARROW_FIT, end, end, is_narrow=True)
        speed_end = end - SIZE
        fit = speed_end - SPEED - FIT
        return Columns(SIDE, fit - SIDE, fit, speed_end, end, is_narrow=False)
