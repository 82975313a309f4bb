"""The files of a model, as a list model, and the delegate that draws a row of it with its radio button."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.fit import FitLevel
from desktop.core.offer import FileOffer
from desktop.ui.locale_text import size_text
from desktop.ui.models.fit_words import UNKNOWN, file_words, loss_text, loss_words, middle_text
from desktop.ui.models.row_painting import is_selected, paint_ground, paint_icon, paint_words
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.theme.theme import FontStyle, Theme

ROW = 34
FILE = Qt.ItemDataRole.UserRole + 1
RADIO = 16
BAR = QSize(40, 4)
NARROW = 400  # px of the table
WORST = 0.06  # a loss that fills the bar
RIGHT = Qt.AlignmentFlag.AlignRight
TOKENS = {FitLevel.TIGHT: ("amber", "triangle-alert"), FitLevel.TOO_LARGE: ("red", "ban")}


class FileColumns(NamedTuple):
    """Ends of the columns, in pixels from the left."""

    name: int
    size: int
    memory: int
    speed: int
    loss: int

    @staticmethod
    def of(width: int) -> "FileColumns":
        """For a table of that width."""
        end = width - 5
        if width < NARROW:
            return FileColumns(29, end - 206, end - 128, end - 96, end)
        return FileColumns(29, end - 227, end - 145, end - 103, end)


class FileRowsModel(QAbstractListModel):
    """Owns the rows. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[FileOffer] = []

    @property
    def files(self) -> Sequence[FileOffer]:
        """The rows."""
        return self._files

    def set_files(self, files: Sequence[FileOffer]) -> None:
        """Show these; the same files keep their rows."""
        new = list(files)
        if [one.file.name for one in new] != [one.file.name for one in self._files]:
            self.beginResetModel()
            self._files = new
            self.endResetModel()
        else:
            self._files = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def row_of(self, name: str) -> int:
        """Where a file stands, -1 where it does not."""
        return next((row for row, one in enumerate(self._files) if one.file.name == name), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (an empty index is immutable)
        """Qt's question."""
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's question."""
        if not index.isValid():
            return None
        offer = self._files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.file.quantisation or offer.file.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return file_words(offer)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{offer.file.name}\n{loss_words(offer.loss)}"
        return offer if role == FILE else None


class FileRowDelegate(QStyledItemDelegate):
    """Radio, name, size, memory, speed, and a bar of the quality that is lost. GUI thread."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are equally high."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt's question."""
        offer, theme, rect = index.data(FILE), self._theme, option.rect
        chosen = is_selected(option)
        columns = FileColumns.of(rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, theme, option)
        self._paint_radio(painter, rect.center().y() + 0.5, is_on=chosen)
        name = offer.file.quantisation or offer.file.name
        place = QRect(columns.name, rect.top(), columns.size - columns.name - 54, ROW - 1)
        paint_words(painter, theme, place, name, weight=QFont.Weight.DemiBold if chosen else None)
        self._paint_number(painter, rect, columns.size, size_text(offer.file.size), "text2")
        self._paint_memory(painter, rect, columns.memory, offer)
        self._paint_number(painter, rect, columns.speed, middle_text(offer.speed))
        self._paint_loss(painter, rect, columns, offer.loss, on_selected=chosen)
        painter.restore()

    def _paint_memory(self, painter: QPainter, rect: QRect, end: int, offer: FileOffer) -> None:
        if offer.fit is None:
            self._paint_number(painter, rect, end, UNKNOWN)
            return
        words = size_text(offer.fit.need.total)
        token, icon = TOKENS.get(offer.fit.level, ("text", ""))
        self._paint_number(painter, rect, end, words, token)
        if icon:
            width = QFontMetrics(self._theme.font(FontStyle.BASE)).horizontalAdvance(words)
            paint_icon(painter, self._theme, end - width - 18, rect.center().y() + 0.5, icon, token)

    def _paint_loss(
        self, painter: QPainter, rect: QRect, columns: FileColumns, loss: float | None, *, on_selected: bool
    ) -> None:
        self._paint_number(painter, rect, columns.loss, loss_text(loss))
        if loss is None:
            return
        left = columns.loss - 85
        bar = QRectF(left, rect.center().y() - 1, BAR.width(), BAR.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("raised" if on_selected else "selected"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(self._theme.colour("text2"))
        bar.setWidth(max(BAR.width() * min(loss / WORST, 1.0), 1.5))
        painter.drawRoundedRect(bar, 2, 2)

    def _paint_number(self, painter: QPainter, rect: QRect, end: int, words: str, token: str = "text") -> None:
        place = QRect(end - 90, rect.top(), 90, ROW - 1)
        paint_words(painter, self._theme, place, words, token=token, align=RIGHT)

    def _paint_radio(self, painter: QPainter, middle: float, *, is_on: bool) -> None:
        colour, centre = self._theme.colour, QPointF(5 + RADIO / 2, middle)
        painter.setPen(QPen(colour("accent" if is_on else "control"), 1))
        painter.setBrush(colour("accent" if is_on else "raised"))
        painter.drawEllipse(centre, RADIO / 2 - 0.5, RADIO / 2 - 0.5)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("on-accent"))
            painter.drawEllipse(centre, 3, 3)
