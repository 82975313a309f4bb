"""The files of a model, as a list model, and the delegate that draws a row of it with its radio button."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.core.fit import FitLevel
from desktop.core.offer import FileOffer
from desktop.ui.locale_text import size_text
from desktop.ui.models.fit_badge import UNKNOWN, middle_text
from desktop.ui.models.fit_words import file_words, kind_words, loss_text, loss_words, published_words
from desktop.ui.models.row_painting import is_selected, paint_icon, paint_words
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import ROW, RowDelegate, RowsModel
from desktop.ui.theme.theme import FontStyle

HIGH = 34  # px of a row
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
            return FileColumns(29, end - 206, end - 134, end - 96, end)
        return FileColumns(29, end - 227, end - 145, end - 103, end)


class FileRowsModel(RowsModel[FileOffer]):
    """The files of one model, called by their quantisation, or by name where it is that of several. GUI thread."""

    _alike: frozenset[str] = frozenset()  # quantisations of more than one file

    def set_alike(self, files: Iterable[FileOffer]) -> None:
        """All files of the model, whether they are shown or not; `set_items` follows."""
        counts = Counter(one.file.quantisation for one in files)
        self._alike = frozenset(name for name, count in counts.items() if count > 1)

    def label(self, item: FileOffer) -> str:
        """What to call a file."""
        kind = item.file.quantisation
        return kind if kind and kind not in self._alike else item.file.name.removesuffix(".gguf")

    def key_of(self, item: FileOffer) -> str:
        """The file's path in its repository."""
        return item.file.name

    def said_of(self, item: FileOffer, role: int) -> object:
        """Its quantisation, and everything for a screen reader."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.label(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = file_words(item)
            return words if item.file.quantisation not in self._alike else f"{self.label(item)}, {words}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return published_words(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (item.file.name, *kind_words(item), loss_words(item.loss), published_words(item))
            return "\n".join(filter(None, parts))
        return None


class FileRowDelegate(RowDelegate):
    """Radio, name, size, memory, speed, and a bar of the quality that is lost. GUI thread."""

    height = HIGH

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One line in columns."""
        offer, theme, rect = index.data(ROW), self._theme, option.rect
        chosen = is_selected(option)
        columns = FileColumns.of(rect.width())
        self._paint_radio(painter, rect.center().y() + 0.5, is_on=chosen)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        place = QRect(columns.name, rect.top(), columns.size - columns.name - 54, HIGH - 1)
        paint_words(painter, theme, place, name, weight=QFont.Weight.DemiBold if chosen else None)
        self._paint_number(painter, rect, columns.size, size_text(offer.file.size), "text2")
        self._paint_memory(painter, rect, columns.memory, offer)
        self._paint_number(painter, rect, columns.speed, middle_text(offer.speed))
        self._paint_loss(painter, rect, columns, offer.loss, on_selected=chosen)

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
        place = QRect(end - 90, rect.top(), 90, HIGH - 1)
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
