"""The names over the columns of a model's files."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.ui.models.details.file_rows import RIGHT, FileColumns
from desktop.ui.models.table_heads import Head, TableHeads
from desktop.ui.theme.theme import Theme

HEIGHT = 30


class FileHeads(TableHeads):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, parent)

    def heads(self) -> Sequence[Head]:
        """One over each column."""
        columns = FileColumns.of(self.width())
        return (
            Head(5, columns.size - 40, self.tr("File")),
            Head(columns.name, columns.size, self.tr("Size"), RIGHT),
            Head(columns.size, columns.memory, self.tr("Memory"), RIGHT),
            Head(columns.memory, columns.speed, self.tr("tok/s"), RIGHT),
            Head(columns.speed, columns.loss, self.tr("Quality loss"), RIGHT),
        )
