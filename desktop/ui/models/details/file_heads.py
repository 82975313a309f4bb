"""The names over the columns of a model's files."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.models.details.file_rows import RIGHT, FileColumns
from desktop.ui.models.row_painting import paint_words
from desktop.ui.theme.theme import FontStyle, Theme

HEIGHT = 30


class FileHeads(QWidget):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them, and a line below."""
        del event
        painter, columns = QPainter(self), FileColumns.of(self.width())
        self._paint(painter, 5, columns.size - 40, self.tr("File"), Qt.AlignmentFlag.AlignLeft)
        self._paint(painter, columns.name, columns.size, self.tr("Size"))
        self._paint(painter, columns.size, columns.memory, self.tr("Memory"))
        self._paint(painter, columns.memory, columns.speed, self.tr("tok/s"))
        self._paint(painter, columns.speed, columns.loss, self.tr("Quality loss"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.colour("hairline"))

    def _paint(self, painter: QPainter, left: int, right: int, words: str, align: Qt.AlignmentFlag = RIGHT) -> None:
        place = QRect(left, 0, right - left, HEIGHT - 1)
        paint_words(painter, self._theme, place, words, FontStyle.SMALL, "text2", align=align)
