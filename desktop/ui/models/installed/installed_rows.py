"""The models on this computer as a list model, and the delegate that draws a row of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.core.model import ModelFile
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as rows
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import HIGH, ROW, RowDelegate, RowsModel
from desktop.ui.theme.theme import FontStyle

SIDE, SIZE, GAP = 16, 90, 8
MARK = 26  # px of the picture beside a mark, and around it
HELD = ROW + 1  # whether it is in memory


class InstalledRowsModel(RowsModel[ModelFile]):
    """The models that are shown, and which of them are in memory. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: frozenset[Path] = frozenset()

    @property
    def models(self) -> Sequence[ModelFile]:
        """The rows."""
        return self.items

    def set_held(self, paths: frozenset[Path]) -> None:
        """The models in these files are in memory."""
        if paths != self._held:
            self._held = paths
            self.dataChanged.emit(self.index(0), self.index(max(len(self.items) - 1, 0)))

    def key_of(self, item: ModelFile) -> str:
        """The model's id."""
        return item.id

    def said_of(self, item: ModelFile, role: int) -> object:
        """Its name, and everything for a screen reader."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            held = [held_words()] if item.path in self._held else []
            return ", ".join((item.name, *tags_of(item), *held, size_text(item.size)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return place_words(item)
        return item.path in self._held if role == HELD else None


class InstalledRowDelegate(RowDelegate):
    """Name and tags, where it lies, and its size. GUI thread."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Two lines, and the size at their end."""
        model: ModelFile = index.data(ROW)
        theme, top = self._theme, option.rect.top()
        end = option.widget.width() - SIDE
        tags = tags_of(model)
        is_held = bool(index.data(HELD))
        metrics = QFontMetrics(theme.font(FontStyle.SMALL))
        mark = metrics.horizontalAdvance(held_words()) + MARK if is_held else 0
        taken = sum(rows.tag_width(theme, tag) + GAP for tag in tags) + mark
        first = QRect(SIDE, top + 12, end - SIZE - SIDE - taken, 20)
        width = rows.paint_words(painter, theme, first, model.name, weight=QFont.Weight.DemiBold)
        left = float(SIDE + width + GAP)
        for tag in tags:
            is_selected = rows.is_selected(option)
            left = rows.paint_tag(painter, theme, left, first.center().y() + 1, tag, on_selected=is_selected) + GAP
        if is_held:
            rows.paint_icon(painter, theme, left, first.center().y() + 1, "memory-stick", "green")
            place = QRect(int(left) + 18, first.top(), mark, first.height())
            rows.paint_words(painter, theme, place, held_words(), FontStyle.SMALL, "green")
        second = QRect(SIDE, top + 32, end - SIZE - SIDE, 16)
        rows.paint_words(painter, theme, second, place_words(model), FontStyle.SMALL, "text2")
        size = QRect(end - SIZE, top, SIZE, HIGH)
        rows.paint_words(painter, theme, size, size_text(model.size), token="text2", align=Qt.AlignmentFlag.AlignRight)


def held_words() -> str:
    """What stands beside the name of a model that an engine has."""
    return QCoreApplication.translate("InstalledRows", "In memory")


def tags_of(model: ModelFile) -> list[str]:
    """What stands beside the name."""
    return [tag for tag in (model.quantisation, _kind(model), _state(model)) if tag]


def _kind(model: ModelFile) -> str:
    return QCoreApplication.translate("InstalledRows", "Search") if model.is_embedding else ""


def _state(model: ModelFile) -> str:
    if model.is_gone:
        return QCoreApplication.translate("InstalledRows", "Gone")
    return QCoreApplication.translate("InstalledRows", "Broken") if model.problem else ""


def place_words(model: ModelFile) -> str:
    """Whose the file is, and where it lies."""
    translate = QCoreApplication.translate
    if model.is_starter:
        return translate("InstalledRows", "Comes with Bantam")
    if model.origin:
        return translate("InstalledRows", "Used in place, where {0} keeps it").format(model.origin)
    return str(model.path.parent)
