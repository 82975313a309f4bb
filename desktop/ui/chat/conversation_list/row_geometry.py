"""Where each row of the conversation list begins: found by bisection, so that ten thousand rows cost nothing."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind

HEIGHTS = {RowKind.HEADING: 28, RowKind.FOLDER: 32, RowKind.CHAT: 32, RowKind.HIT: 52}
BOTTOM = 8  # below the last row


class RowGeometry:
    """Tops and heights in pixels, from the top of the list."""

    def __init__(self, rows: Iterable[ListRow] = ()) -> None:
        self._tops = [0, *accumulate(HEIGHTS[row.kind] for row in rows)]

    @property
    def total(self) -> int:
        """Height of the whole list."""
        return self._tops[-1] + BOTTOM if len(self._tops) > 1 else 0

    def top(self, row: int) -> int:
        """First pixel of a row."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """Pixels of a row."""
        return self._tops[row + 1] - self._tops[row]

    def row_at(self, y: int) -> int:
        """The row that holds this pixel, or -1."""
        return bisect_right(self._tops, y) - 1 if 0 <= y < self._tops[-1] else -1

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that touch these pixels, both included."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = min(len(self._tops) - 1, bisect_right(self._tops, bottom))
        return range(first, last)
