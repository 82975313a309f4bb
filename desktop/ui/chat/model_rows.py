"""The models in the picker: a list model, and the delegate that draws a row of it."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFont, QPainter

from desktop.core.model import ModelFile
from desktop.ui.chat.search_rows import CHECK, GAP, SearchRowDelegate, SearchRows
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as painting
from desktop.ui.models.fit_badge import Judged, fit_badge, speed_text
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import ROW
from desktop.ui.theme.theme import FontStyle
from desktop.ui.widgets.tag import HEIGHT as BADGE


class ModelRow(NamedTuple):
    """One row. `judged` is None as long as nobody knows whether the model fits."""

    model: ModelFile
    judged: Judged | None = None
    is_held: bool = False  # in memory


class ModelRowsModel(SearchRows[ModelRow]):
    """The models on this computer that can answer. GUI thread."""

    def key_of(self, item: ModelRow) -> str:
        """The model's id."""
        return item.model.id

    def words_of(self, item: ModelRow) -> str:
        """Everything that it is called."""
        model = item.model
        return f"{model.name} {model.id} {model.quantisation} {model.architecture}".casefold()

    def said_of(self, item: ModelRow, role: int) -> object:
        """Its name, and everything for a screen reader."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.model.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            badge = fit_badge(item.judged.level) if item.judged is not None else None
            return ", ".join([about_words(item), *([badge.words] if badge is not None else [])])
        return super().said_of(item, role)


class ModelRowDelegate(SearchRowDelegate):
    """Draws name, tags, size, licence and speed, and whether it fits. GUI thread."""

    height = 56
    padding = 12

    def paint_row(self, painter: QPainter, place: QRect, index: AnyIndex, *, is_lit: bool) -> None:
        """Two lines, with the verdict at the end of the second."""
        row: ModelRow = index.data(ROW)
        line = place.adjusted(0, 0, -CHECK - GAP, 0)
        self._paint_name(painter, QRect(line.left(), line.top() + 6, line.width(), 20), row.model, is_lit=is_lit)
        second = QRect(line.left(), line.top() + 29, line.width(), BADGE)
        badge = fit_badge(row.judged.level) if row.judged is not None else None
        if badge is not None:
            width = painting.badge_width(self._theme, badge)
            left = second.right() + 1 - width
            painting.paint_badge(painter, self._theme, left, second.top() + BADGE / 2, badge, on_selected=is_lit)
            second.setRight(left - GAP)
        painting.paint_words(painter, self._theme, second, about_words(row), FontStyle.SMALL, "text2")

    def _paint_name(self, painter: QPainter, place: QRect, model: ModelFile, *, is_lit: bool) -> None:
        tags = [tag for tag in (model.quantisation, self.tr("Built in") if model.is_starter else "") if tag]
        taken = sum(painting.tag_width(self._theme, tag) + GAP for tag in tags)
        name = place.adjusted(0, 0, -taken, 0)
        width = painting.paint_words(painter, self._theme, name, model.name, weight=QFont.Weight.Medium)
        left, middle = place.left() + width + float(GAP), place.top() + place.height() / 2
        for tag in tags:
            left = painting.paint_tag(painter, self._theme, left, middle, tag, on_selected=is_lit) + GAP


def about_words(row: ModelRow) -> str:
    """Whether it is in memory, its size, how fast it writes here where that is known, and its licence."""
    held = QCoreApplication.translate("InstalledRows", "In memory") if row.is_held else ""
    speed = speed_text(row.judged.speed) if row.judged is not None and row.judged.speed.high > 0 else ""
    return " · ".join(part for part in (held, size_text(row.model.size), speed, row.model.licence) if part)
