"""The line over the list: how many models there are, and what the columns mean."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.models.discover.columns import Columns
from desktop.ui.models.table_heads import Head, TableHeads
from desktop.ui.theme.theme import Theme

HEIGHT = 24


class ColumnHeads(TableHeads):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, parent)
        self._words = ""

    def set_count(self, words: str) -> None:
        """Say how many there are."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def heads(self) -> Sequence[Head]:
        """The count over the names, and the others over their columns."""
        columns = Columns.of(self.width())
        if columns.is_narrow:
            return (Head(columns.name, columns.size_end, self._words),)
        right = Qt.AlignmentFlag.AlignRight
        return (
            Head(columns.name, columns.name_end, self._words),
            Head(columns.fit, columns.speed_end - 60, self.tr("Fit on this computer")),
            Head(columns.speed_end - 60, columns.speed_end, self.tr("Speed"), right),
            Head(columns.speed_end, columns.size_end, self.tr("Size"), right),
        )
