"""The line over the list: how many models there are, and what the columns mean."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.models.discover.columns import Columns
from desktop.ui.models.row_painting import paint_words
from desktop.ui.theme.theme import FontStyle, Theme

HEIGHT = 24


class ColumnHeads(QWidget):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_count(self, words: str) -> None:
        """Say how many there are."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads over their columns, and a line below."""
        del event
        painter = QPainter(self)
        columns = Columns.of(self.width())
        end = columns.size_end if columns.is_narrow else columns.name_end
        self._paint(painter, columns.name, end, self._words)
        if not columns.is_narrow:
            right = Qt.AlignmentFlag.AlignRight
            self._paint(painter, columns.fit, columns.speed_end, self.tr("Fit on this computer"))
            self._paint(painter, columns.speed_end - 60, columns.speed_end, self.tr("Speed"), right)
            self._paint(painter, columns.speed_end, columns.size_end, self.tr("Size"), right)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.colour("hairline"))

    def _paint(
        self,
        painter: QPainter,
        left: int,
        right: int,
        words: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        place = QRect(left, 0, right - left, HEIGHT - 1)
        paint_words(painter, self._theme, place, words, FontStyle.SMALL, "text2", align=align)
