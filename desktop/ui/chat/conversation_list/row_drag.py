"""A row that is pulled with the mouse: when it becomes a drag, and what it would be dropped into."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from desktop.ui.chat.conversation_list.list_row import ListRow


class Drop(NamedTuple):
    """Where something would be dropped: `row` is to be marked (-1 for none), None is outside of every folder."""

    row: int
    folder_id: str | None


class RowDrag:
    """Owns the pull from press to release. GUI thread."""

    def __init__(self) -> None:
        self.pressed: ListRow | None = None
        self.drop: Drop | None = None  # None as long as it is no drag
        self._at = QPoint()

    @property
    def is_on(self) -> bool:
        """Whether something is being dragged."""
        return self.drop is not None

    def press(self, row: ListRow, at: QPoint) -> None:
        """The button went down on a row."""
        self.pressed, self.drop, self._at = row, None, at

    def move(self, at: QPoint, row: int, rows: Sequence[ListRow]) -> bool:
        """The pointer is over a row, -1 for none; returns whether it is a drag."""
        if self.pressed is None:
            return False
        distance = (at - self._at).manhattanLength()
        if self.drop is None and distance < QApplication.startDragDistance():
            return False
        self.drop = _drop(row, rows)
        return True

    def end(self) -> tuple[ListRow | None, Drop | None]:
        """The button went up, or the drag was given up: what was pressed, and where it is dropped if it was dragged."""
        found = self.pressed, self.drop
        self.pressed = self.drop = None
        return found


def _drop(row: int, rows: Sequence[ListRow]) -> Drop:
    """A folder takes what is dropped on it or on a chat in it."""
    if row < 0:
        return Drop(-1, None)
    over = rows[row]
    if over.is_folder:
        return Drop(row, over.id)
    if over.is_chat and over.depth:
        place = next((at for at in range(row, -1, -1) if rows[at].id == over.folder_id), -1)
        return Drop(place, over.folder_id)
    return Drop(-1, None)
